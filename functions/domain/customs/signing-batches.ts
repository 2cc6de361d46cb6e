import type { Instant } from '../instant.ts';
import { CEB_TABLES } from './ceb-tables/ceb-tables.ts';
import type { CebKind, CebTable } from './ceb-tables/ceb-tables.ts';

/** A checked document that waits for its signature. */
export interface WaitingDocument {
  readonly consignmentId: string;
  readonly kind: CebKind;
  readonly version: number;
  /** Registration code of the declarant, whose certificate signs. */
  readonly declarant: string;
  /** Customs district that it is filed at, and the partner that takes it. */
  readonly customsCode: string;
  readonly customsId: string;
  readonly since: Instant;
  /** It was in a message that customs could not read: signed anew only with the rest of its half. */
  readonly apart?: { readonly batch: string; readonly half: 1 | 2 };
}

/** Documents that one message carries under one signature, the longest waiting first. */
export type Batch<Document extends WaitingDocument = WaitingDocument> = readonly [
  Document,
  ...Document[],
];

/** How full the queue of one declarant's signer is. */
export interface QueueDepth {
  readonly depth: number;
  /** Since when its first document waits; absent when none does. */
  readonly oldest?: Instant;
}

/** Documents of one message at most, where the schema does not say fewer. Source: CEB 2022-05. */
const MOST_PER_SIGNATURE = 100;

/**
 * The batches that these documents are signed in, those that have waited longest first. One batch
 * is of one declarant (the signature), one district and one kind (the message), and of one half of
 * a message that is signed anew. Every document is in exactly one.
 */
export function batchesOf<Document extends WaitingDocument>(
  waiting: readonly Document[],
): readonly Batch<Document>[] {
  return [...lanesOf(waiting).values()]
    .flatMap((lane) => inBatches(lane))
    .sort(([one], [other]) => compare(one, other));
}

/**
 * What to file instead of a batch that customs could not read (900): its halves, so that one bad
 * document is found without holding the others. Undefined for a single document: that is the one.
 */
export function bisected<Member>(
  members: readonly Member[],
): readonly [readonly Member[], readonly Member[]] | undefined {
  if (members.length < 2) return undefined;
  const middle = Math.ceil(members.length / 2);
  return [members.slice(0, middle), members.slice(middle)];
}

/** How many documents wait, and since when. */
export function queueDepth(waiting: readonly WaitingDocument[]): QueueDepth {
  return { depth: waiting.length, oldest: [...waiting].sort(compare)[0]?.since };
}

function lanesOf<Document extends WaitingDocument>(
  waiting: readonly Document[],
): ReadonlyMap<string, Document[]> {
  const lanes = new Map<string, Document[]>();
  for (const document of [...waiting].sort(compare)) {
    const { declarant, customsId, customsCode, kind, apart } = document;
    const half = apart === undefined ? '' : `${apart.batch}.${String(apart.half)}`;
    const key = [declarant, customsId, customsCode, kind, half].join('|');
    const lane = lanes.get(key);
    if (lane === undefined) lanes.set(key, [document]);
    else lane.push(document);
  }
  return lanes;
}

function inBatches<Document extends WaitingDocument>(
  lane: readonly Document[],
): readonly Batch<Document>[] {
  const [first, ...rest] = lane;
  if (first === undefined) return [];
  const most = mostOf(first.kind);
  return [[first, ...rest.slice(0, most - 1)], ...inBatches(rest.slice(most - 1))];
}

function mostOf(kind: CebKind): number {
  const table: CebTable = CEB_TABLES[kind];
  return table.maxBodies ?? MOST_PER_SIGNATURE;
}

/** The longest waiting first; of those that came together, by their ids. */
function compare(one: WaitingDocument, other: WaitingDocument): number {
  if (one.since !== other.since) return one.since < other.since ? -1 : 1;
  return one.consignmentId < other.consignmentId ? -1 : 1;
}
