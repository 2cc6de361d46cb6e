import { DECLARATION_FORMS } from '../../domain/destinations/declaration-forms.ts';
import type { ExchangeRates } from '../../domain/destinations/exchange-rates.ts';
import type { LandedCost } from '../../domain/destinations/landed-cost.ts';
import type { Quote } from '../../domain/destinations/quote.ts';
import { formatDecimal } from '../../domain/money/decimal.ts';
import { formatMoney } from '../../domain/money/money.ts';
import type { Money } from '../../domain/money/money.ts';
import type { Route } from '../quote-posted-order.ts';

const RATE_DIGITS = 8;

/** A quote as the API tells it: amounts as decimal strings of `currency`. */
export function quoteView(quote: Quote, route: Route) {
  const { form, goods, transport, duty, tax, fees, total, totalAsPaid, rates, ...rest } = quote;
  return {
    ...rest,
    route,
    form: { code: form, title: DECLARATION_FORMS[form] },
    goods: formatMoney(goods),
    transport: formatMoney(transport),
    duty: told(duty),
    tax: told(tax),
    fees: formatMoney(fees),
    total: formatMoney(total),
    totalAsPaid: totalAsPaid && {
      amount: formatMoney(totalAsPaid),
      currency: totalAsPaid.currency,
    },
    items: quote.items.map((item, index) => ({
      ...item,
      number: index + 1,
      value: formatMoney(item.value),
      transport: formatMoney(item.transport),
      kinds: [...item.kinds].sort(),
    })),
    charges: quote.charges.map(({ of: _of, ...charge }) => ({
      ...charge,
      amount: formatMoney(charge.amount),
    })),
    rates: rates && ratesView(rates, [quote.currency, totalAsPaid?.currency, 'USD']),
  };
}

/** A frozen quote as the consignment's page shows it. */
export function landedCostView(cost: LandedCost) {
  const { form, goods, transport, duty, tax, fees, total, ...rest } = cost;
  return {
    ...rest,
    // Shown with its evidence.
    ioss: undefined,
    form: DECLARATION_FORMS[form],
    goods: formatMoney(goods),
    transport: formatMoney(transport),
    duty: told(duty),
    tax: told(tax),
    fees: formatMoney(fees),
    total: formatMoney(total),
  };
}

function told(amount: Money | undefined): string | undefined {
  return amount && formatMoney(amount);
}

/** The rates that the quote may have used, and where they are from. */
function ratesView(
  { validFrom, validTo, base, rates, source }: ExchangeRates,
  used: readonly (string | undefined)[],
) {
  const rows = Object.entries(rates).filter(([code]) => used.includes(code));
  return {
    ...{ validFrom, validTo, base, source },
    rates: Object.fromEntries(
      rows.map(([code, rate]) => [
        code,
        formatDecimal(rate ?? 0, RATE_DIGITS).replace(/\.?0+$/, ''),
      ]),
    ),
  };
}
