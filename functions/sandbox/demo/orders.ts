import { draw } from '../seeded.ts';
import { SCRIPTS } from '../scripts.ts';
import type { ExpectedEnd } from '../script.ts';
import type { ScriptName } from '../scripts.ts';
import { drawExportOrder } from './export-order.ts';
import { drawImportOrder } from './import-order.ts';
import type { OrderDraw } from './import-order.ts';
import { DEMO_MODES, drawModeOrder } from './mode-order.ts';
import type { DemoMode } from './mode-order.ts';

/** An order of the demo: what a store posts, how partners treat it and where it ends. */
export interface DemoOrder {
  readonly channelId: 'demo-market' | 'demo-shop';
  readonly script: ScriptName;
  readonly expectedEnd: ExpectedEnd;
  /** A canonical order, or a Shopify order resource whose 64-bit ids are bigint. */
  readonly order:
    | ReturnType<typeof drawImportOrder>
    | (ReturnType<typeof drawImportOrder> & { readonly mode: 'direct-import' })
    | ReturnType<typeof drawExportOrder>
    | ReturnType<typeof drawModeOrder>;
}

/** Where a run starts. */
export interface DemoRun {
  /** Business milliseconds of the first order; its date is part of import order numbers. */
  readonly placedAt: number;
  /** How many orders of this seed there were before. */
  readonly first?: number;
}

/** A bonded import, an export to Korea, or an order that asks for another trade mode. */
type Kind = 'import' | 'direct-import' | 'export' | DemoMode;

/** The orders that do not go as usual, and the kind of each. */
const SPECIAL: readonly (readonly [ScriptName, Kind])[] = [
  ['inspect', 'import'],
  ['reject', 'import'],
  ['payment-difference', 'import'],
  ['cancel', 'export'],
  ['lost-receipt', 'export'],
  ['duplicate', 'import'],
];
/** From so many orders on a run has the special ones. */
const LEAST_WITH_SPECIAL = 12;
/** From so many orders on a run has one of each further trade mode. */
const LEAST_WITH_MODES = 24;
const IMPORT_SHARE = 0.6;
const BETWEEN_ORDERS_MS = 1_000;

/**
 * Draws `count` orders: about 60 % bonded imports of a canonical marketplace, the others exports of
 * a Shopify store to Korea. From twelve on, six run by a special script, one each; from 24 on there
 * is one of each further trade mode; all others are delivered as usual. The same count, seed and run give the same orders.
 */
export function demoOrders(
  count: number,
  seed: number,
  { placedAt, first = 0 }: DemoRun,
): readonly DemoOrder[] {
  const special = count >= LEAST_WITH_SPECIAL ? SPECIAL : [];
  const modes: readonly Kind[] = count >= LEAST_WITH_MODES ? ['direct-import', ...DEMO_MODES] : [];
  const imports = Math.round(count * IMPORT_SHARE) - importsAmong(special);
  const exports = count - special.length - modes.length - imports;
  const usual = (kind: Kind, length: number) =>
    Array.from({ length }, () => ['accept', kind] as const);
  return [
    ...special,
    ...modes.flatMap((mode) => usual(mode, 1)),
    ...usual('import', imports),
    ...usual('export', exports),
  ]
    .map((kind, at) => ({ kind, rank: draw(seed, first, 'rank', at) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ kind: [script, kind] }, at) => {
      const drawn = { seed, index: first + at, placedAt: placedAt + at * BETWEEN_ORDERS_MS };
      return { script, expectedEnd: SCRIPTS[script].expectedEnd, ...drawOrder(kind, drawn) };
    });
}

function drawOrder(kind: Kind, drawn: OrderDraw): Pick<DemoOrder, 'channelId' | 'order'> {
  if (kind === 'import') return { channelId: 'demo-market', order: drawImportOrder(drawn) };
  if (kind === 'direct-import') {
    return { channelId: 'demo-market', order: { ...drawImportOrder(drawn), mode: kind } };
  }
  if (kind === 'export') return { channelId: 'demo-shop', order: drawExportOrder(drawn) };
  return { channelId: 'demo-market', order: drawModeOrder(kind, drawn) };
}

function importsAmong(special: typeof SPECIAL): number {
  return special.filter(([, kind]) => kind === 'import').length;
}
