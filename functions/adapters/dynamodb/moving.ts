import type { Consignment } from '../../domain/consignment/consignment.ts';
import type { ConsignmentEvent } from '../../domain/consignment/consignment-events.ts';
import { STAGES } from '../../domain/consignment/stages.ts';
import type { Task } from '../../domain/consignment/task.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Change, DocumentRecord } from '../../ports/order-store.ts';

/** What was added to a consignment's trail. Of a visit the task of the highest version counts. */
export interface Trail {
  readonly events: readonly ConsignmentEvent[];
  readonly documents: readonly DocumentRecord[];
  readonly tasks: readonly Task[];
}

/**
 * What moves of a consignment and is written whole, in one item: the consignment, the newest task,
 * and the end of its trail. What came before lies in segments of the trail, which never change.
 */
export interface Moving {
  readonly record: Consignment;
  /** Grows with every write: who decided from another revision is refused. */
  readonly revision: number;
  readonly due?: Instant;
  readonly trail: Trail;
}

/** The consignment that a change is about; undefined for one about an order, a delivery or a case. */
export function consignmentOf(change: Change): string | undefined {
  const [event] = change.events ?? [];
  const [document] = change.documents ?? [];
  const about = change.consignment?.record ?? change.task ?? event ?? document;
  return about?.consignmentId;
}

/**
 * What is stored after a change, or a conflict when the change was decided from something else.
 *
 * @param stored what is there; undefined for nothing
 * @param earlier tasks in segments, needed for a visit that is not in `stored`
 */
export function afterChange(
  stored: Moving | undefined,
  change: Change,
  earlier: readonly Task[],
): Moving | 'conflict' {
  const { consignment, task, events = [], documents = [] } = change;
  const record = consignment?.record ?? stored?.record;
  const version = stored?.record.version ?? 0;
  if (record === undefined || (consignment?.expectedVersion ?? version) !== version) {
    return 'conflict';
  }
  const follows = events.every((event, index) => event.version === version + index + 1);
  if (!follows || record.version !== version + events.length) return 'conflict';
  const { trail, revision = 0 } = stored ?? { trail: EMPTY };
  if (task !== undefined && !followsTask(task, [...earlier, ...trail.tasks])) return 'conflict';
  return {
    record,
    revision: revision + 1,
    due: consignment === undefined ? stored?.due : dueOf(stored, consignment, events.length > 0),
    trail: joined([trail, { events, documents, tasks: task === undefined ? [] : [task] }]),
  };
}

const EMPTY: Trail = { events: [], documents: [], tasks: [] };

/**
 * A due that moves away is left where it is until it has come: moving it costs two writes of the
 * index, and the sweep, which then looks too early, moves it to where it belongs. It says so by a
 * change without events.
 */
function dueOf(
  stored: Moving | undefined,
  { record, due }: NonNullable<Change['consignment']>,
  hasEvents: boolean,
): Instant | undefined {
  if (stored?.due === undefined || due === undefined || !hasEvents) return due;
  return stored.due <= due && stored.due > record.updatedAt ? stored.due : due;
}

function followsTask(task: Task, known: readonly Task[]): boolean {
  const before = newestVersions(known).find((each) => visitOf(each) === visitOf(task));
  return task.version === (before?.version ?? 0) + 1;
}

/** Pieces of one trail as a whole, each event, document and visit once, in order. */
export function joined(pieces: readonly Trail[]): Trail {
  const events = new Map(
    pieces.flatMap((piece) => piece.events.map((event) => [event.version, event] as const)),
  );
  const documents = new Map(
    pieces.flatMap((piece) => piece.documents.map((each) => [documentName(each), each] as const)),
  );
  return {
    events: [...events.values()].sort((a, b) => a.version - b.version),
    documents: [...documents.values()],
    tasks: newestVersions(pieces.flatMap(({ tasks }) => tasks)),
  };
}

function documentName({ kind, message, version }: DocumentRecord): string {
  return [kind, message, version].join(' ');
}

function newestVersions(tasks: readonly Task[]): readonly Task[] {
  const newest = new Map<string, Task>();
  for (const task of tasks) {
    if ((newest.get(visitOf(task))?.version ?? 0) <= task.version) newest.set(visitOf(task), task);
  }
  return [...newest.values()];
}

/** The same with a task changed and nothing else. */
export function withTask(stored: Moving, task: Task): Moving {
  const added: Trail = { ...EMPTY, tasks: [task] };
  return { ...stored, revision: stored.revision + 1, trail: joined([stored.trail, added]) };
}

/** The visit that a task is the record of. */
export function visitOf({ stage, visit }: Task): string {
  return `${stage} ${String(visit)}`;
}

/** The task that was opened last; of two in the same millisecond the later stage, then visit. */
export function newestOf(tasks: readonly Task[]): Task | undefined {
  const order = ({ openedAt, entered, stage, visit }: Task) =>
    [openedAt, entered, STAGES.indexOf(stage), String(visit).padStart(6, '0')].join(' ');
  return [...tasks].sort((a, b) => (order(a) < order(b) ? 1 : -1))[0];
}

/**
 * The same without what was stored before the change, which goes into a segment of its own; the
 * newest task stays, because it is what the next change is about.
 */
export function withoutStored(next: Moving, stored: Moving): Moving {
  const { events, documents, tasks } = next.trail;
  const before = stored.trail;
  const newest = newestOf(tasks);
  return {
    ...next,
    trail: {
      events: events.filter(({ version }) => version > stored.record.version),
      documents: documents.filter((each) => !before.documents.includes(each)),
      tasks: tasks.filter((each) => each === newest || !before.tasks.includes(each)),
    },
  };
}
