import { drawInteger } from '../seeded.ts';
import { DEMO_CATALOGUE } from './catalogue.ts';
import type { DemoItem } from './catalogue.ts';

/** One line of a basket. */
export interface BasketLine {
  readonly item: DemoItem;
  readonly quantity: number;
}

/** One to three different items; origin China for exports, abroad for imports. */
export function drawBasket(
  direction: 'import' | 'export',
  ...parts: readonly (string | number)[]
): readonly BasketLine[] {
  const offered = DEMO_CATALOGUE.filter(
    ({ origin }) => (origin === 'CN') === (direction === 'export'),
  );
  const first = drawInteger(0, offered.length - 1, 'first', ...parts);
  const count = drawInteger(1, Math.min(3, offered.length), 'count', ...parts);
  return Array.from({ length: count }, (_, index) => offered[(first + index) % offered.length])
    .filter((item) => item !== undefined)
    .map((item) => ({ item, quantity: drawInteger(1, 2, 'quantity', item.sku, ...parts) }));
}

/** Splits an amount by weights: shares are cut, the last takes the rest. */
export function splitAmount(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((running, weight) => running + weight, 0);
  const parts = weights.map((weight) => Math.floor((total * weight) / sum));
  const rest = total - parts.reduce((running, part) => running + part, 0);
  return parts.map((part, index) => (index === parts.length - 1 ? part + rest : part));
}

/** Minor units as a decimal string with so many places. */
export function decimal(amount: number, places: 0 | 2): string {
  if (places === 0) return String(amount);
  return `${String(Math.floor(amount / 100))}.${String(amount % 100).padStart(2, '0')}`;
}
