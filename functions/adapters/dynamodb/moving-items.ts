import type { ConsignmentStatus } from '../../domain/consignment/consignment-states.ts';
import { promiseStanding } from '../../domain/consignment/promise-standing.ts';
import type { Consignment } from '../../domain/consignment/consignment.ts';
import type { Task } from '../../domain/consignment/task.ts';
import { after } from '../../domain/instant.ts';
import { denseBodyOf, readDense, readDenseBody } from './dense-body.ts';
import { numberOf, parseRecord, textOf } from './item.ts';
import type { Item } from './item.ts';
import {
  dayOf,
  digest,
  digestOf,
  exceptionsOf,
  hourOf,
  merchantDay,
  ORDER_KEYS,
  shardOf,
} from './keys.ts';
import type { Moving, Trail } from './moving.ts';
import { consignmentRecord, plannedShape } from './records/consignment-record.ts';
import { movingBody, trailBody } from './records/moving-record.ts';
import type { StoredTrail } from './records/moving-record.ts';
import { promiseKeys } from './promise-keys.ts';
import type { Write } from './table.ts';

// What moves of a consignment is one item of about a kilobyte, written whole: one write unit and no
// transaction. What would make it longer lies beside it under names that follow from the content,
// and is written first: the plan and tokens by their digest, segments of the trail by the revision
// they were taken from. Who writes them and then loses the race has written what nobody reads.

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

/** What moves, as its item, in the indexes that it belongs to. */
export function movingItem({ record, revision, due, trail }: Moving): Item {
  const { consignmentId, merchantId, status, version, createdAt } = record;
  const shard = shardOf(consignmentId);
  const fields = Object.entries(record);
  const state = Object.fromEntries(fields.filter(([name]) => !(name in plannedShape)));
  return {
    ...ORDER_KEYS.consignment(consignmentId),
    revision,
    version,
    status,
    planDigest: digestOf(planOf(record)),
    listPartition: merchantDay(merchantId, dayOf(createdAt), shard),
    listKey: `${createdAt}#${consignmentId}`,
    ...(isExceptional(status) && { exceptionPartition: exceptionsOf(merchantId, status) }),
    ...promiseKeys(record, shard, promiseStanding(record)),
    ...(due !== undefined && { due, workShard: `open#${shard}`, workHour: hourOf(due) }),
    ...denseBodyOf({ ...stored(trail), state }),
  };
}

function planOf(record: Consignment): object {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name in plannedShape));
}

/** Tokens are up to 2,048 characters long: a task names its token by a digest. */
function stored({ events, documents, tasks }: Trail): object {
  const named = tasks.map(({ token, ...task }) => ({ ...task, tokenDigest: digest(token) }));
  return { events, documents, tasks: named };
}

/** The items that `next` refers to and `before` did not. */
export function itemsBeside(next: Moving, before: Moving | undefined): readonly Write[] {
  const { consignmentId } = next.record;
  const plan = planOf(next.record);
  const planDigest = digestOf(plan);
  const isKnown = before !== undefined && digestOf(planOf(before.record)) === planDigest;
  const known = before?.trail.tasks.map(({ token }) => token) ?? [];
  const fresh = next.trail.tasks.filter(({ token }) => !known.includes(token));
  return [
    ...(isKnown
      ? []
      : [{ item: { ...ORDER_KEYS.plan(consignmentId, planDigest), ...denseBodyOf(plan) } }]),
    ...fresh.map((task) => ({
      item: {
        ...ORDER_KEYS.token(consignmentId, digest(task.token)),
        expires: expiryOf(task),
        token: task.token,
      },
    })),
  ];
}

/** No token lives longer than its state's renewal of 24 days. */
const TOKEN_LIFE = { days: 30 };

function expiryOf({ entered }: Task): number | undefined {
  if (Number.isNaN(Date.parse(entered))) return undefined;
  return Math.ceil(Date.parse(after(entered, TOKEN_LIFE)) / 1_000);
}

/** The trail of what moves, as a segment. */
export function segmentOf({ record, revision, trail }: Moving): Write {
  const key = ORDER_KEYS.segment(record.consignmentId, revision);
  return { item: { ...key, ...denseBodyOf(stored(trail)) } };
}

/** Items beside the one that moves, by their keys. */
export type Beside = ReadonlyMap<string, Item>;

/**
 * What moves, of its item and those beside it.
 *
 * @throws Error naming the item when something it refers to is not there, or is not understood
 */
export function readMoving(item: Item, consignmentId: string, beside: Beside): Moving {
  const { state, ...trail } = readDense(movingBody, item);
  const { sk } = ORDER_KEYS.plan(consignmentId, textOf(item, 'planDigest'));
  const plan = beside.get(sk);
  if (plan === undefined) throw new Error(`item ${item.pk} ${sk} is missing`);
  return {
    record: parseRecord(consignmentRecord, { ...readDenseBody(plan), ...state }, item),
    revision: numberOf(item, 'revision'),
    due: item.due === undefined ? undefined : textOf(item, 'due'),
    trail: withTokens(trail, consignmentId, beside),
  };
}

/** A segment of a trail. */
export function readSegment(item: Item, consignmentId: string, beside: Beside): Trail {
  return withTokens(readDense(trailBody, item), consignmentId, beside);
}

/** A token that expired, with its item, was of a visit long gone. */
function withTokens(trail: StoredTrail, consignmentId: string, beside: Beside): Trail {
  const { events, documents } = trail;
  const tasks = trail.tasks.map(({ tokenDigest, ...task }) => {
    const item = beside.get(ORDER_KEYS.token(consignmentId, tokenDigest).sk);
    return { ...task, token: item === undefined ? '' : textOf(item, 'token') };
  });
  return { events, documents, tasks };
}

/** What the stream says of a consignment: whose it is and where it stands. */
export function standingOf(item: Item): { readonly merchantId: string; readonly status: string } {
  const [merchantId = ''] = textOf(item, 'listPartition').split('#');
  return { merchantId, status: textOf(item, 'status') };
}
