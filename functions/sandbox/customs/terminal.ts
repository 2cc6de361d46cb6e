import { json, Refused } from '../http-message.ts';
import type { Route } from '../routes.ts';
import type { Services } from '../services.ts';
import type { AccountBooks } from './account-books.ts';
import { MessageRefused } from './ceb-message.ts';
import { enterGoods } from './inbounds.ts';
import type { Filings } from './filings.ts';
import type { GatePasses } from './gate-passes.ts';
import type { ReceiveMessage } from './intake.ts';

/** What the terminal offers access to. */
export interface TerminalParts {
  readonly services: Services;
  readonly filings: Filings;
  readonly books: AccountBooks;
  readonly gatePasses: GatePasses;
  readonly receive: ReceiveMessage;
}

/** Endpoints of customs, behind the e-port's message terminal. No idempotency but for inbounds. */
export function customsRoutes(parts: TerminalParts): readonly Route[] {
  const { services, filings, books, gatePasses, receive } = parts;
  const route = (method: Route['method'], path: string, run: Route['run']): Route => ({
    method,
    path: `/customs/:partnerId${path}`,
    access: 'partner',
    run,
  });
  return [
    route('POST', '/messages', ({ body }, parameter) => {
      try {
        return json(202, { copMsgId: receive(parameter('partnerId'), body) });
      } catch (error) {
        if (error instanceof MessageRefused) throw new Refused(422, 'malformed', error.message);
        throw error;
      }
    }),
    route('GET', '/receipts', ({ query }, parameter) => {
      const items = receipts(parts, parameter('partnerId'), query);
      return json(200, { items: items.map((body) => Buffer.from(body).toString('base64')) });
    }),
    route('POST', '/gate-passes', gatePasses.issue),
    route('POST', '/load-gate-passes', gatePasses.issueForLoad),
    route('POST', '/inbounds', services.actOnce(enterGoods(services, books))),
    route('GET', '/lists', ({ query }) => {
      const items = filings
        .listsOf(query.get('accountBook') ?? '')
        .filter(({ status }) => status !== undefined)
        .map(({ head, status, invtNo }) => ({
          copNumber: head['copNo'],
          status,
          listNumber: invtNo,
        }));
      return json(200, { items });
    }),
    route('GET', '/books', ({ query }) => {
      const accountBook = query.get('accountBook') ?? '';
      return json(200, {
        items: books.of(accountBook).map((line) => ({ accountBook, ...line })),
      });
    }),
  ];
}

/**
 * Receipts by the list's own number, the order's or the waybill's. An export waybill (505) names no
 * order: its receipts are found by order once the list joins the two.
 */
function receipts(
  { services, filings }: TerminalParts,
  customsId: string,
  query: URLSearchParams,
): readonly string[] {
  const list = filings.list('copNo', query.get('copNo') ?? '');
  const orderNumber = query.get('orderNumber') ?? list?.head['orderNo'];
  const waybillNumber =
    query.get('waybillNumber') ??
    (list ?? filings.listOfOrder(orderNumber ?? ''))?.head['logisticsNo'];
  const about = (subject: string) => services.outbox.about(customsId, subject);
  return [
    // A load's or summary's number is its firm's own.
    ...(list === undefined ? about(query.get('copNo') ?? '') : []),
    ...(orderNumber === undefined ? [] : about(orderNumber)),
    ...(waybillNumber === undefined ? [] : about(`waybill/${waybillNumber}`)),
  ];
}
