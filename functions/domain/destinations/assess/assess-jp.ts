import { divideHalfUp } from '../../money/divide-half-up.ts';
import { money } from '../../money/money.ts';
import type { Money } from '../../money/money.ts';
import {
  JP_EXCLUDED,
  JP_LOW_VALUE,
  JP_PERSONAL_USE,
  JP_TARIFF,
  JP_TAX,
  JP_TAX_AT_SALE,
} from '../rules/jp-rules.ts';
import { ruleOn } from '../rule.ts';
import type { Rule, ValuedRule } from '../rule.ts';
import type { DeclaredItem, Shipment } from '../shipment.ts';
import { dutyByRate, exciseOpen, taxByRate } from './assessment.ts';
import type { Assessment, Sums } from './assessment.ts';
import { noRule } from './no-rule.ts';

const TENTHS = 10;

/**
 * Japan. The customs value of goods for personal use is 0.6 of the retail price; up to JPY 10,000
 * in all there is no duty and no consumption tax but on excluded goods. The limit is judged before
 * fractions of a yen are rounded: 16,666 is exempt (9,999.6), 16,667 is taxed (10,000.2).
 */
export function assessJp(shipment: Shipment): Assessment {
  const { sale, value, items } = shipment;
  const limit = ruleOn(JP_LOW_VALUE, sale.on);
  const personal = ruleOn(JP_PERSONAL_USE, sale.on);
  const tariff = ruleOn(JP_TARIFF, sale.on);
  const tax = ruleOn(JP_TAX, sale.on);
  const excluded = ruleOn(JP_EXCLUDED, sale.on);
  const atSale = ruleOn(JP_TAX_AT_SALE, sale.on);
  if (!limit || !personal || !tariff || !tax || !excluded) {
    return noRule('jp-taxed', 'Japanese imports', sale.on);
  }
  const isLow = value.amount * personal.value <= limit.value * TENTHS;
  const taxed = (item: DeclaredItem) =>
    !isLow || excluded.value.some((kind) => item.kinds.has(kind));
  const customsValue = ({ value: price }: DeclaredItem): Money =>
    money(divideHalfUp(BigInt(price.amount) * BigInt(personal.value), BigInt(TENTHS)), 'JPY');
  const sums = onItems(shipment, taxed, { tariff, tax, customsValue });
  const sold =
    isLow && atSale !== undefined
      ? soldSums(shipment, (item) => !taxed(item), atSale)
      : { charges: [], unquoted: [] };
  const excise = exciseOpen(items, ['alcohol', 'tobacco']);
  const isTaxed = items.some(taxed);
  return {
    form: isTaxed ? 'jp-taxed' : 'jp-exempt',
    declarant: 'carrier or customs broker; the importer is the buyer',
    codes: [],
    terms: 'DAP',
    charges: [...sums.charges, ...sold.charges],
    unquoted: [...sums.unquoted, ...sold.unquoted, ...excise],
    rules: [
      ...[limit, personal, excluded],
      ...(isTaxed ? [tariff, tax] : []),
      ...(isLow && atSale !== undefined ? [atSale] : []),
    ],
    notes: [],
  };
}

/** Duty and tax of the taxed items; the other items keep their numbers and owe nothing. */
function onItems(
  { items }: Shipment,
  taxed: (item: DeclaredItem) => boolean,
  {
    tariff,
    tax,
    customsValue,
  }: {
    readonly tariff: Rule;
    readonly tax: ValuedRule<number>;
    readonly customsValue: (item: DeclaredItem) => Money;
  },
): Sums {
  const numbered = items.map((item) => (taxed(item) ? item : { ...item, dutyRate: 0, taxRate: 0 }));
  const duty = dutyByRate(numbered, tariff, customsValue);
  const owed = taxByRate({ items: numbered }, tax, {
    duty,
    collected: 'on import',
    name: 'consumption tax',
    valued: customsValue,
  });
  const isOf = (numbers: readonly number[] = []) =>
    items.some((item, index) => numbers.includes(index + 1) && taxed(item));
  return {
    charges: [...duty.charges, ...owed.charges].filter(({ items: of }) => isOf(of)),
    unquoted: [...duty.unquoted, ...owed.unquoted],
  };
}

/** Tax at the sale of the items that are free on import. */
function soldSums(
  { items }: Shipment,
  sold: (item: DeclaredItem) => boolean,
  rule: ValuedRule<number>,
): Sums {
  const duty: Sums = { charges: [], unquoted: [] };
  const name = 'consumption tax';
  const { charges, unquoted } = taxByRate({ items }, rule, { duty, collected: 'at sale', name });
  const isSold = (numbers: readonly number[] = []) =>
    items.some((item, index) => numbers.includes(index + 1) && sold(item));
  return { charges: charges.filter(({ items: of }) => isSold(of)), unquoted };
}
