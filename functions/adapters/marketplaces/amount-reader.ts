import type { Currency } from '../../domain/money/currency.ts';
import { money, multiplyMoney, parseMoney, sumMoney } from '../../domain/money/money.ts';
import type { Money } from '../../domain/money/money.ts';
import type { PointedRefusal } from '../http/read-body.ts';

/** Minor units: keeps every product and sum of an order a safe integer. */
const LARGEST_AMOUNT = 1_000_000_000_000;

/**
 * Reads the amounts of one order, all of one currency. An amount that cannot be read becomes zero
 * and `refusal` says which was the first; callers ask for it once everything is read.
 */
export class AmountReader {
  readonly currency: Currency;
  private first?: PointedRefusal;

  constructor(currency: Currency) {
    this.currency = currency;
  }

  /** A decimal string; zeros beyond the currency's digits are dropped ("25000.00" of KRW). */
  read(decimal: string, pointer: string): Money {
    const parsed = parseMoney(withoutSpareZeros(decimal), this.currency);
    if (!parsed.ok) return this.refused(parsed.code, parsed.message, pointer);
    return this.bounded(parsed.value, pointer);
  }

  /** A count of minor units. */
  readMinor(amount: number, pointer: string): Money {
    const isAmount = Number.isSafeInteger(amount) && amount >= 0;
    return isAmount
      ? this.bounded(money(amount, this.currency), pointer)
      : this.refused('not-a-decimal', 'must be a whole number of minor units', pointer);
  }

  /** price × quantity. */
  total(price: Money, quantity: number, pointer: string): Money {
    const isBounded = price.amount * quantity <= LARGEST_AMOUNT;
    return isBounded
      ? multiplyMoney(price, quantity)
      : this.refused('too-large', 'is too large', pointer);
  }

  /** The sum, zero of none. */
  sum(amounts: readonly Money[]): Money {
    return sumMoney(this.currency, amounts);
  }

  /** The first amount that could not be read. */
  get refusal(): PointedRefusal | undefined {
    return this.first;
  }

  private bounded(value: Money, pointer: string): Money {
    return value.amount <= LARGEST_AMOUNT
      ? value
      : this.refused('too-large', 'is too large', pointer);
  }

  private refused(code: string, message: string, pointer: string): Money {
    this.first ??= { ok: false, code, message, pointer };
    return money(0, this.currency);
  }
}

function withoutSpareZeros(decimal: string): string {
  const point = decimal.indexOf('.');
  if (point === -1) return decimal;
  return decimal.replace(/0{1,20}$/, '').replace(/\.$/, '');
}
