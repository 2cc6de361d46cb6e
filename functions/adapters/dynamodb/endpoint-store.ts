import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DeliveryKey, OutboundDelivery } from '../../domain/outbound/delivery.ts';
import type { DeliveryFilter, EndpointStore } from '../../ports/endpoint-store.ts';
import type { CommitResult, Page } from '../../ports/order-store.ts';
import { INDEXES } from '../../runtime/contracts/tables.ts';
import { bodyOf, readRecord, textOf } from './item.ts';
import type { Item, Key } from './item.ts';
import { hourOf, shardOf, SHARDS } from './keys.ts';
import { endpointRecord, outboundDeliveryRecord } from './records/endpoint-records.ts';
import { allOf, firstOf, openTable } from './table.ts';
import type { Condition, Table } from './table.ts';

const KEPT_SECONDS = 30 * 86_400;

const partitionOf = (endpointId: string): string => `OUTBOUND#${endpointId}`;
const workOf = (shard: string): string => `outbound#${shard}`;
const endpointKey = (merchantId: string, endpointId: string): Key => ({
  pk: `ENDPOINTS#${merchantId}`,
  sk: endpointId,
});
const deliveryKey = ({ endpointId, occurredAt, eventId }: DeliveryKey): Key => ({
  pk: partitionOf(endpointId),
  sk: `${occurredAt}#${eventId}`,
});

/** Endpoints and their deliveries on the table `orders`, whose index `work` says what is due. */
export function openEndpointStore(client: DynamoDBClient, tableName: string): EndpointStore {
  const table = openTable(client, tableName);
  const put = async (item: Item, version: number): Promise<CommitResult> => {
    const result = await table.put({ item, when: versionBefore(version) });
    return result === 'written' ? 'committed' : 'conflict';
  };
  return {
    endpoint: async (merchantId, endpointId) => {
      const item = await table.get(endpointKey(merchantId, endpointId));
      return item && readRecord(endpointRecord, item);
    },
    endpoints: async (merchantId) => {
      const { pk: partition } = endpointKey(merchantId, '');
      const items = await allOf(table.pages({ partition }));
      return items.map((item) => readRecord(endpointRecord, item));
    },
    putEndpoint: (endpoint) => {
      const { merchantId, endpointId, version } = endpoint;
      const key = endpointKey(merchantId, endpointId);
      return put({ ...key, version, ...bodyOf(endpoint) }, version);
    },
    delivery: async (key) => {
      const item = await table.get(deliveryKey(key));
      return item && readRecord(outboundDeliveryRecord, item);
    },
    putDelivery: (delivery) => put(deliveryItem(delivery), delivery.version),
    deliveries: (filter) => pageOf(table, filter),
    dueDeliveries: async (wall, limit) => {
      const shards = await Promise.all(SHARDS.map((shard) => dueOf(table, shard, wall, limit)));
      return shards
        .flat()
        .sort((a, b) => (textOf(a, 'due') < textOf(b, 'due') ? -1 : 1))
        .slice(0, limit)
        .map(deliveryOfKey);
    },
  };
}

function versionBefore(version: number): Condition {
  return version === 1 ? 'absent' : { attribute: 'version', equals: version - 1 };
}

function deliveryItem(delivery: OutboundDelivery): Item {
  const { eventId, due, version, status } = delivery;
  const lastTry = delivery.attempts.at(-1)?.at ?? due ?? delivery.occurredAt;
  return {
    ...deliveryKey(delivery),
    version,
    status,
    expires: Math.ceil(Date.parse(lastTry) / 1_000) + KEPT_SECONDS,
    ...(due !== undefined && { due, workShard: workOf(shardOf(eventId)), workHour: hourOf(due) }),
    ...bodyOf(delivery),
  };
}

function deliveryOfKey({ pk, sk }: Key): DeliveryKey {
  const [occurredAt = ''] = sk.split('#', 1);
  return {
    endpointId: pk.slice(partitionOf('').length),
    occurredAt,
    eventId: sk.slice(occurredAt.length + 1),
  };
}

async function dueOf(
  table: Table,
  shard: string,
  wall: string,
  limit: number,
): Promise<readonly Item[]> {
  const range = { partition: workOf(shard), upTo: hourOf(wall), index: INDEXES.work };
  const found: Item[] = [];
  for await (const page of table.pages(range)) {
    found.push(...page.filter((entry) => textOf(entry, 'due') <= wall));
    if (found.length >= limit) break;
  }
  return found;
}

async function pageOf(
  table: Table,
  { endpointId, limit, cursor, status, from = '', before }: DeliveryFilter,
): Promise<Page<OutboundDelivery>> {
  const newest = table.pages({
    partition: partitionOf(endpointId),
    newestFirst: true,
    before: cursor === undefined ? before : Buffer.from(cursor, 'base64url').toString('utf8'),
    where: { status },
    pageSize: status === undefined ? limit + 1 : undefined,
  });
  const found = (await firstOf(newest, limit + 1)).filter(({ sk }) => sk >= from);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map((item) => readRecord(outboundDeliveryRecord, item)),
    cursor:
      found.length > limit && last !== undefined
        ? Buffer.from(last.sk).toString('base64url')
        : undefined,
  };
}
