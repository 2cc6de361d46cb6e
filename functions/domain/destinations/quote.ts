import type { Currency } from '../money/currency.ts';
import { addMoney, money, sumMoney } from '../money/money.ts';
import type { Money } from '../money/money.ts';
import type { IdentitySummary } from '../order/order.ts';
import type { Assessment, Charge } from './assess/assessment.ts';
import { assessAu, assessNz } from './assess/assess-au-nz.ts';
import { assessCa } from './assess/assess-ca.ts';
import { assessCn } from './assess/assess-cn.ts';
import { assessEu } from './assess/assess-eu.ts';
import { assessGb } from './assess/assess-gb.ts';
import { assessJp } from './assess/assess-jp.ts';
import { assessKr } from './assess/assess-kr.ts';
import { assessUs } from './assess/assess-us.ts';
import { convert } from './exchange-rates.ts';
import type { ExchangeRates } from './exchange-rates.ts';
import { missingForDestination } from './requirements.ts';
import type { MissingDatum } from './requirements.ts';
import { ruleOf } from './rule.ts';
import { DOCUMENTS_ONLY_RULE } from './rules/other-rules.ts';
import { shipmentOf } from './shipment.ts';
import type { DeclaredItem, Sale, Shipment } from './shipment.ts';
import { territoryOf } from './territory.ts';
import type { Territory } from './territory.ts';

/**
 * What an order costs at its door: who declares it and how, what it owes, what is missing, and
 * every rule and rate that was used. Amounts are in the destination's currency.
 */
export interface Quote extends Omit<Assessment, 'terms'> {
  readonly destination: string;
  readonly territory: Territory;
  readonly on: string;
  readonly terms: 'DDP' | 'DAP';
  readonly currency: Currency;
  /** Goods less discount; freight and insurance. */
  readonly goods: Money;
  readonly transport: Money;
  /** Absent where something of the kind is not quoted: then `total` is not all. */
  readonly duty?: Money;
  readonly tax?: Money;
  readonly fees: Money;
  /** All that is quoted. */
  readonly total: Money;
  readonly complete: boolean;
  /** `total` in the currency of the order; absent without a rate. */
  readonly totalAsPaid?: Money;
  readonly items: readonly DeclaredItem[];
  readonly missing: readonly MissingDatum[];
  readonly rates?: ExchangeRates;
}

/** How each territory is assessed, and in which money its law reckons. */
const TERRITORIES: {
  readonly [T in Exclude<Territory, 'CN' | 'other'>]: {
    readonly currency: Currency;
    readonly assess: (shipment: Shipment) => Assessment;
  };
} = {
  EU: { currency: 'EUR', assess: assessEu },
  GB: { currency: 'GBP', assess: assessGb },
  US: { currency: 'USD', assess: assessUs },
  KR: { currency: 'KRW', assess: assessKr },
  JP: { currency: 'JPY', assess: assessJp },
  AU: { currency: 'AUD', assess: assessAu },
  CA: { currency: 'CAD', assess: assessCa },
  NZ: { currency: 'NZD', assess: assessNz },
};

/**
 * Quotes a sale to its destination with the rules of `sale.on` and the rates given. Never refuses:
 * what cannot be computed is named in `unquoted`, what is missing in `missing`.
 */
export function quoteSale(sale: Sale, identity: IdentitySummary): Quote {
  const territory = territoryOf(sale.shipTo);
  const { shipment, assessment } = assessed(sale, territory);
  const { charges, unquoted, form } = assessment;
  const { currency, value: goods, transport, items } = shipment;
  const sum = (kind: Charge['kind']): Money =>
    sumMoney(
      currency,
      charges.filter((charge) => charge.kind === kind).map(({ amount }) => amount),
    );
  const isOpen = (kind: Charge['kind']): boolean => unquoted.some((each) => each.kind === kind);
  const total = [transport, sum('duty'), sum('tax'), sum('fee')].reduce(addMoney, goods);
  const { shipTo, registrations, on, rates } = sale;
  const ordered = sale.totals.goods.currency;
  return {
    ...assessment,
    rules: assessment.rules.map(ruleOf),
    destination: shipTo.country,
    ...{ territory, on, currency, goods, transport, items, total },
    duty: isOpen('duty') ? undefined : sum('duty'),
    tax: isOpen('tax') ? undefined : sum('tax'),
    fees: sum('fee'),
    complete: unquoted.length === 0,
    totalAsPaid: convert(total, ordered, rates),
    missing: missingForDestination({
      ...{ shipTo, identity, lines: sale.lines, registrations, form, on },
    }),
    rates: ordered === currency && territory !== 'KR' ? undefined : rates,
  };
}

function assessed(
  sale: Sale,
  territory: Territory,
): { readonly shipment: Shipment; readonly assessment: Assessment } {
  if (territory === 'CN') return { shipment: asOrdered(sale, 'CN'), assessment: assessCn(sale) };
  if (territory === 'other') {
    const reason = 'no rules of this destination are kept here';
    return { shipment: asOrdered(sale, 'other'), assessment: documentsOnly(reason, true) };
  }
  const { currency, assess } = TERRITORIES[territory];
  const shipment = shipmentOf(sale, territory, currency);
  if (shipment !== undefined) return { shipment, assessment: assess(shipment) };
  const reason = `no exchange rate from ${sale.totals.goods.currency} to ${currency} on ${sale.on}`;
  return { shipment: asOrdered(sale, territory), assessment: documentsOnly(reason, false) };
}

/** In the order's own currency, which needs no rate. */
function asOrdered(sale: Sale, territory: Territory): Shipment {
  const { currency } = sale.totals.goods;
  const shipment = shipmentOf(sale, territory, currency);
  const none = money(0, currency);
  return (
    shipment ?? { sale, territory, currency, items: [], value: none, transport: none, net: none }
  );
}

function documentsOnly(reason: string, byRule: boolean): Assessment {
  return {
    form: 'documents-only',
    declarant: 'carrier or customs broker for the buyer',
    codes: [],
    terms: 'DAP',
    charges: [],
    unquoted: [
      { kind: 'duty', reason },
      { kind: 'tax', reason },
    ],
    rules: byRule ? DOCUMENTS_ONLY_RULE : [],
    notes: [],
  };
}
