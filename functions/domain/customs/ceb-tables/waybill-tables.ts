import { decimal, exact, integer, optional, text } from './element-rows.ts';
import { exportOpening, importOpening, note } from './shared-rows.ts';

/** CEB511, import waybill: sent by the logistics firm. Source: import XSD 2022-05, LogisticsHead. */
export const CEB511 = {
  body: 'Logistics',
  headElement: 'LogisticsHead',
  maxLines: 0,
  direction: 'import',
  head: [
    ...importOpening,
    text('logisticsCode', 1, 18),
    text('logisticsName', 1, 100),
    text('logisticsNo', 1, 60),
    optional(text('billNo', 0, 37)),
    text('orderNo', 1, 60),
    optional(decimal('freight')),
    optional(decimal('insuredFee')),
    exact('currency', 3),
    decimal('weight'),
    integer('packNo', 9),
    optional(text('goodsInfo', 0, 200)),
    text('consignee', 1, 100),
    text('consigneeAddress', 1, 200),
    text('consigneeTelephone', 1, 50),
    note,
  ],
  lines: [],
} as const;

/** CEB513, waybill status: signed for, sent by the logistics firm. Source: import XSD 2022-05, LogisticsStatus. */
export const CEB513 = {
  body: 'LogisticsStatus',
  maxLines: 0,
  direction: 'import',
  head: [
    ...importOpening,
    text('logisticsCode', 1, 18),
    text('logisticsName', 1, 100),
    text('logisticsNo', 1, 60),
    exact('logisticsStatus', 1),
    exact('logisticsTime', 14),
    note,
  ],
  lines: [],
} as const;

/** CEB505, export waybill: sent by the logistics firm; it names neither order nor consignee. Source: export XSD 2022-05, Logistics. */
export const CEB505 = {
  body: 'Logistics',
  maxLines: 0,
  direction: 'export',
  head: [
    ...exportOpening,
    text('logisticsCode', 1, 18),
    text('logisticsName', 1, 100),
    text('logisticsNo', 1, 32),
    decimal('freight'),
    decimal('insuredFee'),
    exact('currency', 3),
    decimal('grossWeight'),
    integer('packNo', 9),
    text('goodsInfo', 1, 200),
    optional(text('ebcCode', 0, 18)),
    optional(text('ebcName', 0, 100)),
    optional(text('ebcTelephone', 0, 50)),
    note,
  ],
  lines: [],
} as const;
