import * as z from 'zod/mini';
import { LOAD_KINDS } from '../../../domain/load/load-kinds.ts';
import type { ExchangeRates } from '../../../domain/destinations/exchange-rates.ts';
import { BATTERY_NUMBERS } from '../../../domain/flight/flight-goods.ts';
import { MARKETPLACES } from '../../../domain/order/marketplace-name.ts';
import type { CatalogueItem } from '../../../domain/trade/catalogue-item.ts';
import type { DistrictRow } from '../../../domain/trade/district-policies.ts';
import { TRADE_MODES } from '../../../domain/trade/trade-modes.ts';
import type { Channel, Merchant, MerchantWarehouse, Partner } from '../../../ports/directory.ts';
import {
  currency,
  enterprise,
  goods,
  integer,
  oneOf,
  optionalText,
  registrations,
} from './shared-values.ts';
import type { ShapeOf } from './shared-values.ts';

const text = z.string();

export const merchantRecord: z.ZodMiniType<Merchant> = z.looseObject({
  merchantId: text,
  name: text,
  enterprise,
  declarant: enterprise,
  guarantorCode: text,
  carrierId: text,
  otherCarrierIds: z.optional(z.array(text)),
  customsId: text,
  registrations: z.optional(registrations),
  preferredModes: z.optional(z.array(oneOf(TRADE_MODES))),
  exportLists: z.optional(z.enum(['alone', 'summed-up'])),
  exportReceipts: z.optional(z.literal('filed')),
  districts: z.optional(
    z.array(
      z.looseObject({
        customsCode: text,
        since: text,
        exportArrival: z.optional(z.enum(['before-release', 'after-release'])),
      } satisfies ShapeOf<DistrictRow>),
    ),
  ),
} satisfies ShapeOf<Merchant>);

export const channelRecord: z.ZodMiniType<Channel> = z.looseObject({
  channelId: text,
  merchantId: text,
  marketplace: z.enum(MARKETPLACES),
  account: text,
  platform: enterprise,
  updatesUrl: text,
  appKey: optionalText,
  registeredUrl: optionalText,
  tokenUrl: optionalText,
  site: optionalText,
  paymentFirmId: optionalText,
  registrations: z.optional(registrations),
  promise: z.optional(
    z.looseObject({
      shipWithinDays: integer,
      handoverWithinDays: z.optional(integer),
      cutOff: text,
      timeZone: text,
      workingDays: z.array(integer),
      closedOn: z.optional(z.array(text)),
    }),
  ),
  disabled: z.optional(z.looseObject({ at: text, by: text })),
  overlapUntil: optionalText,
} satisfies ShapeOf<Channel>);

export const catalogueItemRecord: z.ZodMiniType<CatalogueItem> = z.looseObject({
  ...goods.shape,
  merchantId: text,
  sku: text,
} satisfies ShapeOf<CatalogueItem>);

export const warehouseRecord: z.ZodMiniType<MerchantWarehouse> = z.looseObject({
  warehouseId: text,
  merchantId: text,
  name: text,
  enterprise,
  country: text,
  accountBook: optionalText,
  customsCode: text,
  portCode: text,
  declarant: z.optional(enterprise),
  serves: z.array(oneOf(TRADE_MODES)),
} satisfies ShapeOf<MerchantWarehouse>);

export const partnerRecord: z.ZodMiniType<Partner> = z.looseObject({
  partnerId: text,
  role: z.enum(['warehouse', 'carrier', 'payment firm', 'customs', 'signing device']),
  name: text,
  enterprise,
  baseUrl: text,
  carriage: z.optional(z.enum(['postal', 'commercial'])),
  loadServices: z.optional(
    z.array(
      z.looseObject({
        kind: oneOf(LOAD_KINDS),
        to: z.array(text),
        from: z.optional(z.array(text)),
      }),
    ),
  ),
  accepts: z.optional(
    z.looseObject({
      batteries: z.optional(
        z.looseObject({
          unNumbers: z.array(z.enum(BATTERY_NUMBERS)),
          mostMilliwattHours: integer,
        }),
      ),
      magnets: z.optional(z.boolean()),
      liquids: z.optional(z.boolean()),
    }),
  ),
} satisfies ShapeOf<Partner>);

export const exchangeRatesRecord: z.ZodMiniType<ExchangeRates> = z.looseObject({
  validFrom: text,
  validTo: optionalText,
  base: currency,
  rates: z.record(text, integer),
  source: text,
} satisfies ShapeOf<ExchangeRates>);
