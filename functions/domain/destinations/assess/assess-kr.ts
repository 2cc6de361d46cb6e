import { convert } from '../exchange-rates.ts';
import {
  KR_EXCLUDED,
  KR_EXEMPT,
  KR_LIST,
  KR_PCCC,
  KR_SIMPLIFIED,
  KR_TARIFF,
  KR_VAT,
} from '../rules/kr-rules.ts';
import { ruleOn } from '../rule.ts';
import type { Rule } from '../rule.ts';
import type { Shipment } from '../shipment.ts';
import { dutyByRate, exciseOpen, taxByRate, withTransport } from './assessment.ts';
import type { Assessment } from './assessment.ts';
import { noRule } from './no-rule.ts';

/**
 * Korea. List clearance up to USD 150 of goods (200 from the United States); one excluded item
 * makes the parcel a declared one, exempt up to USD 150. Above, duty and VAT on the whole value
 * with freight and insurance.
 */
export function assessKr(shipment: Shipment): Assessment {
  const { sale, items, net } = shipment;
  const [list, excluded, exempt, simplified] = [
    ruleOn(KR_LIST, sale.on),
    ruleOn(KR_EXCLUDED, sale.on),
    ruleOn(KR_EXEMPT, sale.on),
    ruleOn(KR_SIMPLIFIED, sale.on),
  ];
  const [tariff, vat, pccc] = [
    ruleOn(KR_TARIFF, sale.on),
    ruleOn(KR_VAT, sale.on),
    ruleOn(KR_PCCC, sale.on),
  ];
  const price = convert(net, 'USD', sale.rates)?.amount;
  if (!list || !excluded || !exempt || !simplified || !tariff || !vat || price === undefined) {
    return noRule('kr-general', 'Korean imports (or the rate to US dollars)', sale.on);
  }
  const stopping = excluded.value.find((kind) => items.some(({ kinds }) => kinds.has(kind)));
  const listLimit = sale.departure === 'US' ? list.value.US : list.value.others;
  const always: readonly Rule[] = pccc === undefined ? [] : [pccc];
  const base = {
    declarant: 'express carrier or customs broker; the importer is the buyer',
    codes: [],
    terms: 'DAP',
    notes: stopping === undefined ? [] : [`No list clearance: ${stopping} is in the parcel.`],
  } as const;
  const free = { ...base, charges: [], unquoted: [] };
  if (stopping === undefined && price <= listLimit) {
    return { ...free, form: 'kr-list', rules: [list, excluded, ...always] };
  }
  const excise = exciseOpen(items, ['alcohol', 'tobacco']);
  if (price <= exempt.value) {
    const rules = [list, excluded, exempt, ...always];
    return { ...free, form: 'kr-exempt', unquoted: excise, rules };
  }
  const duty = dutyByRate(items, tariff, withTransport);
  const tax = taxByRate(shipment, vat, { duty, collected: 'on import', name: 'VAT' });
  return {
    ...base,
    form: price <= simplified.value ? 'kr-simplified' : 'kr-general',
    charges: [...duty.charges, ...tax.charges],
    unquoted: [...duty.unquoted, ...tax.unquoted, ...excise],
    rules: [list, excluded, exempt, simplified, tariff, vat, ...always],
  };
}
