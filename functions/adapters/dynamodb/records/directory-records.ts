import * as z from 'zod/mini';
import type { CatalogueItem } from '../../../domain/trade/catalogue-item.ts';
import type { BondedWarehouse, Channel, Merchant, Partner } from '../../../ports/directory.ts';
import { enterprise, goods, optionalText } from './shared-values.ts';
import type { ShapeOf } from './shared-values.ts';

const text = z.string();

export const merchantRecord: z.ZodMiniType<Merchant> = z.looseObject({
  merchantId: text,
  name: text,
  enterprise,
  declarant: enterprise,
  guarantorCode: text,
  carrierId: text,
  customsId: text,
} satisfies ShapeOf<Merchant>);

export const channelRecord: z.ZodMiniType<Channel> = z.looseObject({
  channelId: text,
  merchantId: text,
  marketplace: z.enum(['canonical', 'shopify']),
  account: text,
  platform: enterprise,
  updatesUrl: text,
  paymentFirmId: optionalText,
} satisfies ShapeOf<Channel>);

export const catalogueItemRecord: z.ZodMiniType<CatalogueItem> = z.looseObject({
  ...goods.shape,
  merchantId: text,
  sku: text,
} satisfies ShapeOf<CatalogueItem>);

export const warehouseRecord: z.ZodMiniType<BondedWarehouse> = z.looseObject({
  warehouseId: text,
  merchantId: text,
  name: text,
  enterprise,
  accountBook: text,
  customsCode: text,
  portCode: text,
  serves: z.array(z.enum(['import', 'export'])),
} satisfies ShapeOf<BondedWarehouse>);

export const partnerRecord: z.ZodMiniType<Partner> = z.looseObject({
  partnerId: text,
  role: z.enum(['warehouse', 'carrier', 'payment firm', 'customs']),
  name: text,
  enterprise,
  baseUrl: text,
} satisfies ShapeOf<Partner>);
