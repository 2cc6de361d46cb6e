import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DeliveryRecord, OrderStore } from '../../ports/order-store.ts';
import { bodyOf, readRecord } from './item.ts';
import { KEYS } from './keys.ts';
import { deliveryRecord } from './records/trail-records.ts';
import { firstOf, openTable } from './table.ts';
import type { Write } from './table.ts';

/** How long a sender's engineer may look back. */
const DELIVERY_DAYS = 30;

/** The inbound delivery log, on its own because the webhook receiver needs nothing else. */
export function deliveryLog(
  client: DynamoDBClient,
  tableName: string,
): Pick<OrderStore, 'recordDelivery' | 'deliveries'> {
  const table = openTable(client, tableName);
  return {
    recordDelivery: async (delivery) => {
      await table.put(deliveryWrite(delivery));
    },
    deliveries: async (channelId, limit) => {
      const newest = table.pages({
        partition: KEYS.deliveries(channelId),
        newestFirst: true,
        pageSize: limit,
      });
      return (await firstOf(newest, limit)).map((item) => readRecord(deliveryRecord, item));
    },
  };
}

/** An entry of the log as it is stored. */
export function deliveryWrite(delivery: DeliveryRecord): Write {
  const expires = Math.ceil(Date.parse(delivery.receivedAt) / 1_000) + DELIVERY_DAYS * 86_400;
  return { item: { ...KEYS.delivery(delivery), expires, ...bodyOf(delivery) } };
}
