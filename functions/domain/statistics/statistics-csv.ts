import { csvOf } from '../csv.ts';
import { formatMoney } from '../money/money.ts';
import type { MonthStatistics } from './month-statistics.ts';
import type { StatisticsCell } from './released-list.ts';

const COLUMNS = ['month', 'mode', 'country', 'hs2', 'currency', 'value', 'net weight g', 'parcels'];

/** A month as CSV: its rows, then its totals with `*` for country and chapter. */
export function statisticsCsv({ month, rows, totals }: MonthStatistics): string {
  const cells = ({ name, value, weightGrams, parcels }: StatisticsCell) => [
    month,
    name.mode,
    name.country,
    name.chapter,
    name.currency,
    formatMoney({ amount: value, currency: name.currency }),
    String(weightGrams),
    String(parcels),
  ];
  return csvOf([COLUMNS, ...rows.map(cells), ...totals.map(cells)]);
}
