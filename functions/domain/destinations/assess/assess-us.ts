import { money } from '../../money/money.ts';
import {
  US_INFORMAL,
  US_INFORMAL_FEE,
  US_MAIL,
  US_NO_DE_MINIMIS,
  US_TARIFF,
} from '../rules/us-rules.ts';
import { ruleOn } from '../rule.ts';
import type { Rule, ValuedRule } from '../rule.ts';
import type { Shipment } from '../shipment.ts';
import { dutyByRate, percent, share } from './assessment.ts';
import type { Assessment, Charge, Sums } from './assessment.ts';
import { noRule } from './no-rule.ts';

/** The United States: every parcel is entered and bears duty on the value of its goods; no VAT. */
export function assessUs(shipment: Shipment): Assessment {
  const { sale, value } = shipment;
  const isMail = sale.carriage === 'postal';
  const none = ruleOn(US_NO_DE_MINIMIS, sale.on);
  const informal = ruleOn(US_INFORMAL, sale.on);
  const dutyRule = isMail ? ruleOn(US_MAIL, sale.on) : ruleOn(US_TARIFF, sale.on);
  if (!none || !informal || !dutyRule) {
    return noRule(isMail ? 'us-postal' : 'us-informal', 'US imports', sale.on);
  }
  const isInformal = value.amount <= informal.value;
  const duty = dutyOf(shipment, dutyRule);
  const fee = isInformal && !isMail ? ruleOn(US_INFORMAL_FEE, sale.on) : undefined;
  return {
    form: isMail && isInformal ? 'us-postal' : isInformal ? 'us-informal' : 'us-formal',
    declarant: isMail ? 'qualified party of the mail entry' : 'customs broker or carrier in ACE',
    codes: isInformal ? ['11'] : ['01'],
    terms: 'DDP',
    charges: [...duty.charges, ...(fee === undefined ? [] : [feeCharge(fee)])],
    unquoted: [
      ...duty.unquoted,
      ...(isInformal
        ? []
        : [{ kind: 'fee', reason: 'fees of a formal entry are in no rule here' } as const]),
    ],
    rules: [none, informal, dutyRule, ...(fee === undefined ? [] : [fee])],
    notes: ['Sales tax of the states is the seller’s matter and not quoted.'],
  };
}

function dutyOf({ items, value }: Shipment, rule: Rule | ValuedRule<number | undefined>): Sums {
  const surcharge = 'value' in rule ? rule.value : undefined;
  if (surcharge === undefined) return dutyByRate(items, rule, (item) => item.value);
  const charge: Charge = {
    kind: 'duty',
    title: `surcharge ${percent(surcharge)}`,
    amount: share(value, surcharge),
    collected: 'on import',
    rule: rule.id,
  };
  return { charges: [charge], unquoted: [] };
}

function feeCharge(fee: ValuedRule<number>): Charge {
  return {
    kind: 'fee',
    title: 'merchandise processing fee',
    amount: money(fee.value, 'USD'),
    collected: 'on import',
    rule: fee.id,
  };
}
