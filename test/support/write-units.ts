import { changeWrites, rememberChange } from '../../functions/adapters/dynamodb/change-writes.ts';
import type { Item } from '../../functions/adapters/dynamodb/item.ts';
import { rememberParts } from '../../functions/adapters/dynamodb/known-parts.ts';
import type { KnownParts } from '../../functions/adapters/dynamodb/known-parts.ts';
import type { Change } from '../../functions/ports/order-store.ts';
import { TABLES } from '../../functions/runtime/contracts/tables.ts';
import type { IndexRow } from '../../functions/runtime/contracts/tables.ts';

const BYTES_PER_UNIT = 1_024;

/**
 * Write units that DynamoDB bills for the changes of one order, from what the adapter would send:
 * one unit per started kilobyte of the larger of old and new item, twice that in a transaction,
 * and for every index an item is in: one when what it carries changed, two when its key did.
 */
export class WriteMeter {
  readonly #known: KnownParts = rememberParts();
  readonly #stored = new Map<string, Item>();
  units = 0;

  /** Counts a committed change. */
  change(change: Change): void {
    const { first, together } = changeWrites(change, this.#known);
    for (const { item } of first) this.#count(item, 1);
    const factor = together.length > 1 ? 2 : 1;
    for (const { item } of together) this.#count(item, factor);
    rememberChange(change, this.#known);
  }

  /** Counts an item that is written on its own, or `inTransaction`. */
  item(item: Item, inTransaction = false): void {
    this.#count(item, inTransaction ? 2 : 1);
  }

  #count(item: Item, factor: number): void {
    const key = `${item.pk} ${item.sk}`;
    const before = this.#stored.get(key);
    const bytes = Math.max(bytesOf(item), before === undefined ? 0 : bytesOf(before));
    this.units += Math.ceil(bytes / BYTES_PER_UNIT) * factor;
    for (const index of TABLES.orders) this.units += indexUnits(index, before, item);
    this.#stored.set(key, item);
  }
}

function indexUnits(index: IndexRow, before: Item | undefined, after: Item): number {
  const [old, now] = [entryOf(index, before), entryOf(index, after)];
  if (old?.key !== now?.key) return Number(old !== undefined) + Number(now !== undefined);
  return old?.carried === now?.carried ? 0 : 1;
}

function entryOf({ partitionKey, sortKey, carries }: IndexRow, item: Item | undefined) {
  if (item?.[partitionKey] === undefined) return undefined;
  const carried = carries === 'all' ? Object.keys(item) : carries;
  return {
    key: JSON.stringify([item[partitionKey], item[sortKey.name]]),
    carried: JSON.stringify(carried.map((name) => item[name])),
  };
}

/** Size as DynamoDB counts it: names and values in UTF-8; a number about half its digits and one. */
function bytesOf(item: Item): number {
  return Object.entries(item).reduce((bytes, [name, value]) => {
    if (value === undefined) return bytes;
    if (typeof value === 'number')
      return bytes + name.length + Math.ceil(String(value).length / 2) + 1;
    return bytes + name.length + Buffer.byteLength(value);
  }, 0);
}
