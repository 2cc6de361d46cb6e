import type { Instant } from '../instant.ts';
import type { Difference } from './difference.ts';

/** How many of what were compared. */
export interface Compared {
  readonly consignments: number;
  readonly lists: number;
  readonly parcels: number;
  readonly bookLines: number;
}

/** What one run found for one merchant. */
export interface ReconciliationReport {
  readonly reportId: string;
  readonly merchantId: string;
  readonly at: Instant;
  readonly compared: Compared;
  /** What stands: each is a case. */
  readonly differences: readonly Difference[];
  /** Seen for the first time, maybe a message under way: a difference if the next run finds it too. */
  readonly passing: readonly Difference[];
}
