import { beijingTime } from '../customs/beijing-time.ts';
import type { Instant } from '../instant.ts';
import { money, sumMoney } from '../money/money.ts';
import type { Money } from '../money/money.ts';
import type { Order } from '../order/order.ts';
import { leftOf } from '../tax/limit-account.ts';
import type { LimitAccount } from '../tax/limit-account.ts';
import { retailImportRuleOn } from '../tax/retail-import-rules.ts';
import { taxesOf } from '../tax/taxes-of.ts';
import type { TakenAmount } from './consignment-events.ts';
import type { Consignment } from './consignment.ts';

/** `YYYY-MM-DD` in China: the day that dated rules and the calendar year of a buyer go by. */
export function dayInChina(now: Instant): string {
  const digits = beijingTime(now);
  return [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)].join('-');
}

/** Account of a buyer's calendar year (自然年). The buyer is known by a keyed hash only. */
export function buyerYear(hash: string, day: string): string {
  return `${hash}.${day.slice(0, 4)}`;
}

/** Fen that a buyer's account may reach. Source: CaiGuanShui 2018-49; undefined before the regime. */
export function annualLimitOn(day: string): number | undefined {
  return retailImportRuleOn(day)?.annualLimit;
}

/** What an order counts in its buyer's year: goods, freight and insurance as paid. */
export function dutiableTotal({ lines, totals }: Pick<Order, 'lines' | 'totals'>): Money {
  const { freight, insurance } = totals;
  return sumMoney('CNY', [...lines.map(({ total }) => total), freight, insurance]);
}

/** Tax that the guarantor stands in for: as computed, else as the buyer was charged. */
export function guaranteedTax({ lines, totals }: Consignment): Money {
  const taxes = lines.map(({ tax }) => tax && taxesOf(tax));
  const known = taxes.filter((tax) => tax !== undefined);
  return known.length < taxes.length ? totals.tax : sumMoney('CNY', known.flat());
}

/** A draw as its event tells it. */
export function takenOf(
  account: LimitAccount,
  of: string,
  amount: Money,
  limit: number | undefined,
): TakenAmount {
  const left = leftOf(account, limit);
  return { of, amount, left: left === undefined ? undefined : money(left, 'CNY') };
}
