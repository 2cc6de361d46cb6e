import { allocateMoney } from '../money/allocate-money.ts';
import type { Currency } from '../money/currency.ts';
import { addMoney, money, subtractMoney } from '../money/money.ts';
import type { Money } from '../money/money.ts';
import type { Address, OrderLine, OrderTotals } from '../order/order.ts';
import type { DestinationTariff, Goods } from '../trade/catalogue-item.ts';
import { convert } from './exchange-rates.ts';
import type { ExchangeRates } from './exchange-rates.ts';
import type { GoodsKind } from './goods-kind.ts';
import { kindsOf } from './kinds-of-goods.ts';
import type { Registrations } from './registrations.ts';
import type { Day } from './rule.ts';
import type { Territory } from './territory.ts';

/** How the parcel crosses the border: under postal or under commercial (express) rules. */
export type Carriage = 'postal' | 'commercial';

/** What is quoted: an order, its goods data by SKU, and all facts that a rule may ask for. */
export interface Sale {
  readonly shipTo: Pick<Address, 'country' | 'province' | 'postcode'>;
  readonly lines: readonly (Pick<OrderLine, 'sku' | 'name' | 'quantity' | 'total'> & {
    readonly goods: Goods;
  })[];
  readonly totals: Pick<OrderTotals, 'goods' | 'freight' | 'insurance' | 'discount'>;
  readonly registrations: Registrations;
  readonly carriage: Carriage;
  /** ISO 3166-1 alpha-2 country that the parcel is sent from. */
  readonly departure: string;
  readonly on: Day;
  readonly rates?: ExchangeRates;
}

/** Lines that customs sees as one item: same tariff number, description, origin and rates. */
export interface DeclaredItem {
  /** Lines of the order, counted from 1. */
  readonly lines: readonly number[];
  readonly description: string;
  readonly hsCode?: string;
  readonly origin?: string;
  readonly quantity: number;
  /** Price as paid, the order's discount taken off. */
  readonly value: Money;
  /** The item's part of freight and insurance. */
  readonly transport: Money;
  readonly dutyRate?: number;
  readonly taxRate?: number;
  readonly kinds: ReadonlySet<GoodsKind>;
}

/** A sale in the money of its destination; items sum to `value` and `transport` exactly. */
export interface Shipment {
  readonly sale: Sale;
  readonly territory: Territory;
  readonly currency: Currency;
  readonly items: readonly DeclaredItem[];
  readonly value: Money;
  readonly transport: Money;
  /** Goods less discount in the order's own currency. */
  readonly net: Money;
}

/**
 * A sale as its destination's customs looks at it. The value is converted once for the whole
 * parcel and then spread over the items by their prices, so that neither splitting a line nor the
 * order of lines changes any sum.
 *
 * weak: the discount of an order lowers the price of its goods by value share; where a voucher is
 * paid for by somebody else, the law counts it in.
 *
 * @returns undefined when the rates to the destination's currency are not known
 */
export function shipmentOf(
  sale: Sale,
  territory: Territory,
  currency: Currency,
): Shipment | undefined {
  const { goods, discount, freight, insurance } = sale.totals;
  const net = subtractMoney(
    goods,
    discount.amount > goods.amount ? money(goods.amount, goods.currency) : discount,
  );
  const value = convert(net, currency, sale.rates);
  const transport = convert(addMoney(freight, insurance), currency, sale.rates);
  if (value === undefined || transport === undefined) return undefined;
  const groups = groupsOf(sale, territory);
  const weights = groups.map(({ total }) => total);
  const values = allocateMoney(value, weights);
  const transports = allocateMoney(transport, weights);
  const none = money(0, currency);
  const items = groups.map(({ total: _total, ...group }, at) => ({
    ...group,
    value: values[at] ?? none,
    transport: transports[at] ?? none,
  }));
  return { sale, territory, currency, items, value, transport, net };
}

/** The tariff data of goods at a destination: the country's own before that of its territory. */
export function tariffOf(goods: Goods, country: string, territory: Territory): DestinationTariff {
  return { ...goods.tariffs?.[territory], ...goods.tariffs?.[country] };
}

/** How goods are described abroad: the catalogue's words, else the name they were sold under. */
export function descriptionOf(goods: Goods, name: string): string {
  return (goods.description ?? name).trim().replaceAll(/\s+/g, ' ');
}

type Group = Omit<DeclaredItem, 'value' | 'transport'> & { readonly total: number };

function groupsOf({ lines, shipTo }: Sale, territory: Territory): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const [index, { goods, name, quantity, total }] of lines.entries()) {
    const tariff = tariffOf(goods, shipTo.country, territory);
    const group: Group = {
      lines: [index + 1],
      description: descriptionOf(goods, name),
      hsCode: tariff.hsCode ?? goods.hsCode?.slice(0, 6),
      origin: goods.origin,
      quantity,
      dutyRate: tariff.dutyRate,
      taxRate: tariff.taxRate,
      kinds: kindsOf(goods),
      total: total.amount,
    };
    const key = keyOf(group);
    const known = groups.get(key);
    groups.set(key, known === undefined ? group : joined(known, group));
  }
  // Sorted, so that the order of lines does not decide who takes a remainder.
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

function keyOf({ hsCode, origin, description, dutyRate, taxRate, kinds }: Group): string {
  const kindList = [...kinds].sort();
  return JSON.stringify([
    hsCode,
    origin,
    description.toLowerCase(),
    dutyRate,
    taxRate,
    ...kindList,
  ]);
}

function joined(known: Group, group: Group): Group {
  return {
    ...known,
    lines: [...known.lines, ...group.lines],
    quantity: known.quantity + group.quantity,
    total: known.total + group.total,
  };
}
