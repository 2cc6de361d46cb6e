import * as z from 'zod/mini';
import type { Order, OrderContent } from '../../../domain/order/order.ts';
import { TRADE_MODES } from '../../../domain/trade/trade-modes.ts';
import {
  address,
  identitySummary,
  integer,
  money,
  oneOf,
  optionalText,
  orderTotals,
  paymentReference,
  shipPromise,
} from './shared-values.ts';
import type { ShapeOf } from './shared-values.ts';

const content = {
  sourceUpdatedAt: z.string(),
  heardUpdatedAt: optionalText,
  payloadHash: z.string(),
  identity: identitySummary,
  shipTo: address,
  lines: z.array(
    z.looseObject({
      lineId: z.string(),
      sku: z.string(),
      name: z.string(),
      quantity: integer,
      price: money,
      total: money,
    }),
  ),
  totals: orderTotals,
  subOrders: z.optional(
    z.array(
      z.looseObject({
        number: z.string(),
        quantities: z.array(z.looseObject({ lineId: z.string(), quantity: integer })),
        totals: orderTotals,
        payment: z.looseObject({ transactionId: z.string(), amount: money }),
      }),
    ),
  ),
  promise: z.optional(shipPromise),
  requestedMode: z.optional(oneOf(TRADE_MODES)),
  receivingWarehouseId: optionalText,
  payment: paymentReference,
  buyerName: optionalText,
  buyerRegistration: optionalText,
} satisfies ShapeOf<OrderContent>;

/** An order as both stores keep it. */
export const orderRecord: z.ZodMiniType<Order> = z.looseObject({
  ...content,
  orderId: z.string(),
  merchantId: z.string(),
  channelId: z.string(),
  account: z.string(),
  channelOrderId: z.string(),
  displayNumber: z.string(),
  placedAt: z.string(),
  receivedAt: z.string(),
  test: z.boolean(),
  paid: z.boolean(),
  cancel: z.optional(z.looseObject({ requestedAt: z.string(), reason: z.string() })),
  hold: z.optional(z.looseObject({ since: z.string(), reason: z.string() })),
  holdUpdatedAt: optionalText,
  superseded: z.optional(z.looseObject({ versions: integer, lineIds: z.array(z.string()) })),
  changes: z.optional(
    z.array(
      z.looseObject({
        number: integer,
        at: z.string(),
        parts: z.array(z.enum(['address', 'lines', 'hold'])),
        answer: z.enum(['accepted', 'too-late', 'return', 'underway']),
        reason: z.string(),
        answeredAt: optionalText,
      }),
    ),
  ),
  nextContent: z.optional(z.looseObject(content)),
  consignmentIds: z.array(z.string()),
  formerConsignmentIds: z.optional(z.array(z.string())),
  status: z.enum(['received', 'planned', 'refused', 'cancelled', 'test']),
  refusal: z.optional(z.looseObject({ code: z.string(), message: z.string(), at: z.string() })),
  version: integer,
} satisfies ShapeOf<Order>);
