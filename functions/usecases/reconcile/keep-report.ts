import type { Instant } from '../../domain/instant.ts';
import { after } from '../../domain/instant.ts';
import { reportCsv } from '../../domain/reconcile/report-csv.ts';
import type { ReconciliationReport } from '../../domain/reconcile/report.ts';
import type { Services } from '../../ports/services.ts';

type ReportServices = Pick<Services, 'documents'>;

/** An id that no report has yet: `R` and the digits of the business time, to the millisecond. */
export async function freeReportId({ documents }: ReportServices, at: Instant): Promise<string> {
  const reportId = `R${at.replaceAll(/\D/g, '')}`;
  const taken = await documents.get(reportKey(reportId, 'json'));
  // Two merchants in the same millisecond: a faster clock makes that likely.
  return taken === undefined
    ? reportId
    : freeReportId({ documents }, after(at, { seconds: 0.001 }));
}

/** Stores a report for programs (JSON) and for people (CSV). */
export async function keepReport(
  { documents }: ReportServices,
  report: ReconciliationReport,
): Promise<void> {
  const json = Buffer.from(JSON.stringify(report, undefined, 2));
  const csv = Buffer.from(reportCsv(report));
  await documents.put(reportKey(report.reportId, 'csv'), csv, 'text/csv; charset=utf-8');
  // Listings show what has a JSON: it comes last.
  await documents.put(reportKey(report.reportId, 'json'), json, 'application/json');
}

function reportKey(reportId: string, format: 'json' | 'csv'): string {
  return `reports/${reportId}.${format}`;
}
