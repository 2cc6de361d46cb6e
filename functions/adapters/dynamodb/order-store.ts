import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Task } from '../../domain/consignment/task.ts';
import type { Case, Change, CommitResult, OrderStore } from '../../ports/order-store.ts';
import { caseWrite, changeWrites, movingWrites } from './change-writes.ts';
import type { ChangeWrites } from './change-writes.ts';
import { consignmentList } from './consignment-list.ts';
import { countReads } from './counts.ts';
import { deliveryLog } from './delivery-log.ts';
import { dueList } from './due-list.ts';
import { dayOf, KEYS } from './keys.ts';
import { afterChange, consignmentOf, newestOf, visitOf, withTask } from './moving.ts';
import type { Moving } from './moving.ts';
import { movingStore } from './moving-store.ts';
import type { MovingStore } from './moving-store.ts';
import { orderReads } from './order-reads.ts';
import { promiseReads } from './promises.ts';
import { openTable } from './table.ts';
import type { Table, WriteResult } from './table.ts';

/** More rivals than this on one task means that something is wrong. */
const MOST_ATTEMPTS = 10;

/** The order store on the table `orders`: keys in `keys.ts`, what moves in `moving.ts`. */
export function openOrderStore(client: DynamoDBClient, tableName: string): OrderStore {
  const table = openTable(client, tableName);
  const store = movingStore(table);
  const openedDays = new Set<string>();

  async function commit(change: Change): Promise<CommitResult> {
    const cases = await notYetOpen(change.cases ?? []);
    const writes = await writesOf(store, { ...change, cases });
    if (writes === 'conflict') return 'conflict';
    await noteDay(change);
    return (await write(table, store, writes)) === 'written' ? 'committed' : 'conflict';
  }

  /** Lists walk the days on which a merchant has consignments: a new one may open such a day. */
  async function noteDay({ consignment }: Change): Promise<void> {
    if (consignment?.expectedVersion !== 0) return;
    const { merchantId, createdAt } = consignment.record;
    const key = KEYS.day(merchantId, dayOf(createdAt));
    const name = `${key.pk} ${key.sk}`;
    if (openedDays.has(name)) return;
    await table.put({ item: { ...key } });
    openedDays.add(name);
  }

  /** A case that is open stays as it is; only a race for it makes the whole change a conflict. */
  async function notYetOpen(cases: readonly Case[]): Promise<readonly Case[]> {
    const keyOf = ({ merchantId, caseId }: Case) => KEYS.case(merchantId, caseId);
    const stored = await table.many(cases.map(keyOf));
    const open = new Set(stored.filter(({ status }) => status === 'open').map(({ sk }) => sk));
    return cases.filter((each) => !open.has(keyOf(each).sk));
  }

  return {
    ...orderReads(table),
    ...deliveryLog(client, tableName),
    consignment: async (id) => (await store.load(id))?.record,
    currentTask: async (id) => newestOf((await store.load(id))?.trail.tasks ?? []),
    taskOfStage: (id, stage) => taskOfStage(store, id, stage),
    events: async (id) => (await store.trail(id)).events,
    documents: async (id) =>
      [...(await store.trail(id)).documents].sort((a, b) =>
        a.at < b.at ? -1 : Number(a.at > b.at),
      ),
    commit,
    markResumed: (task) => markResumed(table, store, task),
    due: dueList(table),
    list: consignmentList(table, store.consignments),
    ...promiseReads(table, store.consignments),
    counts: countReads(table),
    openCase: async (opened) => {
      await table.put(caseWrite(opened));
    },
  };
}

/** A change decided from what this process knows; looked up when that is not what it was decided from. */
async function writesOf(store: MovingStore, change: Change): Promise<ChangeWrites | 'conflict'> {
  const id = consignmentOf(change);
  if (id === undefined) return changeWrites(change, undefined, undefined);
  const isNew = change.consignment?.expectedVersion === 0;
  const known = store.remembered(id);
  const decided =
    known === undefined && !isNew ? 'conflict' : await decide(store, change, id, known);
  if (decided !== 'conflict' || isNew) return decided;
  return decide(store, change, id, await store.load(id));
}

async function decide(
  store: MovingStore,
  change: Change,
  id: string,
  stored: Moving | undefined,
): Promise<ChangeWrites | 'conflict'> {
  const { task } = change;
  const moves = stored?.trail.tasks.map(visitOf) ?? [];
  const isElsewhere = task !== undefined && stored !== undefined && !moves.includes(visitOf(task));
  const earlier = isElsewhere ? await store.earlierTasks(id) : [];
  const next = afterChange(stored, change, earlier);
  return next === 'conflict' ? next : changeWrites(change, stored, next);
}

async function write(
  table: Table,
  store: MovingStore,
  { first, together, moving }: ChangeWrites,
): Promise<WriteResult> {
  await Promise.all(first.map(table.put));
  const [only] = together;
  if (only === undefined) return 'written';
  const result = together.length === 1 ? await table.put(only) : await table.transact(together);
  if (moving === undefined) return result;
  if (result === 'written') store.remember(moving);
  else store.forget(moving.record.consignmentId);
  return result;
}

/** The newest visit of the current task's stage is that task; others are looked for in the trail. */
async function taskOfStage(
  store: MovingStore,
  id: string,
  stage: Task['stage'],
): Promise<Task | undefined> {
  const moving = await store.load(id);
  if (moving === undefined) return undefined;
  const current = newestOf(moving.trail.tasks);
  if (current?.stage === stage) return current;
  const { tasks } = await store.trail(id);
  return newestOf(tasks.filter((each) => each.stage === stage));
}

/** Marks a task resumed where it still stands `answered` at this version; else leaves it alone. */
async function markResumed(table: Table, store: MovingStore, task: Task): Promise<void> {
  const id = task.consignmentId;
  const isIt = (each: Task): boolean =>
    visitOf(each) === visitOf(task) && each.version === task.version && each.status === 'answered';
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const remembered = store.remembered(id);
    const stored = remembered?.trail.tasks.some(isIt) === true ? remembered : await store.load(id);
    if (stored === undefined) return;
    const answered = stored.trail.tasks.find(isIt) ?? (await earlier(store, stored, task, isIt));
    if (answered === undefined) return;
    const resumed: Task = { ...answered, status: 'resumed', version: answered.version + 1 };
    const { first, write: put, moving } = movingWrites(stored, withTask(stored, resumed));
    if ((await write(table, store, { first, together: [put], moving })) === 'written') return;
  }
  throw new Error(`too many rivals on ${id}`);
}

/** The task among those in segments, unless its visit is among what moves, and newer. */
async function earlier(
  store: MovingStore,
  { trail }: Moving,
  task: Task,
  isIt: (each: Task) => boolean,
): Promise<Task | undefined> {
  if (trail.tasks.some((each) => visitOf(each) === visitOf(task))) return undefined;
  return (await store.earlierTasks(task.consignmentId)).find(isIt);
}
