import type { Consignment } from '../../domain/consignment/consignment.ts';

import type { ConsignmentStatus } from '../../domain/consignment/consignment-states.ts';
import type { Change } from '../../ports/order-store.ts';
import { bodyOf, numberOf, parseRecord, readBody, textOf } from './item.ts';
import type { Item } from './item.ts';
import { dayOf, digestOf, exceptionsOf, hourOf, merchantDay, ORDER_KEYS, shardOf } from './keys.ts';
import { consignmentRecord, plannedShape } from './records/consignment-record.ts';

// A consignment is two items: the plan, which hardly ever changes, and the state, which every
// event changes. The state stays below one kilobyte that way, one write unit instead of three.

/** The statuses that few consignments stand in; all others are found in time order fast enough. */
const EXCEPTIONAL: readonly ConsignmentStatus[] = [
  'held',
  'needs-operator',
  'unwinding',
  'cancelled',
  'returned',
  'written-off',
];

/** True for the statuses that the index `exceptions` holds. */
export function isExceptional(status: ConsignmentStatus): boolean {
  return EXCEPTIONAL.includes(status);
}

/** The two items of a consignment. `planDigest` says which plan the state belongs to. */
export interface ConsignmentItems {
  readonly state: Item;
  readonly plan: Item;
  readonly planDigest: string;
}

/** A consignment as it is stored, in the indexes that it belongs to. */
export function consignmentItems({
  record,
  due,
}: NonNullable<Change['consignment']>): ConsignmentItems {
  const { consignmentId, merchantId, status, version, createdAt } = record;
  const fields = Object.entries(record);
  const plan = Object.fromEntries(fields.filter(([name]) => name in plannedShape));
  const state = Object.fromEntries(fields.filter(([name]) => !(name in plannedShape)));
  const planDigest = digestOf(plan);
  const shard = shardOf(consignmentId);
  return {
    planDigest,
    plan: { ...ORDER_KEYS.plan(consignmentId), planDigest, ...bodyOf(plan) },
    state: {
      ...ORDER_KEYS.consignment(consignmentId),
      version,
      status,
      planDigest,
      listPartition: merchantDay(merchantId, dayOf(createdAt), shard),
      listKey: listKey(record),
      ...(isExceptional(status) && { exceptionPartition: exceptionsOf(merchantId, status) }),
      ...(due !== undefined && { due, workShard: `open#${shard}`, workHour: hourOf(due) }),
      ...bodyOf(state),
    },
  };
}

/** Sort key of lists: time first, the id to tell moments apart. */
function listKey({ createdAt, consignmentId }: Consignment): string {
  return `${createdAt}#${consignmentId}`;
}

/**
 * The consignment of two items.
 *
 * @returns undefined when the plan is not the one the state belongs to: they were read while
 * somebody wrote them, and must be read again
 */
export function readConsignment(state: Item, plan: Item): Consignment | undefined {
  if (state.planDigest !== plan.planDigest) return undefined;
  return parseRecord(consignmentRecord, { ...readBody(plan), ...readBody(state) }, state);
}

/** What the stream says of a consignment: whose it is and where it stands. */
export function standingOf(state: Item): {
  readonly merchantId: string;
  readonly status: string;
} {
  const [merchantId = ''] = textOf(state, 'listPartition').split('#');
  return { merchantId, status: textOf(state, 'status') };
}

/** Version of a stored consignment. */
export function versionOf(state: Item): number {
  return numberOf(state, 'version');
}
