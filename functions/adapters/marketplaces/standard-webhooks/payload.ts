import * as z from 'zod/mini';
import { isCountryCode } from '../../../domain/identifiers/country.ts';
import { parseCurrency } from '../../../domain/money/currency.ts';
import { TRADE_MODES } from '../../../domain/trade/trade-modes.ts';
import { MOST_MOVEMENTS, MOST_PARCELS } from '../../../domain/trade/split-limits.ts';
import { wireInstant } from '../../http/messages.ts';

const text = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most));
/** CEB `orderNo` and the ids beside it: at most 60 characters, no blanks. */
const id = z.string().check(z.regex(/^[!-~]{1,60}$/, 'must be 1 to 60 characters, no blanks'));
const decimal = z.string().check(z.maxLength(20));
const telephone = text(50);

const country = z
  .string()
  .check(z.refine(isCountryCode, 'must be an ISO 3166-1 alpha-2 code such as CN'));

const currency = z.pipe(
  z.string(),
  z.transform((code, context) => {
    const parsed = parseCurrency(code);
    if (parsed.ok) return parsed.value;
    context.issues.push({ code: 'custom', message: parsed.message, input: code });
    return z.NEVER;
  }),
);

const quantity = z.int().check(z.positive(), z.maximum(99_999));

const line = z.object({
  lineId: id,
  sku: text(60),
  name: text(250),
  quantity,
  /** Of one item. */
  price: decimal,
});

const lines = z.array(line).check(z.minLength(1), z.maxLength(200), (context) => {
  const ids = context.value.map(({ lineId }) => lineId);
  const repeated = ids.findIndex((each, at) => ids.indexOf(each) < at);
  if (repeated === -1) return;
  context.issues.push({
    code: 'custom',
    message: 'must not repeat within the order',
    path: [repeated, 'lineId'],
    input: context.value,
  });
});

/** `paid` = Σ price × quantity + freight + insurance + tax − discount. */
const totals = z.object({
  freight: z._default(decimal, '0'),
  insurance: z._default(decimal, '0'),
  tax: z._default(decimal, '0'),
  discount: z._default(decimal, '0'),
  paid: decimal,
});

/** A part that is an order of its own should the order have to go apart. */
const subOrder = z.object({
  number: id,
  lines: z
    .array(z.object({ lineId: id, quantity }))
    .check(z.minLength(1), z.maxLength(MOST_MOVEMENTS)),
  totals,
  /** At the firm of the order's payment; `amount` is what `totals` say was paid. */
  payment: z.object({ transactionId: id, amount: decimal }),
});

/**
 * The canonical order: what marketplaces send in `data.order` and own clients post. What customs
 * needs of buyer, payer and payment is optional here: a mode that lacks it holds the order and
 * names the field. Keys we do not know are ignored.
 */
export const canonicalOrder = z.object({
  channelOrderId: id,
  displayNumber: z.optional(text(60)),
  placedAt: wireInstant,
  /** Ever increasing: tells which of two messages is newer. */
  updatedAt: wireInstant,
  /** Kept, never fulfilled. */
  test: z._default(z.boolean(), false),
  /** Asks for a trade mode; planning chooses when absent. */
  mode: z.optional(z.enum(Object.values(TRADE_MODES).map(({ name }) => name))),
  /** Held back while there is a reason; `null` releases it, absence says nothing. */
  hold: z.optional(z.nullable(z.object({ reason: text(200) }))),
  /** Until when the carrier must have scanned it, and the warehouse handed it over. */
  shipBy: z.optional(wireInstant),
  handoverBy: z.optional(wireInstant),
  /** Where the goods are stocked: needed by overseas-stocking, no other mode. */
  receivingWarehouse: z.optional(id),
  currency,
  buyer: z.optional(
    z.object({
      name: z.optional(text(60)),
      registration: z.optional(text(60)),
      idNumber: z.optional(text(60)),
      telephone: z.optional(telephone),
    }),
  ),
  payer: z.optional(z.object({ name: z.optional(text(60)), idNumber: z.optional(text(60)) })),
  payment: z.optional(z.object({ firm: z.optional(id), transactionId: z.optional(id) })),
  shipTo: z.object({
    name: text(100),
    telephone: z.optional(telephone),
    country,
    province: z.optional(text(100)),
    city: text(100),
    district: z.optional(text(100)),
    street: text(200),
    postcode: z.optional(text(20)),
    personalCustomsCode: z.optional(text(20)),
  }),
  lines,
  totals,
  /**
   * For imports: what it goes as where no single warehouse may send all of it. Together they are
   * exactly the order, in pieces, every total and payment.
   */
  subOrders: z.optional(z.array(subOrder).check(z.minLength(2), z.maxLength(MOST_PARCELS))),
});

/** Topics of canonical senders. */
export const CANONICAL_TOPICS = [
  'order.created',
  'order.paid',
  'order.updated',
  'order.cancelled',
] as const;

/** A Standard Webhooks body of a canonical sender. */
export const canonicalDelivery = z.object({
  type: z.enum(CANONICAL_TOPICS),
  data: z.object({ order: z.unknown(), reason: z.optional(text(250)) }),
});

/** What own clients post to `/v1/orders`. */
export const postedOrder = z.object({ channelId: id, order: z.unknown() });
