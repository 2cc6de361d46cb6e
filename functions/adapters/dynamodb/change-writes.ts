import type { Case, Change, InboxMark, NewConsignment } from '../../ports/order-store.ts';
import { bodyOf } from './item.ts';
import type { Item } from './item.ts';
import { casesOf, digest, KEYS, ORDER_KEYS, ordersOf } from './keys.ts';
import { afterChange, withoutStored } from './moving.ts';
import type { Moving } from './moving.ts';
import { itemsBeside, movingItem, segmentOf } from './moving-items.ts';
import type { Condition, Write } from './table.ts';
import { tableUnits } from './write-units.ts';

/** A change as items. `first` may be written before and on its own: it is harmless without the rest. */
export interface ChangeWrites {
  readonly first: readonly Write[];
  readonly together: readonly Write[];
  /** What moves of the consignment once this is written. */
  readonly moving?: Moving;
}

/** Longer than any sender repeats a delivery. */
const INBOX_DAYS = 30;

/**
 * What a change writes.
 *
 * @param stored what moves of its consignment as it is stored, undefined for a new one
 * @param next the same after the change; undefined when the change is about no consignment
 */
export function changeWrites(
  change: Change,
  stored: Moving | undefined,
  next: Moving | undefined,
): ChangeWrites {
  const moved = next && movingWrites(stored, next);
  const siblings = (change.siblings ?? []).map(siblingWrites);
  return {
    first: [...(moved?.first ?? []), ...siblings.flatMap(({ first }) => first)],
    together: [
      ...orderWrites(change),
      ...(moved === undefined ? [] : [moved.write]),
      ...siblings.map(({ write }) => write),
      ...(change.references ?? []).map((reference) => ({ item: { ...KEYS.reference(reference) } })),
      ...(change.inbox === undefined ? [] : [inboxWrite(change.inbox)]),
      ...(change.cases ?? []).map(caseWrite),
    ],
    moving: moved?.moving,
  };
}

function siblingWrites({ record, due, event }: NewConsignment) {
  const created = { consignment: { record, due, expectedVersion: 0 }, events: [event] };
  const moving = afterChange(undefined, created, []);
  if (moving === 'conflict') throw new Error(`${record.consignmentId} does not begin its trail`);
  return movingWrites(undefined, moving);
}

/** What moves is written whole; its trail goes into a segment when that saves a kilobyte. */
export function movingWrites(
  stored: Moving | undefined,
  next: Moving,
): { readonly first: readonly Write[]; readonly write: Write; readonly moving: Moving } {
  const when = after('revision', stored?.revision ?? 0);
  const beside = itemsBeside(next, stored);
  const whole = { first: beside, write: { item: movingItem(next), when }, moving: next };
  if (stored === undefined || sizeOf(whole.write) === 1) return whole;
  const moving = withoutStored(next, stored);
  const write = { item: movingItem(moving), when };
  return sizeOf(write) === sizeOf(whole.write)
    ? whole
    : { first: [...beside, segmentOf(stored)], write, moving };
}

/** Started kilobytes. */
function sizeOf({ item }: Write): number {
  return tableUnits(item, undefined, false);
}

/** A case, opened unless one of the same id is open. */
export function caseWrite(opened: Case): Write {
  const { merchantId, caseId, openedAt, status } = opened;
  return {
    item: {
      ...KEYS.case(merchantId, caseId),
      status,
      listPartition: casesOf(merchantId),
      listKey: `${openedAt}#${digest(caseId)}`,
      ...bodyOf(opened),
    },
    when: { absentOr: { attribute: 'status', equals: 'closed' } },
  };
}

function orderWrites({ order }: Change): readonly Write[] {
  if (order === undefined) return [];
  const { orderId, merchantId, receivedAt, version } = order;
  const item: Item = {
    ...ORDER_KEYS.order(orderId),
    version,
    listPartition: ordersOf(merchantId),
    listKey: `${receivedAt}#${orderId}`,
    ...bodyOf(order),
  };
  return [{ item, when: after('version', version - 1) }];
}

function inboxWrite(mark: InboxMark): Write {
  const expires = Math.ceil(Date.parse(mark.at) / 1_000) + INBOX_DAYS * 86_400;
  return {
    item: { ...KEYS.inbox(mark.channelId, mark.deliveryId), expires, ...bodyOf(mark) },
    when: 'absent',
  };
}

function after(attribute: string, number: number): Condition {
  return number === 0 ? 'absent' : { attribute, equals: number };
}
