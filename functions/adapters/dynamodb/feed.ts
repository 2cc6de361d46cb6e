import * as z from 'zod/mini';
import { CONSIGNMENT_STATES } from '../../domain/consignment/consignment-states.ts';
import type { ConsignmentEvent } from '../../domain/consignment/consignment-events.ts';
import type { CountChange } from './counts.ts';
import { readDense } from './dense-body.ts';
import type { Item, Value } from './item.ts';
import { standingOf } from './moving-items.ts';
import { trailEvents } from './records/moving-record.ts';
import { oneOf } from './records/shared-values.ts';

/** What a batch of the orders table's stream says. */
export interface Feed {
  /** New events, in the order of the stream: that of their versions within each consignment. */
  readonly events: readonly ConsignmentEvent[];
  readonly counts: readonly CountChange[];
  /** How many cases were opened. */
  readonly cases: number;
  /** Records that could not be understood, by key and reason; they are in the table all the same. */
  readonly unreadable: readonly string[];
}

const attribute = z.union([
  z.object({ S: z.string() }),
  z.object({ N: z.string() }),
  z.object({ B: z.string() }),
]);
const image = z.optional(z.record(z.string(), attribute));
const streamRecord = z.object({
  dynamodb: z.object({
    Keys: z.object({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) }),
    NewImage: image,
    OldImage: image,
  }),
});
const status = oneOf(CONSIGNMENT_STATES);

/**
 * Reads records of the stream. Never throws for what they hold: one that it threw for would be
 * delivered again and again, and hold up everything behind it.
 */
export function readFeed(records: readonly unknown[]): Feed {
  const events: ConsignmentEvent[] = [];
  const counts: CountChange[] = [];
  const unreadable: string[] = [];
  let cases = 0;
  for (const record of records) {
    const parsed = streamRecord.safeParse(record);
    if (!parsed.success) {
      unreadable.push('a record of another shape');
      continue;
    }
    const { Keys, NewImage, OldImage } = parsed.data.dynamodb;
    const key = { pk: Keys.pk.S, sk: Keys.sk.S };
    try {
      const after = NewImage && itemOf(key, NewImage);
      const before = OldImage && itemOf(key, OldImage);
      if (/^CONSIGNMENT#\d+$/.test(key.sk)) {
        counts.push(...countsOf(before, after));
        if (after) events.push(...eventsSince(before, after));
      }
      if (key.pk.startsWith('CASE#') && after?.status === 'open') cases += 1;
    } catch (fault) {
      unreadable.push(`${key.pk} ${key.sk}: ${fault instanceof Error ? fault.message : 'unknown'}`);
    }
  }
  return { events, counts: summed(counts), cases, unreadable };
}

type Image = z.infer<typeof image> & object;

function itemOf(key: { readonly pk: string; readonly sk: string }, attributes: Image): Item {
  const values: { [attribute: string]: Value } = {};
  for (const [name, value] of Object.entries(attributes)) {
    if ('S' in value) values[name] = value.S;
    else if ('N' in value) values[name] = Number(value.N);
    else values[name] = Buffer.from(value.B, 'base64');
  }
  return { ...values, ...key };
}

/** The events that a write added: the end of the trail, after the version that was there before. */
function eventsSince(before: Item | undefined, after: Item): readonly ConsignmentEvent[] {
  return readDense(trailEvents, after).events.filter(
    (event) => event.version > Number(before?.version ?? 0),
  );
}

function countsOf(before: Item | undefined, after: Item | undefined): readonly CountChange[] {
  if (before?.status === after?.status) return [];
  return [count(before, -1), count(after, 1)].filter((change) => change !== undefined);
}

function count(item: Item | undefined, by: number): CountChange | undefined {
  if (item === undefined) return undefined;
  const standing = standingOf(item);
  return { merchantId: standing.merchantId, status: status.parse(standing.status), by };
}

/** One change per merchant and status: a batch then costs a handful of writes. */
function summed(changes: readonly CountChange[]): readonly CountChange[] {
  const sums = new Map<string, CountChange>();
  for (const change of changes) {
    const name = `${change.merchantId} ${change.status}`;
    sums.set(name, { ...change, by: change.by + (sums.get(name)?.by ?? 0) });
  }
  return [...sums.values()].filter(({ by }) => by !== 0);
}
