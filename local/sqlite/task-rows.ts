import type { Task } from '../../functions/domain/consignment/task.ts';
import { recordOf } from './columns.ts';
import type { Database } from './database.ts';

/** Writes a task when the stored version is one less (none for version 1); says whether it was. */
export function writeTask(db: Database, task: Task): boolean {
  const { consignmentId, stage, visit, version, status } = task;
  const json = JSON.stringify(task);
  const changed =
    version === 1
      ? db.run(
          `INSERT INTO tasks (consignment_id, stage, visit, version, status, json)
           VALUES (?, ?, ?, 1, ?, ?) ON CONFLICT DO NOTHING`,
          consignmentId,
          stage,
          visit,
          status,
          json,
        )
      : db.run(
          `UPDATE tasks SET version = ?, status = ?, json = ?
           WHERE consignment_id = ? AND stage = ? AND visit = ? AND version = ?`,
          version,
          status,
          json,
          consignmentId,
          stage,
          visit,
          version - 1,
        );
  return changed === 1;
}

/** The task of the visit that was opened last, in one stage or in any. */
export function newestTask(
  db: Database,
  consignmentId: string,
  stage?: Task['stage'],
): Task | undefined {
  const row =
    stage === undefined
      ? db.one(
          'SELECT json FROM tasks WHERE consignment_id = ? ORDER BY opened DESC LIMIT 1',
          consignmentId,
        )
      : db.one(
          'SELECT json FROM tasks WHERE consignment_id = ? AND stage = ? ORDER BY visit DESC LIMIT 1',
          consignmentId,
          stage,
        );
  return row === undefined ? undefined : recordOf<Task>(row);
}

/** Marks an answered task resumed and returns it so; one that is not `answered` at this version is left alone. */
export function markTaskResumed(db: Database, task: Task): Task | undefined {
  const resumed: Task = { ...task, status: 'resumed', version: task.version + 1 };
  const changed = db.run(
    `UPDATE tasks SET version = ?, status = 'resumed', json = ?
     WHERE consignment_id = ? AND stage = ? AND visit = ? AND version = ? AND status = 'answered'`,
    resumed.version,
    JSON.stringify(resumed),
    task.consignmentId,
    task.stage,
    task.visit,
    task.version,
  );
  return changed === 1 ? resumed : undefined;
}
