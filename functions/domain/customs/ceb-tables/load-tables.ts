import { decimal, exact, integer, optional, text } from './element-rows.ts';
import {
  declarantRows,
  exportFiling,
  importOpening,
  logisticsRows,
  note,
  operatorRows,
  partRows,
} from './shared-rows.ts';

/** The schema names no bound for the parcels of a load. */
const UNBOUNDED = Number.POSITIVE_INFINITY;

/**
 * CEB711, arrival list of a direct-import load (入库明细单): a bill and its waybills, no goods. A
 * message carries one. Source: import XSD 2022-05, DeliveryHead and DeliveryList.
 */
export const CEB711 = {
  body: 'Delivery',
  headElement: 'DeliveryHead',
  lineElement: 'DeliveryList',
  maxLines: UNBOUNDED,
  maxBodies: 1,
  direction: 'import',
  head: [
    ...importOpening,
    exact('customsCode', 4),
    optional(text('copNo', 0, 20)),
    optional(text('preNo', 0, 18)),
    optional(text('rkdNo', 0, 18)),
    ...operatorRows,
    exact('ieFlag', 1),
    exact('trafMode', 1),
    text('trafNo', 1, 100),
    text('voyageNo', 1, 32),
    text('billNo', 1, 37),
    ...logisticsRows,
    optional(text('unloadLocation', 0, 100)),
    note,
  ],
  lines: [integer('gnum', 9), text('logisticsNo', 1, 60), note],
} as const;

/** CEB507, arrival of a load at the supervised site (运抵单). Source: export XSD 2022-05, ArrivalHead and ArrivalList. */
export const CEB507 = {
  body: 'Arrival',
  headElement: 'ArrivalHead',
  lineElement: 'ArrivalList',
  minLines: 0,
  maxLines: UNBOUNDED,
  direction: 'export',
  head: [
    ...exportFiling,
    ...operatorRows,
    optional(text('loctNo', 0, 10)),
    exact('ieFlag', 1),
    exact('trafMode', 1),
    optional(text('billNo', 0, 37)),
    text('domesticTrafNo', 1, 100),
    ...logisticsRows,
    ...partRows,
    note,
  ],
  lines: [
    integer('gnum', 5),
    text('logisticsNo', 1, 32),
    optional(text('totalPackageNo', 0, 37)),
    note,
  ],
} as const;

/** CEB509, departure of a load from China (离境单). Source: export XSD 2022-05, DepartureHead and DepartureList. */
export const CEB509 = {
  body: 'Departure',
  headElement: 'DepartureHead',
  lineElement: 'DepartureList',
  maxLines: UNBOUNDED,
  direction: 'export',
  head: [
    ...exportFiling,
    ...logisticsRows,
    exact('trafMode', 1),
    optional(text('trafName', 0, 100)),
    optional(text('voyageNo', 0, 32)),
    optional(text('billNo', 0, 37)),
    exact('leaveTime', 14),
    ...partRows,
    note,
  ],
  lines: [
    integer('gnum', 5),
    optional(text('totalPackageNo', 0, 37)),
    text('logisticsNo', 1, 32),
    note,
  ],
} as const;

/** CEB607, master bill and the waybills under it (清单总分单). Source: export XSD 2022-05, WayBillHead and WayBillList. */
export const CEB607 = {
  body: 'WayBill',
  headElement: 'WayBillHead',
  lineElement: 'WayBillList',
  maxLines: UNBOUNDED,
  direction: 'export',
  head: [
    ...exportFiling,
    ...declarantRows,
    optional(text('loctNo', 0, 10)),
    exact('trafMode', 1),
    text('trafName', 1, 100),
    text('voyageNo', 1, 32),
    text('billNo', 1, 37),
    optional(text('domesticTrafNo', 0, 100)),
    decimal('grossWeight'),
    ...logisticsRows,
    ...partRows,
    note,
  ],
  lines: [
    integer('gnum', 5),
    optional(text('totalPackageNo', 0, 60)),
    text('logisticsNo', 1, 32),
    optional(text('invtNo', 0, 20)),
    note,
  ],
} as const;
