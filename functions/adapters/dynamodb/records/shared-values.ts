import * as z from 'zod/mini';
import { GOODS_KINDS } from '../../../domain/destinations/goods-kind.ts';
import { BATTERY_NUMBERS } from '../../../domain/flight/flight-goods.ts';
import { parseCurrency } from '../../../domain/money/currency.ts';
import type { Currency } from '../../../domain/money/currency.ts';

// Stored records are read leniently where they hold more than this version knows (an older
// program must not lose what a newer one wrote), and strictly where something is missing.

/** A schema for every key of a record: one that the domain adds and a store forgets does not compile. */
export type ShapeOf<Stored> = { [Key in keyof Stored]-?: z.core.$ZodType<Stored[Key]> };

/** One of the keys of a table of the domain. */
export function oneOf<Key extends string>(table: {
  readonly [K in Key]: unknown;
}): z.ZodMiniType<Key> {
  return z.custom<Key>((value) => typeof value === 'string' && Object.hasOwn(table, value));
}

/** A word that the domain spells as a template or a union without a table, e.g. an ask's name. */
export function word<Word extends string>(): z.ZodMiniType<Word> {
  return z.custom<Word>((value) => typeof value === 'string' && /^[a-z0-9-]+$/.test(value));
}

export const optionalText = z.optional(z.string());
export const integer = z.number().check(z.int());
export const optionalInteger = z.optional(integer);

export const currency = z.custom<Currency>(
  (value) => typeof value === 'string' && parseCurrency(value).ok,
);

export const money = z.looseObject({ amount: integer, currency });

export const enterprise = z.looseObject({ code: z.string(), name: z.string() });

export const address = z.looseObject({
  name: z.string(),
  country: z.string(),
  province: optionalText,
  city: z.string(),
  district: optionalText,
  street: z.string(),
  postcode: optionalText,
});

export const identitySummary = z.looseObject({
  buyerIdNumber: optionalText,
  buyerTelephone: optionalText,
  payerName: optionalText,
  payerIdNumber: optionalText,
  consigneeTelephone: optionalText,
  personalCustomsCode: optionalText,
});

export const shipPromise = z.looseObject({
  shipBy: z.string(),
  handoverBy: z.optional(z.string()),
});
export const paymentReference = z.looseObject({
  paymentFirmId: optionalText,
  transactionId: optionalText,
});

export const orderTotals = z.looseObject({
  goods: money,
  freight: money,
  insurance: money,
  tax: money,
  discount: money,
  paid: money,
});

export const registrations = z.looseObject({
  ioss: optionalText,
  ukVat: optionalText,
  ukEori: optionalText,
  auGst: optionalText,
  nzGst: optionalText,
});

export const goods = z.looseObject({
  hsCode: optionalText,
  declaredName: optionalText,
  model: optionalText,
  origin: optionalText,
  unit: optionalText,
  statutoryUnit: optionalText,
  statutoryQuantity: optionalInteger,
  netWeightGrams: optionalInteger,
  grossWeightGrams: optionalInteger,
  barcode: optionalText,
  bookItems: z.optional(z.record(z.string(), z.string())),
  vatRate: optionalInteger,
  consumptionTaxRate: optionalInteger,
  cosmetic: z.optional(
    z.looseObject({ content: integer, per: z.enum(['gram', 'millilitre', 'piece']) }),
  ),
  description: optionalText,
  manufacturerProductId: optionalText,
  tariffs: z.optional(
    z.record(
      z.string(),
      z.looseObject({
        hsCode: optionalText,
        dutyRate: optionalInteger,
        taxRate: optionalInteger,
      }),
    ),
  ),
  kinds: z.optional(z.array(z.enum(GOODS_KINDS))),
  battery: z.optional(
    z.looseObject({
      unNumber: z.optional(z.enum(BATTERY_NUMBERS)),
      milliwattHours: optionalInteger,
      testReport: optionalText,
    }),
  ),
  magnetic: z.optional(z.boolean()),
  liquid: z.optional(z.boolean()),
  voltage: z.optional(z.looseObject({ from: integer, to: integer })),
  plug: optionalText,
  marks: z.optional(z.array(z.string())),
  expires: optionalText,
  exportLicence: z.optional(z.boolean()),
});
