import type { Order } from '../../domain/order/order.ts';
import type { OrderFilter, OrderStore, Page } from '../../ports/order-store.ts';
import { INDEXES } from '../../runtime/contracts/tables.ts';
import { readRecord, textOf } from './item.ts';
import { casesOf, KEYS, ORDER_KEYS, ordersOf } from './keys.ts';
import { orderRecord } from './records/order-record.ts';
import { caseRecord, inboxRecord } from './records/trail-records.ts';
import { allOf, firstOf } from './table.ts';
import type { Table } from './table.ts';

/** Reads of records that are one item each. */
export function orderReads(
  table: Table,
): Pick<OrderStore, 'order' | 'listOrders' | 'referenced' | 'inboxMark' | 'cases'> {
  return {
    order: async (orderId) => {
      const item = await table.get(ORDER_KEYS.order(orderId));
      return item && readRecord(orderRecord, item);
    },
    listOrders: (filter) => pageOfOrders(table, filter),
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

/** The index is eventually consistent; what it leads to is read strongly. */
async function pageOfOrders(
  table: Table,
  { merchantId, limit, cursor }: OrderFilter,
): Promise<Page<Order>> {
  const newest = table.pages({
    partition: ordersOf(merchantId),
    before: cursor && Buffer.from(cursor, 'base64url').toString('utf8'),
    index: INDEXES.merchant,
    newestFirst: true,
    pageSize: limit + 1,
  });
  // One entry more than asked for tells whether another page follows.
  const entries = await firstOf(newest, limit + 1);
  const page = entries.slice(0, limit);
  const last = page.at(-1);
  const found = await table.many(page);
  const stored = new Map(found.map((item) => [item.pk, readRecord(orderRecord, item)]));
  return {
    items: page.map(({ pk }) => stored.get(pk)).filter((order) => order !== undefined),
    cursor:
      entries.length > limit && last
        ? Buffer.from(textOf(last, 'listKey')).toString('base64url')
        : undefined,
  };
}
