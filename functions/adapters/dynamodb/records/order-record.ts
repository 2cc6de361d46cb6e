import * as z from 'zod/mini';
import type { Order } from '../../../domain/order/order.ts';
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

/** An order as both stores keep it. */
export const orderRecord: z.ZodMiniType<Order> = z.looseObject({
  orderId: z.string(),
  merchantId: z.string(),
  channelId: z.string(),
  account: z.string(),
  channelOrderId: z.string(),
  displayNumber: z.string(),
  placedAt: z.string(),
  sourceUpdatedAt: z.string(),
  receivedAt: z.string(),
  test: z.boolean(),
  paid: z.boolean(),
  buyerName: optionalText,
  buyerRegistration: optionalText,
  shipTo: address,
  requestedMode: z.optional(oneOf(TRADE_MODES)),
  receivingWarehouseId: optionalText,
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
  payment: paymentReference,
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
  identity: identitySummary,
  promise: z.optional(shipPromise),
  cancel: z.optional(z.looseObject({ requestedAt: z.string(), reason: z.string() })),
  hold: z.optional(z.looseObject({ since: z.string(), reason: z.string() })),
  holdUpdatedAt: optionalText,
  heardUpdatedAt: optionalText,
  superseded: z.optional(z.looseObject({ versions: integer, lineIds: z.array(z.string()) })),
  changes: z.optional(
    z.array(
      z.looseObject({
        number: integer,
        at: z.string(),
        parts: z.array(z.enum(['address', 'lines', 'hold'])),
        answer: z.enum(['accepted', 'too-late', 'return']),
        reason: z.string(),
      }),
    ),
  ),
  payloadHash: z.string(),
  consignmentIds: z.array(z.string()),
  status: z.enum(['received', 'planned', 'refused', 'cancelled', 'test']),
  refusal: z.optional(z.looseObject({ code: z.string(), message: z.string(), at: z.string() })),
  version: integer,
} satisfies ShapeOf<Order>);
