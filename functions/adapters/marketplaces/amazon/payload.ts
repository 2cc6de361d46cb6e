import * as z from 'zod/mini';
import { wireId, wireInstant } from '../../http/messages.ts';
import { wireDecimal } from '../wire-values.ts';

const text = z.nullish(z.string().check(z.trim(), z.maxLength(500)));
const amount = z.object({ amount: wireDecimal, currencyCode: z.string() });

const deliveryAddress = z.object({
  name: text,
  companyName: text,
  addressLine1: text,
  addressLine2: text,
  addressLine3: text,
  city: text,
  stateOrRegion: text,
  postalCode: text,
  countryCode: text,
  phone: text,
});

const breakdown = z.object({ type: z.string(), subtotal: amount });

const orderItem = z.object({
  orderItemId: wireId,
  /** 0 once the item was cancelled. */
  quantityOrdered: z.int().check(z.nonnegative(), z.maximum(99_999)),
  product: z.object({
    title: text,
    sellerSku: text,
    price: z.nullish(z.object({ unitPrice: z.nullish(amount) })),
  }),
  proceeds: z.nullish(z.object({ breakdowns: z._default(z.nullable(z.array(breakdown)), []) })),
  cancellation: z.nullish(z.object({ cancellationRequest: z.nullish(z.unknown()) })),
});

/**
 * The part of an order that we read. Source: Selling Partner API, Orders 2026-01-01, `getOrder`;
 * weak: payments, which its published model does not show.
 */
export const amazonOrder = z.object({
  orderId: wireId,
  orderAliases: z.nullish(z.array(z.object({ aliasId: z.string(), aliasType: z.string() }))),
  createdTime: wireInstant,
  lastUpdatedTime: wireInstant,
  buyer: z.nullish(z.object({ buyerName: text })),
  recipient: z.nullish(z.object({ deliveryAddress: z.nullish(deliveryAddress) })),
  proceeds: z.nullish(z.object({ grandTotal: z.nullish(amount) })),
  payment: z.nullish(
    z.object({
      paymentExecutions: z.nullish(z.array(z.object({ authorizationCode: text }))),
    }),
  ),
  fulfillment: z.object({
    fulfillmentStatus: z.string(),
    fulfilledBy: text,
    /** weak: the names within. */
    shipByWindow: z.nullish(z.object({ latestDateTime: z.nullish(wireInstant) })),
  }),
  orderItems: z.array(orderItem).check(z.minLength(1), z.maxLength(200)),
});

/** What `getOrder` answers. */
export const amazonAnswer = z.object({ order: z.unknown() });
