import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Task } from '../../domain/consignment/task.ts';
import { toAttributes } from './item.ts';
import { ORDER_KEYS } from './keys.ts';
import { whetherWritten } from './table.ts';
import type { Table } from './table.ts';

/** Marks a task resumed where it still stands `answered` at this version; else leaves it alone. */
export async function markTaskResumed({ client, name }: Table, task: Task): Promise<void> {
  await whetherWritten(
    client.send(
      new UpdateItemCommand({
        TableName: name,
        Key: toAttributes({ ...ORDER_KEYS.task(task) }),
        UpdateExpression: 'SET #status = :resumed, #version = :next',
        ConditionExpression: '#status = :answered AND #version = :version',
        ExpressionAttributeNames: { '#status': 'status', '#version': 'version' },
        ExpressionAttributeValues: toAttributes({
          ':resumed': 'resumed',
          ':answered': 'answered',
          ':version': task.version,
          ':next': task.version + 1,
        }),
      }),
    ),
  );
}
