import { csvOf } from '../csv.ts';
import type { ReconciliationReport } from './report.ts';

const COLUMNS = ['code', 'severity', 'subject', 'title', 'detail', 'ours', 'theirs'] as const;

/** The differences of a report as CSV, one row each under a header. */
export function reportCsv({ differences }: Pick<ReconciliationReport, 'differences'>): string {
  return csvOf([COLUMNS, ...differences.map((each) => COLUMNS.map((column) => each[column]))]);
}
