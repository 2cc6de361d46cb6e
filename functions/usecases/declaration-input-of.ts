import { isAmendment } from '../domain/consignment/amendments.ts';
import type { Consignment } from '../domain/consignment/consignment.ts';
import { declaredWaybillNumber } from '../domain/customs/declared-waybill.ts';
import type { DeclarationInput } from '../domain/customs/documents/declaration-input.ts';
import { inboundTransport } from '../domain/customs/documents/return-facts.ts';
import type { Identity } from '../domain/order/order.ts';
import type { DocumentKind } from '../domain/trade/documents.ts';

/** Which version of which document, with its number and moment. */
interface DocumentInput extends Pick<DeclarationInput, 'guid' | 'appTime'> {
  readonly kind: DocumentKind;
  readonly version: number;
}

/** What a document of this consignment is built from. */
export function declarationInput(
  consignment: Consignment,
  identity: Identity,
  document: DocumentInput,
): DeclarationInput {
  const waybillNumber = declaredWaybillNumber(consignment);
  const returned = { inbound: inboundTransport(consignment, waybillNumber) };
  const { kind, version, guid, appTime } = document;
  const amends = isAmendment(consignment, kind, version);
  // weak: channels tell us that an order is paid and not when; by the time it is declared it is.
  const paidAt = appTime;
  return { consignment, identity, waybillNumber, returned, guid, appTime, amends, paidAt };
}
