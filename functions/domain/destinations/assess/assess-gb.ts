import { GB_LOW_VALUE, GB_TARIFF, GB_VAT } from '../rules/gb-rules.ts';
import { ruleOn } from '../rule.ts';
import type { Shipment } from '../shipment.ts';
import { dutyByRate, exciseOpen, NO_SUMS, taxByRate, withTransport } from './assessment.ts';
import type { Assessment } from './assessment.ts';
import { noRule } from './no-rule.ts';

/**
 * Great Britain. Up to £135: no duty, UK VAT at the sale by the registered seller or platform.
 * Above, and for goods under excise: duty and VAT on import.
 */
export function assessGb(shipment: Shipment): Assessment {
  const { sale, items, value } = shipment;
  const vat = ruleOn(GB_VAT, sale.on);
  const tariff = ruleOn(GB_TARIFF, sale.on);
  const limit = ruleOn(GB_LOW_VALUE, sale.on);
  if (!vat || !tariff) return noRule('gb-full', 'UK imports', sale.on);
  const excise = exciseOpen(items, ['alcohol', 'tobacco', 'perfume']);
  const isLow = limit !== undefined && value.amount <= limit.value && excise.length === 0;
  const duty = isLow ? NO_SUMS : dutyByRate(items, tariff, withTransport);
  const collected = isLow ? 'at sale' : 'on import';
  const tax = taxByRate(shipment, vat, { duty, collected, name: 'VAT' });
  return {
    form: isLow ? 'gb-h7' : 'gb-full',
    declarant: isLow
      ? 'carrier; seller or platform accounts for the VAT'
      : 'carrier or customs broker for the buyer',
    codes: [],
    terms: isLow ? 'DDP' : 'DAP',
    charges: [...duty.charges, ...tax.charges],
    unquoted: [...duty.unquoted, ...tax.unquoted, ...excise],
    rules: [...(limit === undefined ? [] : [limit]), ...(isLow ? [] : [tariff]), vat],
    notes: [],
  };
}
