import type { Task } from '../../domain/consignment/task.ts';
import { after } from '../../domain/instant.ts';
import { bodyOf, parseRecord, readBody, textOf } from './item.ts';
import type { Item } from './item.ts';
import { digest, ORDER_KEYS } from './keys.ts';
import { taskRecord } from './records/task-record.ts';

// A task is two items too: its token is up to 2,048 characters long and would make three write
// units of every change of the task. A token is stored once, under its own digest.

/** The two items of a task. */
export interface TaskItems {
  readonly task: Item;
  readonly token: Item;
}

/** No token lives longer than its state's renewal of 24 days. */
const TOKEN_LIFE = { days: 30 };

/** A task as it is stored. */
export function taskItems(task: Task): TaskItems {
  const { token, status, version, ...rest } = task;
  return {
    task: {
      ...ORDER_KEYS.task(task),
      version,
      status,
      tokenDigest: digest(token),
      ...bodyOf(rest),
    },
    token: { ...ORDER_KEYS.token(task), expires: expiryOf(task), token },
  };
}

function expiryOf({ entered }: Task): number | undefined {
  if (Number.isNaN(Date.parse(entered))) return undefined;
  return Math.ceil(Date.parse(after(entered, TOKEN_LIFE)) / 1_000);
}

/** The tasks among the items of a consignment's task range, each with its token. */
export function readTasks(items: readonly Item[]): readonly Task[] {
  const tokens = new Map(
    items
      .filter(({ token }) => token !== undefined)
      .map((item) => [item.sk, textOf(item, 'token')]),
  );
  return items
    .filter(({ tokenDigest }) => tokenDigest !== undefined)
    .map((item) => {
      const { version, status } = item;
      const token = tokens.get(`${item.sk}#TOKEN#${textOf(item, 'tokenDigest')}`);
      return parseRecord(taskRecord, { ...readBody(item), version, status, token }, item);
    });
}
