import { customsCountry } from '../trade/customs-codes.ts';
import { isCalendarDate } from '../identifiers/calendar-date.ts';
import type { Instant } from '../instant.ts';
import { addMoney, parseMoney, subtractMoney } from '../money/money.ts';
import type { OrderTotals } from '../order/order.ts';
import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';
import type { Consignment } from './consignment.ts';

/**
 * Whether a value may stand in a field. `line` counts from 0 and is -1 outside of lines; `today` is
 * business time, for dates of birth.
 */
export type Check = (
  value: string,
  consignment: Consignment,
  today: Instant,
  line: number,
) => Result<unknown>;

/** Anything but blanks, at most 250 characters. */
export const anyText: Check = (value) =>
  value.trim() === '' || value.length > 250
    ? refuse('fix-text', 'must be 1 to 250 characters')
    : accept(value);

/** A value of one shape; `message` continues "<field> …". */
export function matching(pattern: RegExp, message: string): Check {
  return (value) => (pattern.test(value) ? accept(value) : refuse('fix-shape', message));
}

/** A country that customs has a code for. */
export const country: Check = (value) =>
  customsCountry(value) === undefined
    ? refuse('fix-shape', 'must be two capital letters of a country that customs has a code for')
    : accept(value);

/** Whole grams, below 100 t. */
export const grams = matching(/^[1-9]\d{0,7}$/, 'must be whole grams');

/** A day that has come, `YYYY-MM-DD`. */
export function pastDay(value: string, today: Instant): Result<string> {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(value) && isCalendarDate(value.replaceAll('-', ''));
  if (!isDay) return refuse('fix-shape', 'must be a day as YYYY-MM-DD');
  return value > today.slice(0, 10) ? refuse('fix-date', 'lies in the future') : accept(value);
}

/** A telephone number as people write it. */
export const telephone = matching(
  /^\+?[0-9 -]{6,30}$/,
  'must be 6 to 30 digits, blanks or hyphens',
);

/** An amount of the order, in its currency, that leaves something to pay. */
export function amount(key: 'discount' | 'freight' | 'tax'): Check {
  return (value, { totals }) => {
    const parsed = parseMoney(value, totals.goods.currency);
    if (!parsed.ok) return parsed;
    return balanced({ ...totals, [key]: parsed.value }).paid.amount < 0
      ? refuse('fix-amount', 'leaves less than nothing to pay')
      : parsed;
  };
}

/** Stock is reserved under a line's book item and unit: they no longer change once it is. */
export function unreserved(check: Check): Check {
  return (value, consignment, today, line) => {
    const goods = consignment.lines[line]?.goods;
    const isReserved =
      consignment.stockReserved &&
      goods?.unit !== undefined &&
      goods.bookItems?.[consignment.parties.accountBook ?? ''] !== undefined;
    return isReserved
      ? refuse('fix-reserved', 'names the stock that is reserved: cancel and order anew')
      : check(value, consignment, today, line);
  };
}

/** The totals with what is to be paid following from the rest. */
export function balanced(totals: OrderTotals): OrderTotals {
  const due = [totals.freight, totals.insurance, totals.tax].reduce(addMoney, totals.goods);
  return { ...totals, paid: subtractMoney(due, totals.discount) };
}
