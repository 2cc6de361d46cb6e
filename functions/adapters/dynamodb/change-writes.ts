import type { Case, Change, InboxMark } from '../../ports/order-store.ts';
import { consignmentItems } from './consignment-items.ts';
import { bodyOf } from './item.ts';
import type { Item } from './item.ts';
import { casesOf, digest, KEYS, ORDER_KEYS } from './keys.ts';
import type { KnownParts } from './known-parts.ts';
import type { Condition, Write } from './table.ts';
import { taskItems } from './task-items.ts';

/** A change as items. `first` may be written before and on its own: it is harmless without the rest. */
export interface ChangeWrites {
  readonly first: readonly Write[];
  readonly together: readonly Write[];
}

/** Longer than any sender repeats a delivery. */
const INBOX_DAYS = 30;

/** What a change writes, leaving out the parts that are known to be stored already. */
export function changeWrites(change: Change, known: KnownParts): ChangeWrites {
  const task = taskWrites(change, known);
  return {
    first: task.token,
    together: [
      ...orderWrites(change),
      ...consignmentWrites(change, known),
      ...task.task,
      ...(change.events ?? []).map((event) => ({
        item: { ...ORDER_KEYS.event(event.consignmentId, event.version), ...bodyOf(event) },
        when: 'absent' as const,
      })),
      ...(change.documents ?? []).map((document) => ({
        item: { ...ORDER_KEYS.document(document), ...bodyOf(document) },
      })),
      ...(change.references ?? []).map((reference) => ({ item: { ...KEYS.reference(reference) } })),
      ...(change.inbox === undefined ? [] : [inboxWrite(change.inbox)]),
      ...(change.cases ?? []).map(caseWrite),
    ],
  };
}

/** Remembers what a change left in the store, so that the next one need not write it again. */
export function rememberChange({ consignment, task }: Change, known: KnownParts): void {
  if (consignment !== undefined) {
    const { record } = consignment;
    const { planDigest } = consignmentItems(consignment);
    known.remember(record.consignmentId, record.version, planDigest);
  }
  if (task !== undefined) known.remember(taskName(task), task.version, digest(task.token));
}

/** A task's name among the known parts. */
export function taskName(task: NonNullable<Change['task']>): string {
  return `${task.consignmentId} ${ORDER_KEYS.task(task).sk}`;
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
  const { orderId, version } = order;
  const item: Item = { ...ORDER_KEYS.order(orderId), version, ...bodyOf(order) };
  return [{ item, when: after(version - 1) }];
}

function consignmentWrites({ consignment }: Change, known: KnownParts): readonly Write[] {
  if (consignment === undefined) return [];
  const { record, expectedVersion } = consignment;
  const { state, plan, planDigest } = consignmentItems(consignment);
  const stored = known.has(record.consignmentId, expectedVersion, planDigest);
  return [{ item: state, when: after(expectedVersion) }, ...(stored ? [] : [{ item: plan }])];
}

function taskWrites(
  { task }: Change,
  known: KnownParts,
): { readonly token: readonly Write[]; readonly task: readonly Write[] } {
  if (task === undefined) return { token: [], task: [] };
  const items = taskItems(task);
  const stored = known.has(taskName(task), task.version - 1, digest(task.token));
  return {
    token: stored ? [] : [{ item: items.token }],
    task: [{ item: items.task, when: after(task.version - 1) }],
  };
}

function inboxWrite(mark: InboxMark): Write {
  const expires = Math.ceil(Date.parse(mark.at) / 1_000) + INBOX_DAYS * 86_400;
  return {
    item: { ...KEYS.inbox(mark.channelId, mark.deliveryId), expires, ...bodyOf(mark) },
    when: 'absent',
  };
}

function after(version: number): Condition {
  return version === 0 ? 'absent' : { attribute: 'version', equals: version };
}
