import type { ConsignmentPage, operatorClient } from './operator-client.ts';

/** What was released of a mode in a month, of one currency. */
interface Released {
  readonly month: string;
  readonly mode: string;
  readonly currency: string;
  /** Hundredths. */
  readonly value: number;
  readonly parcels: number;
}

const EIGHT_HOURS_MS = 8 * 3_600_000;

/** The sum of all lists that customs released, by month in Beijing, from pages of consignments. */
export function releasedOf(pages: readonly ConsignmentPage[]): readonly Released[] {
  const lists = pages.flatMap(({ mode, totals, lines, documents }) => {
    const receipts = documents
      .filter(({ kind }) => kind === '621' || kind === '603')
      .flatMap((list) => list.receipts);
    const release = receipts.find(({ status }) => status === '800');
    if (release === undefined) return [];
    const beijing = new Date(Date.parse(release.at) + EIGHT_HOURS_MS).toISOString();
    const value = lines.reduce((sum, line) => sum + hundredths(line.total), 0);
    return [{ month: beijing.slice(0, 7), mode, currency: totals.currency, value, parcels: 1 }];
  });
  return summed(lists);
}

/** The same as the host counted it, from its totals or from those of its CSV. */
export async function countedOf(
  operator: ReturnType<typeof operatorClient>,
  months: readonly string[],
  from: 'totals' | 'csv',
): Promise<readonly Released[]> {
  const counted = await Promise.all(
    months.map(async (month) => {
      const rows =
        from === 'csv'
          ? totalsIn(await operator.statisticsCsv(month))
          : (await operator.statistics(month)).totals;
      return rows.map(({ mode, currency, value, parcels }) => {
        return { month, mode, currency, value: hundredths(value), parcels };
      });
    }),
  );
  return summed(counted.flat());
}

/** Columns: month, mode, country, hs2, currency, value, net weight, parcels. */
function totalsIn(csv: string) {
  const rows = csv.trim().split('\r\n').slice(1);
  return rows
    .map((row) => row.split(','))
    .filter(([, , country, chapter]) => country === '*' && chapter === '*')
    .map(([, mode = '', , , currency = '', value = '', , parcels]) => {
      return { mode, currency, value, parcels: Number(parcels) };
    });
}

function summed(all: readonly Released[]): readonly Released[] {
  const sums = new Map<string, Released>();
  for (const each of all) {
    const key = `${each.month} ${each.mode} ${each.currency}`;
    const known = sums.get(key);
    sums.set(key, {
      ...each,
      value: each.value + (known?.value ?? 0),
      parcels: each.parcels + (known?.parcels ?? 0),
    });
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

function hundredths(amount: string): number {
  return Math.round(Number(amount) * 100);
}
