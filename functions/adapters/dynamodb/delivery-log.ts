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
    deliveries: async ({ channelId, limit, cursor, ...where }) => {
      const isNarrowed = Object.values(where).some((each) => each !== undefined);
      const newest = table.pages({
        partition: KEYS.deliveries(channelId),
        newestFirst: true,
        before: cursor && Buffer.from(cursor, 'base64url').toString('utf8'),
        where,
        pageSize: isNarrowed ? undefined : limit + 1,
      });
      const found = await firstOf(newest, limit + 1);
      const items = found.slice(0, limit);
      const last = items.at(-1);
      const more = found.length > limit && last !== undefined;
      return {
        items: items.map((item) => readRecord(deliveryRecord, item)),
        cursor: more ? Buffer.from(last.sk).toString('base64url') : undefined,
      };
    },
  };
}

/** An entry of the log as it is stored. */
function deliveryWrite(delivery: DeliveryRecord): Write {
  const expires = Math.ceil(Date.parse(delivery.receivedAt) / 1_000) + DELIVERY_DAYS * 86_400;
  const { outcome, topic } = delivery;
  return { item: { ...KEYS.delivery(delivery), expires, outcome, topic, ...bodyOf(delivery) } };
}
