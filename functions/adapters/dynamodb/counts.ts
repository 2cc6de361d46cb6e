import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CONSIGNMENT_STATES } from '../../domain/consignment/consignment-states.ts';
import type { ConsignmentStatus } from '../../domain/consignment/consignment-states.ts';
import type { OrderStore } from '../../ports/order-store.ts';
import { numberOf, toAttributes } from './item.ts';
import { KEYS, SHARDS } from './keys.ts';
import { oneOf } from './records/shared-values.ts';
import { allOf } from './table.ts';
import type { Table } from './table.ts';

/** So many consignments of a merchant more (or, negative, fewer) stand in a status. */
export interface CountChange {
  readonly merchantId: string;
  readonly status: ConsignmentStatus;
  readonly by: number;
}

const status = oneOf(CONSIGNMENT_STATES);

/** Reads the counts that the feed keeps; they lag the consignments by a second or so. */
export function countReads(table: Table): OrderStore['counts'] {
  return async (merchantId) => {
    const counts: { [S in ConsignmentStatus]?: number } = {};
    for (const item of await allOf(table.pages({ partition: KEYS.counts(merchantId) }))) {
      const known = status.safeParse(item.sk.split('#')[0]);
      if (!known.success) continue;
      const sum = (counts[known.data] ?? 0) + numberOf(item, 'consignments');
      if (sum > 0) counts[known.data] = sum;
      else delete counts[known.data];
    }
    return counts;
  };
}

/**
 * Adds what a batch of the feed changed. A batch that is delivered twice is counted twice: counts
 * are for a glance, and recounting repairs them.
 */
export async function addCounts(
  client: DynamoDBClient,
  tableName: string,
  changes: readonly CountChange[],
): Promise<void> {
  const shard = anyShard();
  await Promise.all(
    changes
      .filter(({ by }) => by !== 0)
      .map(({ merchantId, status: counted, by }) =>
        client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: toAttributes({ ...KEYS.count(merchantId, counted, shard) }),
            UpdateExpression: 'ADD consignments :by',
            ExpressionAttributeValues: toAttributes({ ':by': by }),
          }),
        ),
      ),
  );
}

/** Two shards of the stream counting at once then rarely meet on the same item. */
function anyShard(): string {
  return SHARDS[Math.floor(Math.random() * SHARDS.length)] ?? SHARDS[0];
}
