import type { Inbound } from '../domain/inbound/inbound.ts';
import type { Instant } from '../domain/instant.ts';
import type { Adjustment } from '../domain/stock/adjustment.ts';
import type { Summary } from '../domain/summary/summary.ts';
import type { CommitResult, Page } from './order-store.ts';
import type { StatisticsStore } from './statistics-store.ts';

/** What every paper of the stock has. */
export interface StockPaper {
  readonly merchantId: string;
  readonly version: number;
  readonly openedAt: Instant;
}

/** Papers of one kind. Strongly consistent by key. */
export interface PaperStore<Paper extends StockPaper> {
  get(paperId: string): Promise<Paper | undefined>;
  /**
   * Written only when the stored version is one less (absent for 1).
   *
   * @param due when the sweep must look at it next; absent when nothing is
   */
  commit(paper: Paper, due?: Instant): Promise<CommitResult>;
  /** Papers whose `due` has come, oldest first. */
  due(now: Instant, limit: number): Promise<readonly string[]>;
  /** Newest first. */
  list(filter: {
    readonly merchantId: string;
    readonly limit: number;
    readonly cursor?: string;
  }): Promise<Page<Paper>>;
}

/** What came of telling a partner of an inbound. */
export type InboundAskResult =
  | { readonly kind: 'asked' }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'transient'; readonly reason: string };

/** Tells warehouse or customs of an inbound; they act once per inbound and answer by message. */
export interface InboundPartners {
  announce(inbound: Inbound, to: 'customs' | 'warehouse'): Promise<InboundAskResult>;
}

/** The papers of the stock beside its ledger, who plays a part in them, what was counted and summed up. */
export interface StockOffice {
  readonly inbounds: PaperStore<Inbound>;
  readonly adjustments: PaperStore<Adjustment>;
  readonly summaries: PaperStore<Summary>;
  readonly partners: InboundPartners;
  readonly statistics: StatisticsStore;
}
