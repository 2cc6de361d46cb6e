import type { IndexRow } from '../../runtime/contracts/tables.ts';
import type { Item, Value } from './item.ts';

/** Bytes that one write unit writes. */
const UNIT_BYTES = 1_024;

/** A transaction prepares and commits: each write of it is billed twice. */
const TRANSACTION_FACTOR = 2;

/**
 * An item's size as DynamoDB bills it: names and values in UTF-8, numbers at half a byte a digit.
 *
 * Source: DynamoDB developer guide, "DynamoDB item sizes and formats".
 */
export function itemBytes(item: { readonly [attribute: string]: Value | undefined }): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) =>
      sum + (value === undefined ? 0 : Buffer.byteLength(name) + bytesOf(value)),
    0,
  );
}

function bytesOf(value: Value): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return Math.ceil(String(value).length / 2) + 1;
  return value.byteLength;
}

/** Write units of a put: by the larger of the item before and after, twice in a transaction. */
export function tableUnits(after: Item, before: Item | undefined, transacted: boolean): number {
  const bytes = Math.max(itemBytes(after), before === undefined ? 0 : itemBytes(before));
  return units(bytes) * (transacted ? TRANSACTION_FACTOR : 1);
}

/**
 * Write units of a put in one index. A new or changed entry is one write, a changed key two (the old
 * entry is deleted), an entry that stays the same none. Indexes follow the table on their own: a
 * transaction does not double them.
 *
 * Source: DynamoDB developer guide, "Global secondary indexes: provisioned throughput considerations".
 */
export function indexUnits(after: Item, before: Item | undefined, index: IndexRow): number {
  const entry = entryOf(after, index);
  const former = before && entryOf(before, index);
  if (entry === undefined) return former === undefined ? 0 : units(itemBytes(former));
  if (former === undefined) return units(itemBytes(entry));
  if (keyOf(entry, index) !== keyOf(former, index)) {
    return units(itemBytes(former)) + units(itemBytes(entry));
  }
  if (JSON.stringify(entry) === JSON.stringify(former)) return 0;
  return units(Math.max(itemBytes(entry), itemBytes(former)));
}

type Entry = { readonly [attribute: string]: Value | undefined };

function entryOf(item: Item, { partitionKey, sortKey, carries }: IndexRow): Entry | undefined {
  if (item[partitionKey] === undefined || item[sortKey.name] === undefined) return undefined;
  if (carries === 'all') return item;
  const names = ['pk', 'sk', partitionKey, sortKey.name, ...carries];
  return Object.fromEntries(names.map((name) => [name, item[name]]));
}

function keyOf(entry: Entry, { partitionKey, sortKey }: IndexRow): string {
  return JSON.stringify([entry[partitionKey], entry[sortKey.name]]);
}

function units(bytes: number): number {
  return Math.ceil(bytes / UNIT_BYTES);
}
