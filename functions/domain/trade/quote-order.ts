import type { ExchangeRates } from '../destinations/exchange-rates.ts';
import { quoteSale } from '../destinations/quote.ts';
import type { Quote } from '../destinations/quote.ts';
import type { Registrations } from '../destinations/registrations.ts';
import type { Carriage } from '../destinations/shipment.ts';
import type { Order } from '../order/order.ts';
import type { CatalogueItem } from './catalogue-item.ts';

/** What a quote depends on besides the order. */
export interface QuotingFacts {
  readonly catalogue: ReadonlyMap<string, CatalogueItem>;
  readonly registrations?: Registrations;
  readonly carrier: { readonly carriage?: Carriage };
  /** Exchange rates of the day. */
  readonly rates?: ExchangeRates;
  /** `YYYY-MM-DD`, for dated rules. */
  readonly declaredOn: string;
}

/** Country that parcels leave from. */
const HOME = 'CN';

/**
 * The landed cost of an order at its destination. A SKU that is not in the catalogue is quoted
 * with what the order says of it.
 */
export function quoteOrder(
  order: Pick<Order, 'shipTo' | 'lines' | 'totals' | 'identity'>,
  facts: QuotingFacts,
): Quote {
  const { shipTo, lines, totals, identity } = order;
  const { catalogue, registrations = {}, carrier, rates, declaredOn } = facts;
  const sale = {
    ...{ shipTo, totals, registrations, rates },
    lines: lines.map((line) => ({ ...line, goods: catalogue.get(line.sku) ?? {} })),
    carriage: carrier.carriage ?? 'commercial',
    departure: HOME,
    on: declaredOn,
  };
  return quoteSale(sale, identity);
}
