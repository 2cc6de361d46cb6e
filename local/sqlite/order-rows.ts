import type { Order } from '../../functions/domain/order/order.ts';
import type { OrderFilter, Page } from '../../functions/ports/order-store.ts';
import { recordOf, recordsOf } from './columns.ts';
import type { Database } from './database.ts';
import { readCursor, writeCursor } from './page-cursor.ts';

/** One order; undefined when there is none of this id. */
export function orderOf(db: Database, orderId: string): Order | undefined {
  const row = db.one('SELECT json FROM orders WHERE order_id = ?', orderId);
  return row && recordOf<Order>(row);
}

/** Writes an order over the version before it; says whether it was that. */
export function writeOrder(db: Database, order: Order): boolean {
  const json = JSON.stringify(order);
  const changed =
    order.version === 1
      ? db.run(
          'INSERT INTO orders (order_id, version, json) VALUES (?, 1, ?) ON CONFLICT DO NOTHING',
          order.orderId,
          json,
        )
      : db.run(
          'UPDATE orders SET version = ?, json = ? WHERE order_id = ? AND version = ?',
          order.version,
          json,
          order.orderId,
          order.version - 1,
        );
  return changed === 1;
}

/** One page, newest first, by key and not by offset. */
export function pageOfOrders(
  db: Database,
  { merchantId, limit, cursor }: OrderFilter,
): Page<Order> {
  const [receivedAt, id] = cursor === undefined ? ['\u{10FFFF}', ''] : readCursor(cursor);
  const rows = db.all(
    `SELECT json FROM orders WHERE merchant_id = ? AND (received_at, order_id) < (?, ?)
     ORDER BY received_at DESC, order_id DESC LIMIT ?`,
    merchantId,
    receivedAt,
    id,
    limit + 1,
  );
  const items = recordsOf<Order>(rows.slice(0, limit));
  const last = items.at(-1);
  return rows.length > limit && last !== undefined
    ? { items, cursor: writeCursor(last.receivedAt, last.orderId) }
    : { items };
}
