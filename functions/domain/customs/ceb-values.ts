import { isCalendarDate } from '../identifiers/calendar-date.ts';
import { parseBeijingTime } from './beijing-time.ts';

/** What an element may hold, wherever it occurs. */
export interface CebValue {
  readonly valid: (value: string) => boolean;
  readonly message: string;
}

function shape(pattern: RegExp, message: string): CebValue {
  return { valid: (value) => pattern.test(value), message };
}

const threeDigits = shape(/^\d{3}$/, 'must be a customs code of three digits');
const district = shape(/^\d{4}$/, 'must be a customs district of four digits');
const time: CebValue = {
  valid: (value) => parseBeijingTime(value).ok,
  message: 'must be a moment YYYYMMDDhhmmss',
};
const date: CebValue = { valid: isCalendarDate, message: 'must be a date YYYYMMDD' };
const chargeFlag = shape(/^3$/, 'must be 3, a total: the schema takes no rate and no unit price');

/**
 * Codes by element name. The schema enumerates nothing (its own samples carry `unit=aaa`), so this
 * stands beside it. Source: CEB specification 2022-05, texts of the elements.
 */
export const CEB_VALUES: { readonly [element: string]: CebValue } = {
  guid: shape(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/, 'must be a UUID in capital letters'),
  appType: shape(/^[123]$/, 'must be 1 (new), 2 (amend) or 3 (delete)'),
  appStatus: shape(/^[12]$/, 'must be 1 (store) or 2 (declare)'),
  appTime: time,
  payTime: time,
  logisticsTime: time,
  accountingDate: time,
  leaveTime: time,
  startTime: time,
  endTime: time,
  declTime: date,
  ieDate: date,
  customsCode: district,
  portCode: district,
  currency: threeDigits,
  fCurrency: threeDigits,
  iCurrency: threeDigits,
  country: threeDigits,
  tradeCountry: threeDigits,
  unit: threeDigits,
  unit1: threeDigits,
  unit2: threeDigits,
  logisticsStatus: shape(/^S$/, 'must be S, signed for'),
  summaryFlag: shape(/^[12]$/, 'must be 1 (by seller) or 2 (by seller and producer)'),
  itemNameFlag: shape(/^[01]$/, 'must be 1 (by name of the goods) or 0'),
  gcode: shape(/^\d{10}$/, 'must be a tariff number of ten digits'),
  buyerIdType: shape(/^1$/, 'must be 1, resident ID'),
  payerIdType: shape(/^1$/, 'must be 1, resident ID'),
  trafMode: shape(/^[0-9A-Z]$/, 'must be a transport code of JGS-20'),
  wrapType: shape(/^\d$/, 'must be a packing code of JGS-20'),
  POD: shape(/^[0-9A-Z]{3,4}$/, 'must be a port code of three or four characters'),
  fFlag: chargeFlag,
  iFlag: chargeFlag,
  statisticsFlag: shape(/^[AB]$/, 'must be A (simplified) or B (summary)'),
};
