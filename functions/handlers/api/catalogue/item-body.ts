import * as z from 'zod/mini';
import { GOODS_KINDS } from '../../../domain/destinations/goods-kind.ts';
import { BATTERY_NUMBERS } from '../../../domain/flight/flight-goods.ts';
import { isCountryCode } from '../../../domain/identifiers/country.ts';
import { parseCnHsCode } from '../../../domain/identifiers/hs-code.ts';
import { formatQuantity, parseQuantity } from '../../../domain/money/quantity.ts';
import type { CatalogueItem, Goods } from '../../../domain/trade/catalogue-item.ts';

const text = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most));
const optional = (most: number) => z.optional(text(most));
const grams = z.optional(z.int('must be whole grams').check(z.positive(), z.maximum(10_000_000)));
/** Basis points: 1300 is 13 %. */
const rate = z.optional(
  z.int('must be whole basis points').check(z.nonnegative(), z.maximum(100_000)),
);
const volts = z.int('must be whole volts').check(z.positive());
const code = z.optional(z.string().check(z.regex(/^\d{3}$/, 'must be three digits')));

/** A decimal of at most five places, kept as 10⁻⁵. */
const quantity = z.pipe(
  z.string(),
  z.transform((decimal, context) => {
    const parsed = parseQuantity(decimal);
    if (parsed.ok && parsed.value > 0) return parsed.value;
    context.issues.push({ code: 'custom', message: 'must be a decimal above 0', input: decimal });
    return z.NEVER;
  }),
);
const cnHsCode = z
  .string()
  .check(z.refine((value) => parseCnHsCode(value).ok, 'must be ten digits of a known chapter'));

/** What an item may say; everything but the SKU may come later. Fields that we do not know are refused. */
export const goodsBody = z.strictObject({
  hsCode: z.optional(cnHsCode),
  declaredName: optional(250),
  model: optional(510),
  origin: z.optional(
    z.string().check(z.refine(isCountryCode, 'must be an ISO 3166-1 alpha-2 code')),
  ),
  unit: code,
  statutoryUnit: code,
  statutoryQuantity: z.optional(quantity),
  netWeightGrams: grams,
  grossWeightGrams: grams,
  barcode: optional(50),
  bookItems: z.optional(
    z.record(
      z.string().check(z.regex(/^[!-~]{1,60}$/)),
      z.string().check(z.regex(/^[0-9A-Za-z]{1,30}$/, 'must be 1 to 30 letters or digits')),
    ),
  ),
  vatRate: rate,
  consumptionTaxRate: rate,
  cosmetic: z.optional(
    z.strictObject({ content: quantity, per: z.enum(['gram', 'millilitre', 'piece']) }),
  ),
  description: optional(250),
  manufacturerProductId: optional(64),
  tariffs: z.optional(
    z.record(
      z.string().check(z.regex(/^[A-Z]{2}$/, 'must be two capital letters')),
      z.strictObject({
        hsCode: z.optional(z.string().check(z.regex(/^\d{6,14}$/, 'must be 6 to 14 digits'))),
        dutyRate: rate,
        taxRate: rate,
      }),
    ),
  ),
  kinds: z.optional(z.array(z.enum(GOODS_KINDS))),
  battery: z.optional(
    z.strictObject({
      unNumber: z.optional(z.enum(BATTERY_NUMBERS)),
      milliwattHours: z.optional(z.int('must be a whole number').check(z.positive())),
      testReport: optional(250),
    }),
  ),
  magnetic: z.optional(z.boolean()),
  liquid: z.optional(z.boolean()),
  voltage: z.optional(z.strictObject({ from: volts, to: volts })),
  plug: optional(10),
  marks: z.optional(z.array(text(20)).check(z.maxLength(20))),
  expires: z.optional(z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/, 'must be YYYY-MM-DD'))),
  exportLicence: z.optional(z.boolean()),
} satisfies { readonly [Key in keyof Goods]-?: unknown });

export const sku = text(60);

/** An item of an import. */
export const itemBody = z.extend(goodsBody, { sku });

/** An item as the API shows it: quantities as decimals again, so that what is read can be put back. */
export function catalogueItemView({ merchantId: _merchantId, ...item }: CatalogueItem) {
  const { statutoryQuantity, cosmetic } = item;
  return {
    ...item,
    statutoryQuantity:
      statutoryQuantity === undefined ? undefined : formatQuantity(statutoryQuantity),
    cosmetic: cosmetic && { ...cosmetic, content: formatQuantity(cosmetic.content) },
  };
}
