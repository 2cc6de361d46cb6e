import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { POLLING } from './polling.ts';
import { request, requestText } from './request.ts';

const reportsSchema = z.object({
  items: z.array(
    z.object({
      reportId: z.string(),
      at: z.string(),
      differences: z.number(),
      formats: z.array(z.enum(['json', 'csv'])),
    }),
  ),
});

const differenceSchema = z.object({
  code: z.string(),
  severity: z.enum(['critical', 'warning']),
  subject: z.string(),
  title: z.string(),
  detail: z.string(),
  ours: z.string(),
  theirs: z.string(),
  consignmentId: z.optional(z.string()),
});

const reportSchema = z.object({
  reportId: z.string(),
  /** How many of what were compared. */
  compared: z.record(z.string(), z.number()),
  differences: z.array(differenceSchema),
  /** Seen once, maybe a message under way: a difference if the next run finds it too. */
  passing: z.array(differenceSchema),
});

/** A stored reconciliation report, as listed. */
export type ReportSummary = z.infer<typeof reportsSchema>['items'][number];
/** A report as read: how many of what were compared, and what differed. */
export type Report = z.infer<typeof reportSchema>;
export type Difference = z.infer<typeof differenceSchema>;

/** Stored reports, newest first. */
export function reportsQuery() {
  return queryOptions({
    queryKey: ['reports'],
    queryFn: ({ signal }) => request(reportsSchema, '/v1/reports', { signal }),
    refetchInterval: POLLING.calm,
  });
}

/** One report. It never changes. */
export function reportQuery(reportId: string) {
  return queryOptions({
    queryKey: ['report', reportId],
    queryFn: ({ signal }) => request(reportSchema, reportPath(reportId, 'json'), { signal }),
    staleTime: Infinity,
  });
}

/** The bytes of a report for saving. */
export async function reportFile(reportId: string, format: 'json' | 'csv') {
  return requestText(reportPath(reportId, format));
}

/** Compares with all partners now; answers when the report is there. */
export async function runReconciliation(): Promise<Report> {
  return request(reportSchema, '/v1/reconciliations', { method: 'POST', body: {} });
}

function reportPath(reportId: string, format: string): string {
  return `/v1/reports/${encodeURIComponent(reportId)}?format=${format}`;
}
