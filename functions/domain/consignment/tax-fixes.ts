import { parseQuantity } from '../money/quantity.ts';
import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';
import type { CosmeticContent } from '../tax/high-end-cosmetics.ts';
import { matching } from './fix-checks.ts';
import { onGoods } from './fix-row.ts';
import type { FixRow, Setter } from './fix-row.ts';
import { taxedAnew } from './tax-data.ts';

/** Tax follows from the goods. */
const onTaxedGoods = (patch: Parameters<typeof onGoods>[0]): Setter => {
  const set = onGoods(patch);
  return (consignment, value, line) => taxedAnew(set(consignment, value, line));
};

const basisPoints = matching(/^\d{1,4}$/, 'must be whole basis points below 10000, 1300 is 13 %');

/** What only import tax asks for. */
export const TAX_FIXES: { readonly [field: string]: FixRow } = {
  'lines.*.vatRate': {
    title: 'VAT rate in China (basis points)',
    check: basisPoints,
    set: onTaxedGoods((value) => ({ vatRate: Number(value) })),
  },
  'lines.*.consumptionTaxRate': {
    title: 'Consumption tax rate in China (basis points, 0 for none)',
    check: basisPoints,
    set: onTaxedGoods((value) => ({ consumptionTaxRate: Number(value) })),
  },
  'lines.*.dutyRate': {
    title: 'Duty rate in China (basis points)',
    check: basisPoints,
    set: onTaxedGoods((value, { tariffs }) => ({
      tariffs: { ...tariffs, CN: { ...tariffs?.CN, dutyRate: Number(value) } },
    })),
  },
  'lines.*.cosmeticContent': {
    title: 'What one item holds of a cosmetic, e.g. “50 gram”, “30 millilitre”, “5 piece”',
    check: contentOf,
    set: onTaxedGoods((value) => {
      const content = contentOf(value);
      return content.ok ? { cosmetic: content.value } : {};
    }),
  },
};

function contentOf(value: string): Result<CosmeticContent> {
  const [, number = '', unit] = /^([\d.]+) (gram|millilitre|piece)$/.exec(value) ?? [];
  const per = UNITS.find((known) => known === unit);
  const content = parseQuantity(number);
  if (per === undefined || !content.ok || content.value <= 0) {
    return refuse('fix-shape', 'must be a number above 0 and gram, millilitre or piece');
  }
  return accept({ content: content.value, per });
}

const UNITS = ['gram', 'millilitre', 'piece'] as const;
