import type { Consignment, DocumentFacts } from '../../domain/consignment/consignment.ts';
import { isTerminal } from '../../domain/consignment/consignment-states.ts';
import type { WaitingDocument } from '../../domain/customs/signing-batches.ts';
import type { Services } from '../../ports/services.ts';
import { recordNews } from '../record-news.ts';
import type { MoveServices } from '../record-news.ts';
import { withFacts } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { isSignedKind, isUnsigned } from './signing-messages.ts';
import type { DocumentVersion, SignedKind } from './signing-messages.ts';

/** A document that waits, with the consignment it is of. */
export interface Drawn extends WaitingDocument {
  readonly kind: SignedKind;
  readonly consignment: Consignment;
}

/** `signed`: its bytes stand, and its message may have to be filed again. `gone`: nobody wants it any more. */
export type LookedUp =
  | { readonly kind: 'waiting'; readonly document: Drawn }
  | { readonly kind: 'signed'; readonly consignment: Consignment }
  | { readonly kind: 'gone' };

/** What takes a list back is wanted while everything else is not. */
const UNWINDING: readonly SignedKind[] = ['623', '605', '625', '213'];

/**
 * How a document stands now. One that is to be unwound before it was signed is taken back here:
 * customs never gets it.
 *
 * @param apart the message that it is to be signed anew instead of
 */
export async function lookUp(
  services: MoveServices,
  reference: Pick<WaitingDocument, 'consignmentId' | 'kind' | 'version'>,
  apart?: WaitingDocument['apart'],
): Promise<LookedUp> {
  const { consignmentId, kind, version } = reference;
  if (!isSignedKind(kind)) return { kind: 'gone' };
  const consignment = await services.orders.consignment(consignmentId);
  const document = consignment && wanted(consignment, { kind, version });
  if (consignment === undefined || document === undefined) return { kind: 'gone' };
  if (apart !== undefined && !isRefused(document, apart.batch)) return { kind: 'gone' };
  if (apart === undefined && document.hash !== undefined) return { kind: 'signed', consignment };
  if (consignment.stage === 'unwind' && !UNWINDING.includes(kind)) {
    await takeBack(services, { consignmentId, kind });
    return { kind: 'gone' };
  }
  const { parties, customsId } = consignment;
  const { filedAt: since } = document;
  const lane = { declarant: parties.declarant.code, customsCode: parties.customsCode, customsId };
  const named = { consignmentId, kind, version };
  return { kind: 'waiting', document: { ...named, ...lane, since, apart, consignment } };
}

/** Says that a document never got to customs, unless it was signed meanwhile. */
export async function takeBack(
  services: MoveServices,
  { consignmentId, kind }: Pick<DocumentVersion, 'consignmentId' | 'kind'>,
): Promise<void> {
  await recordNews(services, consignmentId, (draft) => unfiled(services, draft, kind));
}

function unfiled({ clock }: Pick<Services, 'clock'>, draft: Draft, kind: SignedKind) {
  return isUnsigned(draft.consignment, kind)
    ? withFacts(draft, { facts: [{ type: 'filing-lost', kind }] }, clock.now())
    : undefined;
}

/** This version, if it still stands for something. */
function wanted(
  { status, documents }: Consignment,
  { kind, version }: Pick<DocumentVersion, 'kind' | 'version'>,
): DocumentFacts | undefined {
  const document = documents[kind];
  const stands = document?.version === version && document.superseded !== true;
  return stands && document.rejected === undefined && !isTerminal(status) ? document : undefined;
}

/** It is still in that message, and customs told nothing of it: nobody signed it anew since. */
function isRefused({ batch, receipts }: DocumentFacts, refused: string): boolean {
  return batch === refused && receipts.length === 0;
}
