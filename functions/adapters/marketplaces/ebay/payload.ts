import * as z from 'zod/mini';
import { wireId, wireInstant } from '../../http/messages.ts';
import { wireDecimal } from '../wire-values.ts';

const text = z.nullish(z.string().check(z.trim(), z.maxLength(500)));
const amount = z.object({ value: wireDecimal, currency: z.string() });

/**
 * `ORDER_CONFIRMATION`: one per line of an order, so the same order is named several times. weak:
 * where the order's id stands in `data`.
 */
export const ebayNotification = z.object({
  notification: z.object({
    data: z.union([
      z.object({ orderId: wireId }),
      z.pipe(
        z.object({ order: z.object({ orderId: wireId }) }),
        z.transform(({ order }) => order),
      ),
    ]),
  }),
});

const shipTo = z.object({
  fullName: text,
  contactAddress: z.nullish(
    z.object({
      addressLine1: text,
      addressLine2: text,
      city: text,
      stateOrProvince: text,
      postalCode: text,
      countryCode: text,
    }),
  ),
  primaryPhone: z.nullish(z.object({ phoneNumber: text })),
});

const lineItem = z.object({
  lineItemId: wireId,
  sku: text,
  title: text,
  quantity: z.int().check(z.positive(), z.maximum(99_999)),
  lineItemFulfillmentInstructions: z.nullish(z.object({ shipByDate: z.nullish(wireInstant) })),
  /** Of all of the line, before discounts. */
  lineItemCost: amount,
});

/**
 * The part of a Sell Fulfillment order that we read. weak: discounts come as negative amounts.
 * Source: developer.ebay.com, Fulfillment API v1, `getOrder`.
 */
export const ebayOrder = z.object({
  orderId: wireId,
  legacyOrderId: text,
  creationDate: wireInstant,
  lastModifiedDate: wireInstant,
  orderPaymentStatus: z.string(),
  buyer: z.nullish(z.object({ username: text })),
  cancelStatus: z.nullish(z.object({ cancelState: text })),
  paymentSummary: z.nullish(
    z.object({ payments: z._default(z.array(z.object({ paymentReferenceId: text })), []) }),
  ),
  pricingSummary: z.object({
    priceDiscount: z.nullish(amount),
    deliveryCost: z.nullish(amount),
    deliveryDiscount: z.nullish(amount),
    tax: z.nullish(amount),
    fee: z.nullish(amount),
    adjustment: z.nullish(amount),
    total: amount,
  }),
  fulfillmentStartInstructions: z._default(
    z.array(z.object({ shippingStep: z.nullish(z.object({ shipTo: z.nullish(shipTo) })) })),
    [],
  ),
  lineItems: z.array(lineItem).check(z.minLength(1), z.maxLength(200)),
});
