import { draw } from '../seeded.ts';
import { SCRIPTS } from '../scripts.ts';
import type { ExpectedEnd, ScriptName } from '../scripts.ts';
import { drawExportOrder } from './export-order.ts';
import { drawImportOrder } from './import-order.ts';

/** An order of the demo: what a store posts, how partners treat it and where it ends. */
export interface DemoOrder {
  readonly channelId: 'demo-market' | 'demo-shop';
  readonly script: ScriptName;
  readonly expectedEnd: ExpectedEnd;
  /** A canonical order, or a Shopify order resource whose 64-bit ids are bigint. */
  readonly order: ReturnType<typeof drawImportOrder> | ReturnType<typeof drawExportOrder>;
}

/** Where a run starts. */
export interface DemoRun {
  /** Business milliseconds of the first order; its date is part of import order numbers. */
  readonly placedAt: number;
  /** How many orders of this seed there were before. */
  readonly first?: number;
}

type Direction = 'import' | 'export';

/** The orders that do not go as usual, and the direction of each. */
const SPECIAL: readonly (readonly [ScriptName, Direction])[] = [
  ['inspect', 'import'],
  ['reject', 'import'],
  ['payment-difference', 'import'],
  ['cancel', 'export'],
  ['lost-receipt', 'export'],
  ['duplicate', 'import'],
];
/** From so many orders on a run has the special ones. */
const LEAST_WITH_SPECIAL = 12;
const IMPORT_SHARE = 0.6;
const BETWEEN_ORDERS_MS = 1_000;

/**
 * Draws `count` orders: about 60 % bonded imports of a canonical marketplace, the others exports of
 * a Shopify store to Korea. From twelve on, six run by a special script, one each; all others are
 * delivered as usual. The same count, seed and run give the same orders.
 */
export function demoOrders(
  count: number,
  seed: number,
  { placedAt, first = 0 }: DemoRun,
): readonly DemoOrder[] {
  const special = count >= LEAST_WITH_SPECIAL ? SPECIAL : [];
  const imports = Math.round(count * IMPORT_SHARE) - directionCount(special, 'import');
  const exports = count - special.length - imports;
  const usual = (direction: Direction, length: number) =>
    Array.from({ length }, () => ['accept', direction] as const);
  return [...special, ...usual('import', imports), ...usual('export', exports)]
    .map((kind, at) => ({ kind, rank: draw(seed, first, 'rank', at) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ kind: [script, direction] }, at) => {
      const drawn = { seed, index: first + at, placedAt: placedAt + at * BETWEEN_ORDERS_MS };
      const { expectedEnd } = SCRIPTS[script];
      return direction === 'import'
        ? { channelId: 'demo-market', script, expectedEnd, order: drawImportOrder(drawn) }
        : { channelId: 'demo-shop', script, expectedEnd, order: drawExportOrder(drawn) };
    });
}

function directionCount(special: typeof SPECIAL, direction: Direction): number {
  return special.filter(([, each]) => each === direction).length;
}
