import type { OrderStore } from '../../ports/order-store.ts';
import { INDEXES } from '../../runtime/contracts/tables.ts';
import { readRecord } from './item.ts';
import { casesOf, KEYS, ORDER_KEYS } from './keys.ts';
import { eventRecord } from './records/event-record.ts';
import { orderRecord } from './records/order-record.ts';
import { caseRecord, documentRecord, inboxRecord } from './records/trail-records.ts';
import { allOf, firstOf } from './table.ts';
import type { Table } from './table.ts';

/** Reads of records that are one item each. */
export function orderReads(
  table: Table,
): Pick<OrderStore, 'order' | 'events' | 'documents' | 'referenced' | 'inboxMark' | 'cases'> {
  return {
    order: async (orderId) => {
      const item = await table.get(ORDER_KEYS.order(orderId));
      return item && readRecord(orderRecord, item);
    },
    events: async (consignmentId) => {
      const { pk, sk } = ORDER_KEYS.events(consignmentId);
      const items = await allOf(table.pages({ partition: pk, prefix: sk }));
      return items.map((item) => readRecord(eventRecord, item));
    },
    documents: async (consignmentId) => {
      const { pk, sk } = ORDER_KEYS.documents(consignmentId);
      const items = await allOf(table.pages({ partition: pk, prefix: sk }));
      return items
        .map((item) => readRecord(documentRecord, item))
        .sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
    },
    referenced: async (kind, value) => {
      const items = await allOf(table.pages({ partition: KEYS.references(kind, value) }));
      return items.map(({ sk }) => sk);
    },
    inboxMark: async (channelId, deliveryId) => {
      const item = await table.get(KEYS.inbox(channelId, deliveryId));
      return item && readRecord(inboxRecord, item);
    },
    cases: async (merchantId, limit) => {
      const newest = table.pages({
        partition: casesOf(merchantId),
        index: INDEXES.merchant,
        newestFirst: true,
        pageSize: limit,
      });
      const entries = await firstOf(newest, limit);
      const cases = (await table.many(entries)).map((item) => readRecord(caseRecord, item));
      return cases.sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
    },
  };
}
