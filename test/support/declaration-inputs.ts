import { declaredWaybillNumber } from '../../functions/domain/customs/declared-waybill.ts';
import type { DeclarationInput } from '../../functions/domain/customs/documents/declaration-input.ts';
import type { InboundTransport } from '../../functions/domain/customs/documents/return-facts.ts';
import type { Consignment } from '../../functions/domain/consignment/consignment.ts';
import type { Identity } from '../../functions/domain/order/order.ts';
import { anIdentity } from './consignment-builder.ts';

/** A GUID in the form customs wants: 36 characters, capital letters. */
export const GUID = '4CDE1CFD-EDED-46B1-946C-B8022E42FC94';

/** A returned parcel on its way back by air. */
export const INBOUND: InboundTransport = {
  trafficMode: '5',
  vessel: 'KE893',
  voyage: 'KE893',
  masterBill: '180-12345675',
  site: { code: '3301960S01', name: '示例监管场所有限公司' },
  location: 'A-01',
};

/** What the documents of a consignment are built from. */
export function aDeclarationInput(
  consignment: Consignment,
  identity: Identity = anIdentity(),
): DeclarationInput {
  return {
    consignment,
    identity,
    waybillNumber: declaredWaybillNumber(consignment),
    guid: GUID,
    appTime: '20261123100000',
  };
}
