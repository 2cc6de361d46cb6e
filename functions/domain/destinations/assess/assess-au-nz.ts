import { money } from '../../money/money.ts';
import {
  AU_GST,
  AU_LOW_VALUE,
  AU_TARIFF,
  NZ_GST,
  NZ_LEVY,
  NZ_LOW_VALUE,
  NZ_TARIFF,
} from '../rules/au-nz-rules.ts';
import type { DeclarationForm } from '../declaration-forms.ts';
import { ruleOn } from '../rule.ts';
import type { Rule, ValuedRule } from '../rule.ts';
import type { Shipment } from '../shipment.ts';
import { dutyByRate, exciseOpen, NO_SUMS, taxByRate } from './assessment.ts';
import type { Assessment, Charge } from './assessment.ts';
import { noRule } from './no-rule.ts';

interface SupplyTax {
  readonly limit: readonly ValuedRule<number>[];
  readonly gst: readonly ValuedRule<number>[];
  readonly tariff: readonly Rule[];
  readonly levy: readonly ValuedRule<number>[];
  readonly low: DeclarationForm;
  readonly high: DeclarationForm;
  readonly registration: 'auGst' | 'nzGst';
  readonly country: string;
}

const AUSTRALIA: SupplyTax = {
  ...{ limit: AU_LOW_VALUE, gst: AU_GST, tariff: AU_TARIFF, levy: [] },
  ...{ low: 'au-report', high: 'au-declaration', registration: 'auGst', country: 'Australia' },
};

const NEW_ZEALAND: SupplyTax = {
  ...{ limit: NZ_LOW_VALUE, gst: NZ_GST, tariff: NZ_TARIFF, levy: NZ_LEVY },
  ...{ low: 'nz-report', high: 'nz-entry', registration: 'nzGst', country: 'New Zealand' },
};

/** Australia: GST at the sale up to A$1,000, import declaration with duty and GST above. */
export function assessAu(shipment: Shipment): Assessment {
  return assess(shipment, AUSTRALIA);
}

/** New Zealand: GST at the sale up to NZ$1,000, import entry with duty and GST above. */
export function assessNz(shipment: Shipment): Assessment {
  return assess(shipment, NEW_ZEALAND);
}

function assess(shipment: Shipment, country: SupplyTax): Assessment {
  const { sale, items, value } = shipment;
  const limit = ruleOn(country.limit, sale.on);
  const gst = ruleOn(country.gst, sale.on);
  const tariff = ruleOn(country.tariff, sale.on);
  if (!limit || !gst || !tariff) {
    return noRule(country.high, `imports into ${country.country}`, sale.on);
  }
  const excise = exciseOpen(items, ['alcohol', 'tobacco']);
  const isLow = value.amount <= limit.value && excise.length === 0;
  const isRegistered = sale.registrations[country.registration] !== undefined;
  const duty = isLow ? NO_SUMS : dutyByRate(items, tariff, (item) => item.value);
  const isFree = isLow && !isRegistered;
  const collected = isLow ? 'at sale' : 'on import';
  const tax = isFree ? NO_SUMS : taxByRate(shipment, gst, { duty, collected, name: 'GST' });
  const levy = isLow ? ruleOn(country.levy, sale.on) : undefined;
  return {
    form: isLow ? country.low : country.high,
    declarant: isLow
      ? 'carrier; the registered seller or platform accounts for GST'
      : 'customs broker or carrier for the buyer',
    codes: isLow && isRegistered ? ['GST paid at sale'] : [],
    terms: isLow ? 'DDP' : 'DAP',
    charges: [
      ...duty.charges,
      ...tax.charges,
      ...(levy === undefined ? [] : [levyCharge(levy, shipment)]),
    ],
    unquoted: [...duty.unquoted, ...tax.unquoted, ...excise],
    rules: [limit, gst, ...(isLow ? [] : [tariff]), ...(levy === undefined ? [] : [levy])],
    notes: isFree
      ? [`No GST registration in ${country.country} is on record: none is taken at the sale.`]
      : [],
  };
}

function levyCharge(levy: ValuedRule<number>, { currency }: Shipment): Charge {
  return {
    kind: 'fee',
    title: 'low-value goods levy',
    amount: money(levy.value, currency),
    collected: 'on import',
    rule: levy.id,
  };
}
