import type { ExchangeRates } from '../../../functions/domain/destinations/exchange-rates.ts';
import { quoteSale } from '../../../functions/domain/destinations/quote.ts';
import type { Quote } from '../../../functions/domain/destinations/quote.ts';
import type { Sale } from '../../../functions/domain/destinations/shipment.ts';
import type { Currency } from '../../../functions/domain/money/currency.ts';
import { money } from '../../../functions/domain/money/money.ts';
import type { Goods } from '../../../functions/domain/trade/catalogue-item.ts';

const ON = '2026-11-23';

/** Rates of the tests: round numbers, so that results can be reckoned by hand. */
export const RATES: ExchangeRates = {
  validFrom: '2026-11-01',
  base: 'EUR',
  rates: { USD: 110_000_000, KRW: 150_000_000_000, CNY: 800_000_000, GBP: 80_000_000 },
  source: 'test',
};

export const SHIRT: Goods = { hsCode: '6205200000', origin: 'CN', barcode: '6901234567892' };
export const SHOES: Goods = { hsCode: '9503008900', origin: 'CN', barcode: '4006381333931' };

export interface SaleLine {
  readonly sku?: string;
  readonly name?: string;
  readonly quantity?: number;
  /** Of the line, minor units. */
  readonly total: number;
  readonly goods?: Goods;
}

/** A sale to a country with lines in one currency; no freight unless given. */
export function aSale(
  country: string,
  currency: Currency,
  lines: readonly SaleLine[],
  overrides: Partial<Omit<Sale, 'totals' | 'lines'>> & {
    readonly freight?: number;
    readonly discount?: number;
  } = {},
): Sale {
  const { freight = 0, discount = 0, ...rest } = overrides;
  const goods = lines.reduce((sum, { total }) => sum + total, 0);
  return {
    shipTo: { country, postcode: '12345' },
    lines: lines.map(({ sku = 'SKU', name = 'Cotton shirt', quantity = 1, total, goods: of }) => ({
      ...{ sku, name, quantity },
      total: money(total, currency),
      goods: of ?? SHIRT,
    })),
    totals: {
      goods: money(goods, currency),
      freight: money(freight, currency),
      insurance: money(0, currency),
      discount: money(discount, currency),
    },
    registrations: {},
    carriage: 'commercial',
    departure: 'CN',
    on: ON,
    rates: RATES,
    ...rest,
  };
}

/** The quote of a sale whose buyer gave everything. */
export function quoteOf(sale: Sale): Quote {
  return quoteSale(sale, {
    personalCustomsCode: 'P123456789012',
    consigneeTelephone: '01012345678',
  });
}

/** Goods with rates at a destination, basis points. */
export function taxed(destination: string, dutyRate: number, goods: Goods = SHIRT): Goods {
  return { ...goods, tariffs: { [destination]: { dutyRate } } };
}

/** Sums of a quote in minor units; undefined where not quoted. */
export function sums({ duty, tax, fees, form }: Quote) {
  return { form, duty: duty?.amount, tax: tax?.amount, fees: fees.amount };
}
