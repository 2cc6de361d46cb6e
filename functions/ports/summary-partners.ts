import type { Summary, SummaryDeclaration, SummaryReceipt } from '../domain/summary/summary.ts';

/** A message of customs about a summary application, understood. `body`: the exact bytes, to be kept. */
export interface SummaryAnswer {
  readonly messageId: string;
  /** A notice (792) does not name the application, but a list that was summed up. */
  readonly summary: { readonly summaryId: string } | { readonly listNumber: string };
  readonly told:
    | { readonly receipt: Omit<SummaryReceipt, 'key'> }
    | { readonly declaration: Omit<SummaryDeclaration, 'key'> };
  readonly body: Uint8Array;
}

/** What customs tells of summary applications. */
export interface SummaryCustoms {
  /**
   * All that customs said of this application so far: finds lost answers. Undefined when it cannot
   * be asked now.
   */
  querySummary(
    summary: Pick<Summary, 'customsId' | 'summaryId'>,
  ): Promise<readonly SummaryAnswer[] | undefined>;
}
