import type {
  Consignment,
  ConsignmentLine,
} from '../../functions/domain/consignment/consignment.ts';
import { money } from '../../functions/domain/money/money.ts';
import { units } from '../../functions/domain/money/quantity.ts';
import type { Identity } from '../../functions/domain/order/order.ts';
import { addressLine } from '../../functions/domain/customs/address-line.ts';

/** Keyed hash of the consignee's telephone, as both sides of a matching consignment carry it. */
export const TELEPHONE_HASH = 'hash-of-the-telephone';

/** What the vault holds for the built consignments: valid shapes, nobody's data. */
export function anIdentity(overrides: Partial<Identity> = {}): Identity {
  return {
    buyerIdNumber: '11010519491231002X',
    buyerTelephone: '13800138000',
    payerName: '王小明',
    payerIdNumber: '11010519491231002X',
    consigneeTelephone: '13900139000',
    ...overrides,
  };
}

/** One line of two boxes of face cream in CNY, complete for 1210. */
export function aLine(overrides: Partial<ConsignmentLine> = {}): ConsignmentLine {
  return {
    lineId: 'line-1',
    sku: 'CREAM-50ML',
    name: 'Face cream 50 ml',
    quantity: 2,
    price: money(12_950, 'CNY'),
    total: money(25_900, 'CNY'),
    goods: {
      hsCode: '3304990039',
      declaredName: '保湿面霜',
      model: '50ml/盒|品牌:BONDWAY',
      origin: 'JP',
      unit: '140',
      statutoryUnit: '035',
      statutoryQuantity: units(1) / 20,
      netWeightGrams: 50,
      grossWeightGrams: 120,
      barcode: '4901234567894',
      bookItems: { T4619W000001: '1007' },
      vatRate: 1300,
      consumptionTaxRate: 0,
    },
    ...overrides,
  };
}

/** A bonded import (1210) that has everything it needs and whose partners' records agree. */
export function anImportConsignment(overrides: Partial<Consignment> = {}): Consignment {
  const shipTo = {
    name: '李雷',
    country: 'CN',
    province: '浙江省',
    city: '杭州市',
    district: '西湖区',
    street: '文三路 90 号',
    postcode: '310012',
  };
  return {
    ...planned(),
    mode: 'bonded-import',
    planReason: 'goods lie in a bonded warehouse',
    parties: {
      platform: { code: '91110000600037341L', name: '示例电商平台有限公司' },
      seller: { code: '3301960A1B', name: '示例电商企业有限公司' },
      declarant: { code: '3301980001', name: '示例报关有限公司' },
      logistics: { code: '3301960L02', name: '示例物流有限公司' },
      payment: { code: '3301960P03', name: '示例支付有限公司' },
      warehouse: { code: '330166K00Q', name: '示例保税仓储有限公司' },
      guarantorCode: '3301960A1B',
      accountBook: 'T4619W000001',
      customsCode: '2924',
      portCode: '2924',
    },
    shipTo,
    buyerName: '王小明',
    buyerRegistration: 'member-1001',
    identity: { buyerIdNumber: '002X', buyerTelephone: '8000', consigneeTelephone: '9000' },
    payment: { paymentFirmId: 'pay-1', transactionId: 'PAY20261123000001' },
    totals: {
      goods: money(25_900, 'CNY'),
      freight: money(1_000, 'CNY'),
      insurance: money(100, 'CNY'),
      tax: money(2_457, 'CNY'),
      discount: money(500, 'CNY'),
      paid: money(28_957, 'CNY'),
    },
    lines: [aLine()],
    paymentRecord: {
      transactionId: 'PAY20261123000001',
      orderNumber: 'SO-1001',
      platformCode: '91110000600037341L',
      amountPaid: money(28_957, 'CNY'),
    },
    waybillRecord: {
      waybillNumber: 'YT20261123001',
      logisticsCode: '3301960L02',
      orderNumber: 'SO-1001',
      consignee: shipTo.name,
      consigneeAddress: addressLine(shipTo),
      telephoneHash: TELEPHONE_HASH,
      freight: money(1_000, 'CNY'),
      insurance: money(100, 'CNY'),
      parcels: 1,
      weight: 24_000,
    },
    ...overrides,
  };
}

/** A special-area export (1210) to Korea in KRW that has everything it needs. */
export function anExportConsignment(overrides: Partial<Consignment> = {}): Consignment {
  const shipTo = {
    name: 'Kim Minji',
    country: 'KR',
    province: 'Seoul',
    city: 'Gangnam-gu',
    street: 'Teheran-ro 152',
    postcode: '06236',
  };
  return {
    ...anImportConsignment(),
    mode: 'special-area-export',
    shipTo,
    buyerName: undefined,
    buyerRegistration: undefined,
    identity: { consigneeTelephone: '5678', personalCustomsCode: '7890' },
    payment: {},
    paymentRecord: undefined,
    totals: {
      goods: money(50_000, 'KRW'),
      freight: money(3_000, 'KRW'),
      insurance: money(0, 'KRW'),
      tax: money(0, 'KRW'),
      discount: money(0, 'KRW'),
      paid: money(53_000, 'KRW'),
    },
    lines: [aLine({ price: money(25_000, 'KRW'), total: money(50_000, 'KRW') })],
    legs: [{ carrierId: 'post', waybillNumber: 'EB000717618HK', declared: true, public: true }],
    waybillRecord: {
      waybillNumber: 'EB000717618HK',
      logisticsCode: '3301960L02',
      orderNumber: 'SO-1001',
      consignee: shipTo.name,
      consigneeAddress: addressLine(shipTo),
      telephoneHash: TELEPHONE_HASH,
      freight: money(3_000, 'KRW'),
      insurance: money(0, 'KRW'),
      parcels: 1,
      weight: 24_000,
    },
    ...overrides,
  };
}

/** An import consignment: the one to take when the mode does not matter. */
export function aConsignment(overrides: Partial<Consignment> = {}): Consignment {
  return anImportConsignment(overrides);
}

function planned() {
  return {
    consignmentId: 'C20261123000001',
    orderId: 'order-1001',
    merchantId: 'merchant-1',
    channelId: 'channel-1',
    orderNumber: 'SO-1001',
    displayNumber: '#1001',
    version: 1,
    status: 'accepted',
    warehouseId: 'warehouse-1',
    departsFrom: 'CN',
    carrierId: 'express',
    customsId: 'customs-1',
    createdAt: '2026-11-23T02:00:00.000Z',
    updatedAt: '2026-11-23T02:00:00.000Z',
    stockReserved: true,
    screening: { at: '2026-11-23T01:59:00.000Z', hits: [], cleared: [] },
    legs: [{ carrierId: 'express', waybillNumber: 'YT20261123001', declared: true, public: true }],
    match: [],
    documents: {},
    bookPostings: [],
    tracking: [],
    trackingStatus: 'UNKNOWN',
    unwind: {},
    refusals: {},
  } as const satisfies Partial<Consignment>;
}
