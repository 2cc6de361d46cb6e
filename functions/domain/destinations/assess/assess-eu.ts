import { money, sumMoney } from '../../money/money.ts';
import {
  EU_DESCRIPTION,
  EU_FLAT_DUTY,
  EU_IMPORT_VAT,
  EU_IOSS,
  EU_LOW_VALUE,
  EU_PRODUCT_IDS,
  EU_RELIEF,
  EU_TARIFF,
  EU_VAT,
} from '../rules/eu-rules.ts';
import { ruleOn } from '../rule.ts';
import type { Rule, ValuedRule } from '../rule.ts';
import type { DeclaredItem, Shipment } from '../shipment.ts';
import {
  dutyByRate,
  exciseOpen,
  NO_SUMS,
  percent,
  share,
  taxByRate,
  withTransport,
} from './assessment.ts';
import type { Assessment, Charge, Sums } from './assessment.ts';
import { noRule } from './no-rule.ts';

/**
 * The European Union. Up to €150: H7, and from July 2026 to June 2028 the flat duty per item; VAT
 * at the sale with IOSS, else on import. Above: H1 with the normal tariff. Goods under excise may
 * not use H7, and what they owe is not quoted.
 */
export function assessEu(shipment: Shipment): Assessment {
  const { sale, items, value } = shipment;
  const { on, shipTo, registrations } = sale;
  const limit = ruleOn(EU_LOW_VALUE, on);
  const tariff = ruleOn(EU_TARIFF, on);
  const vat = ruleOn(
    EU_VAT.filter(({ country }) => country === shipTo.country),
    on,
  );
  const importVat = ruleOn(EU_IMPORT_VAT, on);
  if (!limit || !tariff || !vat || !importVat) return noRule('eu-h1', 'EU imports', on);
  const excise = exciseOpen(items, ['alcohol', 'tobacco', 'perfume']);
  const isLow = value.amount <= limit.value;
  const isReduced = isLow && excise.length === 0;
  const ioss = isReduced && registrations.ioss !== undefined ? ruleOn(EU_IOSS, on) : undefined;
  const duty = dutyOf(shipment, isLow, excise.length > 0, tariff);
  const collected = ioss === undefined ? 'on import' : 'at sale';
  const tax = vatOf(shipment, vat, duty.sums, collected);
  const scheme = ioss ?? importVat;
  return {
    form: isReduced ? 'eu-h7' : 'eu-h1',
    declarant:
      ioss === undefined
        ? 'carrier as indirect representative; it bills duty and VAT'
        : 'IOSS holder or its indirect representative; the carrier pays the duty and bills it',
    codes: isReduced ? (ioss === undefined ? [importVat.value] : ['F48', 'FR5']) : [],
    terms: ioss === undefined ? 'DAP' : 'DDP',
    charges: [...duty.sums.charges, ...tax.charges],
    unquoted: [...duty.sums.unquoted, ...tax.unquoted, ...excise],
    rules: [limit, duty.rule, scheme, vat, ...dataRules(on)],
    notes: isLow && !isReduced ? ['Goods under excise may not be declared on H7.'] : [],
  };
}

function dataRules(on: string): readonly Rule[] {
  return [ruleOn(EU_PRODUCT_IDS, on), ruleOn(EU_DESCRIPTION, on)].filter(
    (rule) => rule !== undefined,
  );
}

function dutyOf(
  { items, sale }: Shipment,
  isLow: boolean,
  isExcised: boolean,
  tariff: Rule,
): { readonly sums: Sums; readonly rule: Rule } {
  const relief = ruleOn(EU_RELIEF, sale.on);
  const flat = ruleOn(EU_FLAT_DUTY, sale.on);
  if (isLow && relief !== undefined) return { sums: NO_SUMS, rule: relief };
  if (isLow && flat !== undefined && !isExcised) {
    return { sums: flatDuty(items, flat), rule: flat };
  }
  const sums = dutyByRate(items, tariff, withTransport);
  return { sums, rule: tariff };
}

function flatDuty(items: readonly DeclaredItem[], flat: ValuedRule<number>): Sums {
  return {
    charges: items.map(({ description }, index) => ({
      kind: 'duty',
      title: `duty of €3 on ${description}`,
      items: [index + 1],
      amount: money(flat.value, 'EUR'),
      collected: 'on import',
      rule: flat.id,
    })),
    unquoted: [],
  };
}

/** VAT on each item, and apart from it on the duty, as carriers bill it. */
function vatOf(
  shipment: Shipment,
  vat: ValuedRule<number>,
  duty: Sums,
  collected: Charge['collected'],
): Sums {
  const onGoods = taxByRate(shipment, vat, {
    duty: { charges: [], unquoted: [] },
    collected,
    name: 'VAT',
  });
  const onDuty = duty.charges.map(({ items: of = [], amount }) => {
    const [number = 1] = of;
    return { amount, rate: shipment.items[number - 1]?.taxRate ?? vat.value };
  });
  const rates = [...new Set(onDuty.map(({ rate }) => rate))].sort((a, b) => a - b);
  const dutyTax = rates.map((rate): Charge => {
    const amounts = onDuty.filter((each) => each.rate === rate).map(({ amount }) => amount);
    const amount = share(sumMoney('EUR', amounts), rate);
    const title = `VAT ${percent(rate)} on the duty`;
    const of = { base: sumMoney('EUR', amounts), rate };
    return { kind: 'tax', title, amount, of, collected, rule: vat.id };
  });
  const open = duty.unquoted.length > 0;
  const reason = 'VAT on the duty that is not known';
  return {
    charges: [...onGoods.charges, ...dutyTax.filter(({ amount }) => amount.amount > 0)],
    unquoted: open ? [{ kind: 'tax', reason }] : [],
  };
}
