import type { Consignment } from '../../functions/domain/consignment/consignment.ts';
import type {
  Page,
  PromiseCount,
  PromiseFilter,
  PromisePeriod,
} from '../../functions/ports/order-store.ts';
import { numberOf, recordsOf, textOf } from './columns.ts';
import type { Database } from './database.ts';
import { readCursor, writeCursor } from './page-cursor.ts';

/** One page of the parcels whose next deadline is not after a moment, the earliest first. */
export function promisedPage(db: Database, filter: PromiseFilter): Page<Consignment> {
  const { merchantId, channelId, until, limit, cursor } = filter;
  const [deadline, id] = cursor === undefined ? ['', ''] : readCursor(cursor);
  const rows = db.all(
    `SELECT json, promise_by, consignment_id FROM consignments
     WHERE merchant_id = ? AND promise = 'open' AND promise_by <= ?
       ${channelId === undefined ? '' : 'AND channel_id = ?'}
       AND (promise_by, consignment_id) > (?, ?)
     ORDER BY promise_by, consignment_id LIMIT ?`,
    merchantId,
    until,
    ...(channelId === undefined ? [] : [channelId]),
    deadline,
    id,
    limit + 1,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const items = recordsOf<Consignment>(page);
  return rows.length > limit && last !== undefined
    ? { items, cursor: writeCursor(textOf(last, 'promise_by'), textOf(last, 'consignment_id')) }
    : { items };
}

/** How the promises of a channel turned out whose deadlines lie in a period. */
export function promiseCountOf(
  db: Database,
  { merchantId, channelId, from, before }: PromisePeriod,
): PromiseCount {
  const rows = db.all(
    `SELECT promise, count(*) AS parcels FROM consignments
     WHERE merchant_id = ? AND promise IN ('open', 'kept', 'late') AND channel_id = ?
       AND promise_by >= ? AND promise_by < ? GROUP BY promise`,
    merchantId,
    channelId,
    from,
    before,
  );
  const counts = new Map(rows.map((row) => [textOf(row, 'promise'), numberOf(row, 'parcels')]));
  const count = (kind: keyof PromiseCount): number => counts.get(kind) ?? 0;
  return { kept: count('kept'), late: count('late'), open: count('open') };
}
