import { money } from '../../../functions/domain/money/money.ts';
import type { IncomingOrder } from '../../../functions/domain/order/incoming-order.ts';
import type { CatalogueItem } from '../../../functions/domain/trade/catalogue-item.ts';
import type {
  MerchantWarehouse,
  Channel,
  Merchant,
  Partner,
} from '../../../functions/ports/directory.ts';
import { aLine, anIdentity } from '../consignment-builder.ts';

export const IMPORT_BOOK = 'T4619W000001';
export const EXPORT_BOOK = 'T4619W000002';
export const BOOK_ITEM = '1007';
/** Customs unit of the one item of the catalogue. */
export const UNIT = '140';

export const MERCHANT: Merchant = {
  merchantId: 'merchant-1',
  name: 'Harbour Lane Trading',
  enterprise: { code: '3301960A1B', name: '示例电商企业有限公司' },
  declarant: { code: '3301980001', name: '示例报关有限公司' },
  guarantorCode: '3301960A1B',
  carrierId: 'express',
  customsId: 'customs-1',
};

export const CHANNEL: Channel = {
  channelId: 'channel-1',
  merchantId: MERCHANT.merchantId,
  marketplace: 'canonical',
  account: 'harbour',
  platform: { code: '91110000600037341L', name: '示例电商平台有限公司' },
  updatesUrl: 'https://market.example/events',
};

export const ITEM: CatalogueItem = {
  ...aLine().goods,
  merchantId: MERCHANT.merchantId,
  sku: 'CREAM-50ML',
  bookItems: { [IMPORT_BOOK]: BOOK_ITEM, [EXPORT_BOOK]: BOOK_ITEM },
};

const warehouse = (
  warehouseId: string,
  accountBook: string,
  serves: MerchantWarehouse['serves'],
): MerchantWarehouse => ({
  warehouseId,
  merchantId: MERCHANT.merchantId,
  name: warehouseId,
  enterprise: { code: '330166K00Q', name: '示例保税仓储有限公司' },
  country: 'CN',
  accountBook,
  customsCode: '2924',
  portCode: '2924',
  serves,
});

export const IMPORT_WAREHOUSE = warehouse('warehouse-in', IMPORT_BOOK, ['bonded-import']);
export const EXPORT_WAREHOUSE = warehouse('warehouse-out', EXPORT_BOOK, ['special-area-export']);

/** Outside of bond: a hub in China, and a warehouse in Germany. */
export const HUB: MerchantWarehouse = {
  ...IMPORT_WAREHOUSE,
  warehouseId: 'hub',
  name: 'hub',
  accountBook: undefined,
  serves: ['general-export', 'b2b-direct-export', 'overseas-stocking'],
};
export const ABROAD: MerchantWarehouse = {
  ...HUB,
  warehouseId: 'abroad',
  name: 'abroad',
  country: 'DE',
  serves: ['overseas-fulfilment'],
};

const partner = (partnerId: string, role: Partner['role'], code: string): Partner => ({
  partnerId,
  role,
  name: partnerId,
  enterprise: { code, name: `${partnerId} 有限公司` },
  baseUrl: `https://${partnerId}.example`,
});

export const PARTNERS: readonly Partner[] = [
  partner('express', 'carrier', '3301960L02'),
  partner('pay-1', 'payment firm', '3301960P03'),
  partner('customs-1', 'customs', '2924000001'),
  partner('warehouse-in', 'warehouse', '330166K00Q'),
  partner('warehouse-out', 'warehouse', '330166K00Q'),
  partner('hub', 'warehouse', '330166K00Q'),
  partner('abroad', 'warehouse', '330166K00Q'),
  partner('origin', 'warehouse', '330166K00Q'),
];

/** A paid order of two creams to Hangzhou that has all a bonded import needs. */
export function anIncomingOrder(overrides: Partial<IncomingOrder> = {}): IncomingOrder {
  const { lineId, sku, name, quantity, price, total } = aLine();
  return {
    channelOrderId: 'SO-1001',
    displayNumber: '#1001',
    placedAt: '2026-11-23T01:00:00.000Z',
    sourceUpdatedAt: '2026-11-23T01:30:00.000Z',
    test: false,
    paid: true,
    buyer: { name: '王小明', registration: 'member-1001' },
    identity: anIdentity(),
    shipTo: {
      name: '李雷',
      country: 'CN',
      province: '浙江省',
      city: '杭州市',
      district: '西湖区',
      street: '文三路 90 号',
      postcode: '310012',
    },
    lines: [{ lineId, sku, name, quantity, price, total }],
    totals: {
      goods: money(25_900, 'CNY'),
      freight: money(1_000, 'CNY'),
      insurance: money(100, 'CNY'),
      tax: money(2_457, 'CNY'),
      discount: money(500, 'CNY'),
      paid: money(28_957, 'CNY'),
    },
    payment: { paymentFirmId: 'pay-1', transactionId: 'PAY20261123000001' },
    ...overrides,
  };
}

/** Goods bought abroad, for buyers in China. */
export const ORIGIN: MerchantWarehouse = {
  ...HUB,
  warehouseId: 'origin',
  name: 'origin',
  country: 'JP',
  serves: ['direct-import'],
};

/** A paid order of two creams to Berlin in yuan, in a mode if one is given. */
export function anOrderToGermany(overrides: Partial<IncomingOrder> = {}): IncomingOrder {
  return anIncomingOrder({
    buyer: {},
    identity: { consigneeTelephone: '+49 30 1234567' },
    shipTo: {
      name: 'Erika Mustermann',
      country: 'DE',
      city: 'Berlin',
      street: 'Heidestraße 17',
      postcode: '10557',
    },
    payment: {},
    ...overrides,
  });
}

/** A paid order of two creams to Seoul, in won. */
export function anExportOrder(overrides: Partial<IncomingOrder> = {}): IncomingOrder {
  const won = (amount: number) => money(amount, 'KRW');
  return anIncomingOrder({
    buyer: {},
    identity: { consigneeTelephone: '+82 10 1234 5678', personalCustomsCode: 'P123456789012' },
    shipTo: {
      name: 'Kim Minji',
      country: 'KR',
      city: 'Seoul',
      street: 'Teheran-ro 152',
      postcode: '06236',
    },
    lines: [{ ...aLine(), price: won(25_000), total: won(50_000) }],
    totals: {
      goods: won(50_000),
      freight: won(3_000),
      insurance: won(0),
      tax: won(0),
      discount: won(0),
      paid: won(53_000),
    },
    payment: {},
    ...overrides,
  });
}
