import { z } from 'zod';
import { isCountryCode } from '../../../domain/identifiers/country.ts';
import { parseCurrency } from '../../../domain/money/currency.ts';
import { TRADE_MODES } from '../../../domain/trade/trade-modes.ts';
import { wireInstant } from '../../http/messages.ts';

const text = (most: number) => z.string().trim().min(1).max(most);
/** CEB `orderNo` and the ids beside it: at most 60 characters, no blanks. */
const id = z.string().regex(/^[!-~]{1,60}$/, 'must be 1 to 60 characters, no blanks');
const decimal = z.string().max(20);
const telephone = text(50);

const country = z
  .string()
  .refine(isCountryCode, { error: 'must be an ISO 3166-1 alpha-2 code such as CN' });

const currency = z.string().transform((code, context) => {
  const parsed = parseCurrency(code);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: 'custom', message: parsed.message });
  return z.NEVER;
});

const line = z.object({
  lineId: id,
  sku: text(60),
  name: text(250),
  quantity: z.int().positive().max(99_999),
  /** Of one item. */
  price: decimal,
});

const lines = z
  .array(line)
  .min(1)
  .max(200)
  .superRefine((items, context) => {
    const ids = items.map(({ lineId }) => lineId);
    const repeated = ids.findIndex((each, at) => ids.indexOf(each) < at);
    if (repeated !== -1) {
      context.addIssue({
        code: 'custom',
        message: 'must not repeat within the order',
        path: [repeated, 'lineId'],
      });
    }
  });

/**
 * The canonical order: what marketplaces send in `data.order` and own clients post. What customs
 * needs of buyer, payer and payment is optional here: a mode that lacks it holds the order and
 * names the field. Keys we do not know are ignored.
 */
export const canonicalOrder = z.object({
  channelOrderId: id,
  displayNumber: text(60).optional(),
  placedAt: wireInstant,
  /** Ever increasing: tells which of two messages is newer. */
  updatedAt: wireInstant,
  /** Kept, never fulfilled. */
  test: z.boolean().default(false),
  /** Asks for a trade mode; planning chooses when absent. */
  mode: z.enum(Object.values(TRADE_MODES).map(({ name }) => name)).optional(),
  currency,
  buyer: z
    .object({
      name: text(60).optional(),
      registration: text(60).optional(),
      idNumber: text(60).optional(),
      telephone: telephone.optional(),
    })
    .optional(),
  payer: z.object({ name: text(60).optional(), idNumber: text(60).optional() }).optional(),
  payment: z.object({ firm: id.optional(), transactionId: id.optional() }).optional(),
  shipTo: z.object({
    name: text(100),
    telephone: telephone.optional(),
    country,
    province: text(100).optional(),
    city: text(100),
    district: text(100).optional(),
    street: text(200),
    postcode: text(20).optional(),
    personalCustomsCode: text(20).optional(),
  }),
  lines,
  /** `paid` = Σ price × quantity + freight + insurance + tax − discount. */
  totals: z.object({
    freight: decimal.default('0'),
    insurance: decimal.default('0'),
    tax: decimal.default('0'),
    discount: decimal.default('0'),
    paid: decimal,
  }),
});

/** Topics of canonical senders. */
export const CANONICAL_TOPICS = ['order.created', 'order.paid', 'order.cancelled'] as const;

/** A Standard Webhooks body of a canonical sender. */
export const canonicalDelivery = z.object({
  type: z.enum(CANONICAL_TOPICS),
  data: z.object({ order: z.unknown(), reason: text(250).optional() }),
});

/** What own clients post to `/v1/orders`. */
export const postedOrder = z.object({ channelId: id, order: z.unknown() });
