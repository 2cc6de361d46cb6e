import { added, cellKey, WHOLE } from './released-list.ts';
import type { Amounts, StatisticsCell } from './released-list.ts';

/** A month as it is told: rows, what released lists sum up to, and whether both agree. */
export interface MonthStatistics {
  readonly month: string;
  readonly rows: readonly StatisticsCell[];
  /** Per mode and currency: of released lists as wholes. */
  readonly totals: readonly StatisticsCell[];
  /** Value and weight of the rows are those of the lists. */
  readonly agrees: boolean;
}

/** The cells of a month as rows and totals, in order of mode, country, chapter and currency. */
export function monthStatistics(month: string, cells: readonly StatisticsCell[]): MonthStatistics {
  const sorted = [...cells].sort((a, b) => (cellKey(a.name) < cellKey(b.name) ? -1 : 1));
  const rows = sorted.filter(({ name }) => name.chapter !== WHOLE);
  const totals = sorted.filter(({ name }) => name.chapter === WHOLE);
  const agrees = totals.every((total) => isSumOf(total, rows)) && isCovered(rows, totals);
  return { month, rows, totals, agrees };
}

function isSumOf(total: StatisticsCell, rows: readonly StatisticsCell[]): boolean {
  const of = rows.filter(({ name }) => belongs(name, total.name));
  const sum = of.reduce<Amounts>(added, { value: 0, weightGrams: 0, parcels: 0 });
  return sum.value === total.value && sum.weightGrams === total.weightGrams;
}

function isCovered(rows: readonly StatisticsCell[], totals: readonly StatisticsCell[]): boolean {
  return rows.every(({ name }) => totals.some((total) => belongs(name, total.name)));
}

function belongs(a: StatisticsCell['name'], b: StatisticsCell['name']): boolean {
  return a.mode === b.mode && a.currency === b.currency;
}
