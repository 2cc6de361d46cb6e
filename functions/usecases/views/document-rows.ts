import type { Consignment, DocumentFacts } from '../../domain/consignment/consignment.ts';
import { RETURN_TALLIES } from '../../domain/consignment/return-tally.ts';
import { RETURN_APPLICATIONS } from '../../domain/consignment/undone.ts';
import { receiptMeaning } from '../../domain/customs/receipt-status.ts';
import type { Instant } from '../../domain/instant.ts';
import { AFTER_DELIVERY } from '../../domain/trade/after-delivery.ts';
import { DOCUMENTS } from '../../domain/trade/documents.ts';
import type { DocumentKind } from '../../domain/trade/documents.ts';
import { TRADE_MODES } from '../../domain/trade/trade-modes.ts';
import type { DocumentRecord } from '../../ports/order-store.ts';
import { isUnsigned } from '../signing/signing-messages.ts';
import { documentName } from './document-name.ts';

/**
 * How far a document got. `unsigned`: it waits for the signer; `waiting`: its own party is to file it and customs has not told of it;
 * `filed`: sent, or customs has it and is still at it.
 */
export type DocumentState =
  ('not due' | 'unsigned' | 'waiting' | 'filed') | ('accepted' | 'released' | 'rejected');

/**
 * One row per document of the consignment's mode, in the order they fall due: whose it is, how far
 * it got and what customs said. A withdrawal shows once the consignment is being unwound, a return
 * application and its tally once they are filed or asked for.
 */
export function documentRows(consignment: Consignment, records: readonly DocumentRecord[]) {
  return kindsOf(consignment).map((kind) => {
    const { title, chineseTitle, filedBy, entrustedToUs } = DOCUMENTS[kind];
    const facts = consignment.documents[kind];
    return {
      kind,
      title,
      chineseTitle,
      filedBy,
      entrustedToUs,
      version: facts?.version,
      ...(isUnsigned(consignment, kind)
        ? { state: 'unsigned' as const, since: facts?.filedAt }
        : progressOf(facts)),
      receipts: (facts?.receipts ?? []).map(({ status, at, info }) => ({
        status,
        meaning: receiptMeaning(status, kind).meaning,
        at,
        info,
      })),
      files: records
        .filter((each) => each.kind === kind || each.answers === kind)
        .map(({ key, message, version, party, at, hash }) => ({
          key: documentName(key),
          message,
          version,
          party,
          at,
          hash,
        })),
    };
  });
}

function kindsOf({ mode, stage, documents }: Consignment): readonly DocumentKind[] {
  const { list, withdrawal, direction, documents: before } = TRADE_MODES[mode];
  const unwinds = withdrawal !== undefined && (stage === 'unwind' || documents[withdrawal]);
  const takenBack = [RETURN_APPLICATIONS[direction], RETURN_TALLIES[direction]];
  return [
    ...before,
    ...(list === undefined ? [] : [list]),
    ...(unwinds ? [withdrawal] : []),
    ...takenBack
      .filter((kind) => kind !== undefined)
      .filter((kind) => documents[kind] !== undefined),
    ...AFTER_DELIVERY[direction],
  ];
}

interface DocumentProgress {
  readonly state: DocumentState;
  /** When it went out; for a document of another party, when customs first told of it. */
  readonly filedAt?: Instant;
  /** When it came into this state. */
  readonly since?: Instant;
}

function progressOf(facts: DocumentFacts | undefined): DocumentProgress {
  if (facts === undefined) return { state: 'not due' };
  const { entrustedToUs } = DOCUMENTS[facts.kind];
  const filedAt = entrustedToUs ? facts.filedAt : firstReceiptAt(facts);
  if (facts.rejected !== undefined && facts.releasedAt === undefined) {
    return facts.superseded === true
      ? { state: 'waiting', since: facts.rejected.at }
      : { state: 'rejected', filedAt, since: facts.rejected.at };
  }
  if (facts.releasedAt !== undefined)
    return { state: 'released', filedAt, since: facts.releasedAt };
  if (facts.acceptedAt !== undefined)
    return { state: 'accepted', filedAt, since: facts.acceptedAt };
  return filedAt === undefined
    ? { state: 'waiting', since: facts.filedAt }
    : { state: 'filed', filedAt, since: facts.receipts.at(-1)?.at ?? filedAt };
}

function firstReceiptAt({ receipts }: DocumentFacts): Instant | undefined {
  return receipts.map(({ at }) => at).sort()[0];
}
