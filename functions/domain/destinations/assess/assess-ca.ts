import {
  CA_EXEMPT,
  CA_GST,
  CA_HST,
  CA_LOW_VALUE_SHIPMENT,
  CA_PROVINCES,
  CA_TARIFF,
} from '../rules/ca-rules.ts';
import { ruleOn } from '../rule.ts';
import type { ValuedRule } from '../rule.ts';
import type { Shipment } from '../shipment.ts';
import { dutyByRate, exciseOpen, NO_SUMS, taxByRate } from './assessment.ts';
import type { Assessment } from './assessment.ts';
import { noRule } from './no-rule.ts';

/** Canada: free up to CAD 20, more by courier from the United States or Mexico; then duty and GST. */
export function assessCa(shipment: Shipment): Assessment {
  const { sale, items, value } = shipment;
  const exempt = ruleOn(CA_EXEMPT, sale.on);
  const gst = gstOf(shipment);
  const tariff = ruleOn(CA_TARIFF, sale.on);
  const lowValue = ruleOn(CA_LOW_VALUE_SHIPMENT, sale.on);
  if (!exempt || !gst || !tariff || !lowValue) {
    return noRule('ca-formal', 'Canadian imports', sale.on);
  }
  const isNear = sale.carriage === 'commercial' && ['US', 'MX'].includes(sale.departure);
  const { all, tax: taxLimit, duty: dutyLimit } = exempt.value;
  const excise = exciseOpen(items, ['alcohol', 'tobacco']);
  const isUpTo = (most: number) => excise.length === 0 && value.amount <= most;
  const isDutyFree = isUpTo(isNear ? dutyLimit : all);
  const isTaxFree = isUpTo(isNear ? taxLimit : all);
  const duty = isDutyFree ? NO_SUMS : dutyByRate(items, tariff, (item) => item.value);
  const options = { duty, collected: 'on import', name: 'GST or HST' } as const;
  const tax = isTaxFree
    ? NO_SUMS
    : taxByRate(shipment, gst, { ...options, valued: (item) => item.value });
  const isLow = value.amount <= lowValue.value;
  return {
    form: isTaxFree && isDutyFree ? 'ca-exempt' : isLow ? 'ca-low-value' : 'ca-formal',
    declarant: 'courier, post or customs broker for the buyer',
    codes: [],
    terms: 'DAP',
    charges: [...duty.charges, ...tax.charges],
    unquoted: [...duty.unquoted, ...tax.unquoted, ...excise],
    rules: [exempt, ...(isDutyFree ? [] : [tariff]), ...(isTaxFree ? [] : [gst, lowValue])],
    notes: [],
  };
}

function gstOf({ sale }: Shipment): ValuedRule<number> | undefined {
  const province = (sale.shipTo.province ?? '').trim();
  const code = CA_PROVINCES[province.toLowerCase()] ?? province.toUpperCase();
  const harmonised = Object.hasOwn(CA_HST, code) ? CA_HST[code] : undefined;
  return ruleOn(harmonised ?? CA_GST, sale.on);
}
