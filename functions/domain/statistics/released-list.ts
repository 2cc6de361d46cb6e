import type { Consignment } from '../consignment/consignment.ts';
import { beijingMonth } from '../customs/beijing-time.ts';
import type { Currency } from '../money/currency.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import type { TradeModeName } from '../trade/trade-modes.ts';

/** What is counted of released goods: value in minor units of its currency, net weight, parcels. */
export interface Amounts {
  readonly value: number;
  readonly weightGrams: number;
  readonly parcels: number;
}

/** What tells one cell of the statistics from another. A total has neither country nor chapter. */
export interface CellName {
  readonly mode: TradeModeName;
  /** ISO 3166-1 alpha-2; `--` when unknown. */
  readonly country: string;
  /** First two digits of the tariff number; `--` when unknown. */
  readonly chapter: string;
  readonly currency: Currency;
}

/** One row of the statistics. */
export interface StatisticsCell extends Amounts {
  readonly name: CellName;
}

/** What one released list adds to its month: once as a whole, and once per country and chapter. */
export interface ReleasedList {
  readonly listId: string;
  readonly merchantId: string;
  /** `YYYY-MM`, Beijing time. */
  readonly month: string;
  readonly whole: StatisticsCell;
  readonly parts: readonly StatisticsCell[];
}

/** Country and chapter of what is counted as a whole. */
export const WHOLE = '*';
const UNKNOWN = '--';

/**
 * What a consignment's released list adds to the statistics; undefined before its release and for
 * what has no list. A parcel of several chapters counts in each of them, and once as a whole.
 *
 * Source: China customs counts imports by country of origin and exports by destination, by month of
 * release. weak: value as declared in the list's currency, without freight and insurance.
 */
export function releasedList(consignment: Consignment): ReleasedList | undefined {
  const { consignmentId, merchantId, mode, documents, lines, shipTo } = consignment;
  const { list, direction } = TRADE_MODES[mode];
  const releasedAt = list && documents[list]?.releasedAt;
  const currency = lines[0]?.total.currency;
  if (releasedAt === undefined || currency === undefined) return undefined;
  const parts = new Map<string, StatisticsCell>();
  for (const { goods, quantity, total } of lines) {
    const country = (direction === 'import' ? goods.origin : shipTo.country) ?? UNKNOWN;
    const chapter = goods.hsCode?.slice(0, 2) ?? UNKNOWN;
    const name = { mode, country, chapter, currency };
    const key = cellKey(name);
    const weightGrams = (goods.netWeightGrams ?? 0) * quantity;
    const line = { name, value: total.amount, weightGrams, parcels: 1 };
    const known = parts.get(key);
    parts.set(key, known === undefined ? line : { ...added(known, line), name, parcels: 1 });
  }
  const all = [...parts.values()];
  const sum = all.reduce<Amounts>(added, { value: 0, weightGrams: 0, parcels: 0 });
  return {
    listId: consignmentId,
    merchantId,
    month: beijingMonth(releasedAt),
    whole: { ...sum, parcels: 1, name: { mode, country: WHOLE, chapter: WHOLE, currency } },
    parts: all,
  };
}

/** The sum of two. */
export function added(a: Amounts, b: Amounts): Amounts {
  return {
    value: a.value + b.value,
    weightGrams: a.weightGrams + b.weightGrams,
    parcels: a.parcels + b.parcels,
  };
}

/** A cell's name as one text. */
export function cellKey({ mode, country, chapter, currency }: CellName): string {
  return [mode, country, chapter, currency].join('|');
}
