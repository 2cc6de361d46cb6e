import type { Currency } from '../money/currency.ts';
import type { Money } from '../money/money.ts';
import type { DeclarationForm } from './declaration-forms.ts';
import type { Quote } from './quote.ts';
import { vatAtSale } from '../ioss/vat-at-sale.ts';
import type { VatLine } from '../ioss/vat-at-sale.ts';
import type { Day } from './rule.ts';

/** A quote as it is frozen on a consignment: the sums, and by which rules and rates. */
export interface LandedCost {
  readonly form: DeclarationForm;
  readonly terms: 'DDP' | 'DAP';
  readonly currency: Currency;
  readonly goods: Money;
  readonly transport: Money;
  /** Absent where it is not quoted. */
  readonly duty?: Money;
  readonly tax?: Money;
  readonly fees: Money;
  readonly total: Money;
  readonly rules: readonly string[];
  /** Day of the rules, and first day of the exchange rates if any were used. */
  readonly on: Day;
  readonly ratesFrom?: Day;
  /** Sold under an IOSS number: the VAT taken at the sale, by rate. */
  readonly ioss?: readonly VatLine[];
}

/** What of a quote is kept. */
export function landedCostOf(quote: Quote): LandedCost {
  const { form, terms, currency, goods, transport, duty, tax, fees, total, on, rates } = quote;
  return {
    ...{ form, terms, currency, goods, transport, duty, tax, fees, total, on },
    rules: quote.rules.map(({ id }) => id),
    ratesFrom: rates?.validFrom,
    ioss: vatAtSale(quote),
  };
}
