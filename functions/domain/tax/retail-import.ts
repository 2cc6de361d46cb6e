import type { Money } from '../money/money.ts';
import type { CosmeticContent } from './high-end-cosmetics.ts';

/** One order line. Rates are basis points of the statutory ad valorem rates (1300 = 13 %). */
export interface RetailImportLine {
  /** Goods value of the line in CNY as sold; vouchers and points do not reduce it. */
  readonly value: Money;
  /** How many items were sold on the line. */
  readonly quantity: number;
  readonly vatRate: number;
  readonly consumptionTaxRate: number;
  /** Needed only above the transaction limit. */
  readonly dutyRate?: number;
  /** Given for cosmetics: consumption tax falls due only when they are high-end. */
  readonly cosmetic?: CosmeticContent;
}

/** One order as declared. */
export interface RetailImport {
  readonly lines: readonly RetailImportLine[];
  readonly freight: Money;
  readonly insurance: Money;
  /** Dutiable value, CNY, that the buyer has already used in this calendar year. */
  readonly annualUsed: Money;
  /** Day of the declaration in China, YYYY-MM-DD: chooses the rule. */
  readonly declaredOn: string;
}

/** Throws a RangeError on another currency, a negative amount, and a rate or quantity out of range. */
export function assertInRange({ lines, freight, insurance, annualUsed }: RetailImport): void {
  const amounts = [freight, insurance, annualUsed, ...lines.map((line) => line.value)];
  if (amounts.some((value) => value.currency !== 'CNY' || value.amount < 0)) {
    throw new RangeError('amounts must be CNY and not negative');
  }
  for (const line of lines) {
    const rates = [line.vatRate, line.consumptionTaxRate, line.dutyRate ?? 0];
    // A consumption tax rate of the whole would divide by zero: it is included in its own base.
    if (line.consumptionTaxRate >= 10_000 || rates.some((r) => !Number.isInteger(r) || r < 0)) {
      throw new RangeError('rates must be whole basis points, consumption tax below 10000');
    }
    if (!Number.isInteger(line.quantity) || line.quantity < 1) {
      throw new RangeError('quantity must be a positive whole number of items');
    }
  }
}
