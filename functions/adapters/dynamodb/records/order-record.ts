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
  identity: identitySummary,
  cancel: z.optional(z.looseObject({ requestedAt: z.string(), reason: z.string() })),
  payloadHash: z.string(),
  consignmentIds: z.array(z.string()),
  status: z.enum(['received', 'planned', 'refused', 'cancelled', 'test']),
  refusal: z.optional(z.looseObject({ code: z.string(), message: z.string() })),
  version: integer,
} satisfies ShapeOf<Order>);
