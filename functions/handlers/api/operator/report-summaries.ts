import * as z from 'zod/mini';
import type { Instant } from '../../../domain/instant.ts';
import type { Services } from '../../../ports/services.ts';

const PREFIX = 'reports/';
const FORMATS = ['json', 'csv'] as const;
/** Nobody looks further back in a list: this many reports, or as many months. */
const LISTED = 50;
const MONTHS = 12;

type ReportServices = Pick<Services, 'documents' | 'clock'>;

export type ReportFormat = (typeof FORMATS)[number];

/** A stored report, as listed; `differences` counts them. */
export interface ReportSummary {
  readonly reportId: string;
  readonly merchantId: string;
  readonly at: Instant;
  readonly differences: number;
  readonly formats: readonly ReportFormat[];
}

const storedReport = z.object({
  merchantId: z.string(),
  at: z.string(),
  differences: z.array(z.unknown()),
});

/** Where a report lies. */
export function reportKey(reportId: string, format: ReportFormat): string {
  return `${PREFIX}${reportId}.${format}`;
}

/**
 * Lists the newest reports, of all merchants. A report never changes: what was read of one is
 * remembered, so that a page that asks every other second reads each report once.
 */
export function reportSummaries(services: ReportServices): () => Promise<readonly ReportSummary[]> {
  let remembered: ReadonlyMap<string, ReportSummary> = new Map();
  return async () => {
    const keys = await newestKeys(services);
    const ids = [...keys]
      .filter((key) => key.endsWith('.json'))
      .map((key) => key.slice(PREFIX.length, -'.json'.length));
    const summaries = await Promise.all(
      ids
        .sort()
        .slice(-LISTED)
        .map(async (id) => remembered.get(id) ?? summaryOf(services, id, keys)),
    );
    remembered = new Map(summaries.map((summary) => [summary.reportId, summary]));
    return summaries.reverse();
  };
}

/**
 * Stores list keys from the oldest on and only so many: the ids, `R` and the digits of the moment,
 * are asked for month by month, from now backwards.
 */
async function newestKeys({ documents, clock }: ReportServices): Promise<ReadonlySet<string>> {
  const keys = new Set<string>();
  const month = new Date(clock.now());
  month.setUTCDate(1);
  for (let back = 0; back < MONTHS && keys.size < 2 * LISTED; back += 1) {
    const digits = month.toISOString().slice(0, 7).replace('-', '');
    for (const key of await documents.keys(`${PREFIX}R${digits}`)) keys.add(key);
    month.setUTCMonth(month.getUTCMonth() - 1);
  }
  return keys;
}

async function summaryOf(
  { documents }: ReportServices,
  reportId: string,
  keys: ReadonlySet<string>,
): Promise<ReportSummary> {
  const body = await documents.get(reportKey(reportId, 'json'));
  const report = storedReport.parse(JSON.parse(Buffer.from(body ?? []).toString()));
  return {
    reportId,
    ...report,
    differences: report.differences.length,
    formats: FORMATS.filter((format) => keys.has(reportKey(reportId, format))),
  };
}
