import type { Consignment } from '../../domain/consignment/consignment.ts';
import { STAGES } from '../../domain/consignment/stages.ts';
import type { Stage } from '../../domain/consignment/stages.ts';
import type { Task } from '../../domain/consignment/task.ts';
import type { OrderStore } from '../../ports/order-store.ts';
import { taskName } from './change-writes.ts';
import { readConsignment, versionOf } from './consignment-items.ts';
import { textOf } from './item.ts';
import type { Item } from './item.ts';
import { digest, ORDER_KEYS } from './keys.ts';
import type { KnownParts } from './known-parts.ts';
import { allOf } from './table.ts';
import type { Table } from './table.ts';
import { readTasks } from './task-items.ts';

/** Reads that join the two items of a consignment, and the two of a task. */
export interface ConsignmentReads extends Pick<
  OrderStore,
  'consignment' | 'currentTask' | 'taskOfStage'
> {
  /** Those of the ids that are stored, in the same order. */
  readonly consignments: (consignmentIds: readonly string[]) => Promise<readonly Consignment[]>;
}

/** Two reads may fall on both sides of a write once or twice, not five times. */
const MOST_READS = 5;

/** What is read is remembered, so that a change need not write the unchanged parts. */
export function consignmentReads(table: Table, known: KnownParts): ConsignmentReads {
  function join(id: string, state: Item | undefined, plan: Item | undefined) {
    const joined = state && plan && readConsignment(state, plan);
    if (state !== undefined && joined !== undefined) {
      known.remember(id, versionOf(state), textOf(state, 'planDigest'));
    }
    return joined;
  }

  async function consignment(id: string): Promise<Consignment | undefined> {
    const { pk, sk } = ORDER_KEYS.consignment(id);
    for (let reads = 0; reads < MOST_READS; reads += 1) {
      const items = await allOf(table.pages({ partition: pk, prefix: sk }));
      const state = items.find((item) => item.sk === sk);
      if (state === undefined) return undefined;
      const plan = items.find((item) => item.sk !== sk);
      const joined = join(id, state, plan);
      if (joined !== undefined) return joined;
    }
    throw new Error(`consignment ${id} changes faster than it can be read`);
  }

  async function consignments(ids: readonly string[]): Promise<readonly Consignment[]> {
    const keys = ids.flatMap((id) => [ORDER_KEYS.consignment(id), ORDER_KEYS.plan(id)]);
    const items = new Map((await table.many(keys)).map((item) => [`${item.pk} ${item.sk}`, item]));
    const found = await Promise.all(
      ids.map(async (id) => {
        const itemOf = ({ pk, sk }: { pk: string; sk: string }) => items.get(`${pk} ${sk}`);
        const state = itemOf(ORDER_KEYS.consignment(id));
        const joined = join(id, state, itemOf(ORDER_KEYS.plan(id)));
        return joined ?? (state && consignment(id));
      }),
    );
    return found.filter((each) => each !== undefined);
  }

  async function tasks(id: string, stage?: Stage): Promise<readonly Task[]> {
    const { pk, sk } = ORDER_KEYS.tasks(id, stage);
    const found = readTasks(await allOf(table.pages({ partition: pk, prefix: sk })));
    found.forEach((task) => known.remember(taskName(task), task.version, digest(task.token)));
    return found;
  }

  return {
    consignment,
    consignments,
    currentTask: async (id) => newestOf(await tasks(id)),
    taskOfStage: async (id, stage) => newestOf(await tasks(id, stage)),
  };
}

/** The task that was opened last; of two in the same millisecond the later stage, then visit. */
function newestOf(tasks: readonly Task[]): Task | undefined {
  const order = ({ openedAt, entered, stage, visit }: Task) =>
    [openedAt, entered, STAGES.indexOf(stage), String(visit).padStart(6, '0')].join(' ');
  return [...tasks].sort((a, b) => (order(a) < order(b) ? 1 : -1))[0];
}
