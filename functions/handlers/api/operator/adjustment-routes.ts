import * as z from 'zod/mini';
import type { Adjustment } from '../../../domain/stock/adjustment.ts';
import { parseQuantity } from '../../../domain/money/quantity.ts';
import { jsonResponse } from '../../../runtime/http-response.ts';
import { decideOnAdjustment, requestAdjustment } from '../../../usecases/stock/adjustments.ts';
import { booksOf } from '../../../usecases/stock/prove-stock.ts';
import { adjustmentView } from '../../../usecases/views/inbound-view.ts';
import { refusedPaper } from './inbound-routes.ts';
import { listedPage } from './listed-page.ts';
import { merchantOf } from './merchant-of.ts';
import type { OperatorRoute } from './operator-context.ts';
import { operatorOf } from './operator-name.ts';
import { badRequest, notFound } from './problems.ts';
import { readBody } from './read-input.ts';

const MOST_BYTES = 5_000;

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));

export const adjustmentBody = z.object({
  merchantId: z.optional(z.string()),
  accountBook: text(60),
  bookItem: text(100),
  unit: text(10),
  direction: z.enum(['up', 'down']),
  of: z.enum(['book', 'on-hand', 'both']),
  quantity: z.string().check(z.regex(/^\d{1,9}(\.\d{1,5})?$/)),
  reason: text(300),
});
export const decisionBody = z.object({ decision: z.enum(['approved', 'rejected']) });

/** `POST /v1/adjustments`: asks for one; somebody else approves it. */
export const postAdjustment: OperatorRoute = async (context, event) => {
  const read = readBody(adjustmentBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const { accountBook, bookItem, unit, direction, of, reason } = read.value;
  const merchantId = await merchantOf(context, read.value.merchantId);
  const quantity = parseQuantity(read.value.quantity);
  if (!quantity.ok || quantity.value === 0) {
    const detail = 'must be above zero';
    return badRequest('bad-body', 'The quantity is not right.', [{ pointer: '/quantity', detail }]);
  }
  if (!(await booksOf(context.services, merchantId)).includes(accountBook)) {
    return notFound('stock book of this name');
  }
  const line = { accountBook, bookItem, unit };
  const wish = { merchantId, line, direction, of, quantity: quantity.value, reason };
  const by = operatorOf(event);
  const requested = await requestAdjustment(context.services, wish, by);
  if (!requested.ok) return refusedPaper(requested);
  return jsonResponse(201, adjustmentView(requested.value, by));
};

/** `GET /v1/adjustments`: one page, newest first. */
export const listAdjustments: OperatorRoute = (context, event) => {
  const { adjustments } = context.services.office;
  return listedPage<Adjustment>(
    context,
    event,
    'adjustments',
    (filter) => adjustments.list(filter),
    (adjustment) => adjustmentView(adjustment, operatorOf(event)),
  );
};

/** `POST …/decision`: approves, which moves the ledger, or rejects. Never by who asked. */
export const decideAdjustmentByOperator: OperatorRoute = async ({ services }, event) => {
  const read = readBody(decisionBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const { adjustmentId = '' } = event.pathParameters ?? {};
  const by = operatorOf(event);
  const decided = await decideOnAdjustment(services, adjustmentId, read.value.decision, by);
  return decided.ok ? jsonResponse(200, adjustmentView(decided.value, by)) : refusedPaper(decided);
};
