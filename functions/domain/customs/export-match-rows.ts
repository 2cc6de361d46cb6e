import { bookRows } from './match-book.ts';
import { EXPORT_LINE_FIELDS, lineNumberRow, lineRows } from './match-lines.ts';
import { carriageRows, comparing, declarantRow } from './match-row.ts';
import type { MatchRow, SideNames } from './match-row.ts';

const EXPORT: SideNames = { order: '303', payment: '403', waybill: '505', list: '603' };
const ofExport = comparing(EXPORT);

/**
 * The export match; 505 names neither order nor consignee, and 403 is not asked for any more (GACC
 * announcement 167 of 2024). Source: CEB 2022-05. The order's freight includes the insurance.
 */
export const EXPORT_MATCH_ROWS: readonly MatchRow[] = [
  ofExport('1', 'Platform of order and list', ['order', 'ebpCode'], ['list', 'ebpCode']),
  ofExport(
    '5',
    'Waybill number of list and waybill',
    ['list', 'logisticsNo'],
    ['waybill', 'logisticsNo'],
  ),
  ofExport(
    '5',
    'Logistics firm of list and waybill',
    ['list', 'logisticsCode'],
    ['waybill', 'logisticsCode'],
  ),
  ...lineRows('7', EXPORT_LINE_FIELDS, EXPORT),
  ...carriageRows(EXPORT, {
    freight: 'fCurrency',
    insurance: 'iCurrency',
    weight: 'grossWeight',
  }),
  ...bookRows(EXPORT),
  ofExport('11', 'Seller of order and list', ['order', 'ebcCode'], ['list', 'ebcCode']),
  ofExport('11', 'Order number of order and list', ['order', 'orderNo'], ['list', 'orderNo']),
  lineNumberRow('11', EXPORT),
  declarantRow(EXPORT),
];
