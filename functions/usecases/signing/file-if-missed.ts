import type { Consignment } from '../../domain/consignment/consignment.ts';
import { milliseconds } from '../../domain/instant.ts';
import { recordFacts } from '../record-news.ts';
import type { MoveServices } from '../record-news.ts';
import { fileAgain } from './file-message.ts';
import { toSigning } from './signing-messages.ts';
import type { DocumentToSign } from './signing-messages.ts';

/** Customs takes its time to answer: what was filed less than this ago cannot be missed yet. weak: chosen. */
const ANSWERED_WITHIN = { minutes: 30 };

/**
 * Files a signed document again if customs does not have it. A repeat that comes soon after the
 * first is looked into once customs has had its time: whether the first was sent, nobody can tell
 * before. Nor can anybody while customs does not answer: then it is looked into later.
 */
export async function fileIfMissed(
  services: MoveServices,
  reference: DocumentToSign,
  consignment: Consignment,
): Promise<void> {
  const { kind, lookedFor, attempt = 1, consignmentId } = reference;
  const { clock, customs } = services;
  const document = consignment.documents[kind];
  if (document === undefined || document.receipts.length > 0) return;
  if (lookedFor !== true && attempt === 1) {
    const { signedAt = document.filedAt } = document;
    const early = milliseconds(ANSWERED_WITHIN) - (Date.parse(clock.now()) - Date.parse(signedAt));
    if (early > 0) {
      return toSigning(services, reference, clock.wallMilliseconds(early) / 1_000);
    }
    const patience = clock.wallMilliseconds(milliseconds(ANSWERED_WITHIN));
    const told = await customs.query(consignment);
    if (told.kind === 'transient') {
      const { retryAfterSeconds = 0 } = told;
      return toSigning(services, reference, Math.max(patience / 1_000, retryAfterSeconds));
    }
    const facts = told.kind === 'answered' ? told.facts : [];
    await recordFacts(services, consignmentId, facts);
    if (facts.some((fact) => fact.type === 'receipt-received' && fact.kind === kind)) return;
  }
  await fileAgain(services, { ...reference, consignment }, attempt);
}
