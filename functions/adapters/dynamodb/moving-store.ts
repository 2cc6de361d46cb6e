import type { Consignment } from '../../domain/consignment/consignment.ts';
import type { Task } from '../../domain/consignment/task.ts';
import type { Item } from './item.ts';
import { ORDER_KEYS } from './keys.ts';
import { joined } from './moving.ts';
import type { Moving, Trail } from './moving.ts';
import { readMoving, readSegment } from './moving-items.ts';
import type { Beside } from './moving-items.ts';
import { allOf } from './table.ts';
import type { Table } from './table.ts';

/** Reads of consignments with what lies beside them, and a memory of those this process works on. */
export interface MovingStore {
  /** What is stored now. Strongly consistent; calls of one turn share one read. */
  readonly load: (id: string) => Promise<Moving | undefined>;
  /** What this process read or wrote last; others may have written since. */
  readonly remembered: (id: string) => Moving | undefined;
  readonly remember: (moving: Moving) => void;
  readonly forget: (id: string) => void;
  /** Everything that was ever added, oldest first. */
  readonly trail: (id: string) => Promise<Trail>;
  /** The tasks that lie in segments. */
  readonly earlierTasks: (id: string) => Promise<readonly Task[]>;
  /** Those of the ids that are stored, in the same order. */
  readonly consignments: (ids: readonly string[]) => Promise<readonly Consignment[]>;
}

/** Enough for a batch of messages and their neighbours; who is forgotten is only read again. */
const MOST_REMEMBERED = 500;

export function movingStore(table: Table): MovingStore {
  const memory = new Map<string, Moving>();
  const asked = new Map<string, Promise<Moving | undefined>>();

  function remember(moving: Moving): void {
    const id = moving.record.consignmentId;
    memory.delete(id);
    memory.set(id, moving);
    const [oldest] = memory.keys();
    if (memory.size > MOST_REMEMBERED && oldest !== undefined) memory.delete(oldest);
  }

  async function around(id: string): Promise<Beside> {
    const { pk, sk } = ORDER_KEYS.consignment(id);
    const items = await allOf(table.pages({ partition: pk, prefix: sk }));
    return new Map(items.map((item) => [item.sk, item]));
  }

  function load(id: string): Promise<Moving | undefined> {
    // Shared until it is sent, not longer: who asks later may have seen what it does not show.
    const waiting = asked.get(id) ?? Promise.resolve().then(() => read(id));
    asked.set(id, waiting);
    return waiting;
  }

  async function read(id: string): Promise<Moving | undefined> {
    asked.delete(id);
    const items = await around(id);
    const item = items.get(ORDER_KEYS.consignment(id).sk);
    const moving = item && readMoving(item, id, items);
    if (moving !== undefined) remember(moving);
    return moving;
  }

  async function segments(id: string, beside: Beside): Promise<readonly Trail[]> {
    const { pk, sk } = ORDER_KEYS.segments(id);
    const items = await allOf(table.pages({ partition: pk, prefix: sk }));
    return items.map((item) => readSegment(item, id, beside));
  }

  return {
    load,
    remember,
    remembered: (id) => memory.get(id),
    forget: (id) => memory.delete(id),
    trail: async (id) => {
      // What moves first: what leaves it meanwhile is in the segments already.
      const items = await around(id);
      const item = items.get(ORDER_KEYS.consignment(id).sk);
      const newest = item === undefined ? [] : [readMoving(item, id, items).trail];
      return joined([...(await segments(id, items)), ...newest]);
    },
    earlierTasks: async (id) => joined(await segments(id, await around(id))).tasks,
    consignments: (ids) => consignmentsOf(table, ids),
  };
}

async function consignmentsOf(
  table: Table,
  ids: readonly string[],
): Promise<readonly Consignment[]> {
  const items = byName(await table.many(ids.map(ORDER_KEYS.consignment)));
  const known = ids.flatMap((id) => {
    const item = items.get(nameOf(ORDER_KEYS.consignment(id)));
    return item === undefined ? [] : [{ id, item }];
  });
  const planKey = ({ id, item }: { id: string; item: Item }) =>
    ORDER_KEYS.plan(id, String(item.planDigest));
  const plans = byName(await table.many(known.map(planKey)));
  return known.map((each) => {
    const key = planKey(each);
    const plan = plans.get(nameOf(key));
    return readMoving(each.item, each.id, new Map(plan && [[key.sk, plan]])).record;
  });
}

function nameOf({ pk, sk }: { readonly pk: string; readonly sk: string }): string {
  return `${pk} ${sk}`;
}

function byName(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [nameOf(item), item]));
}
