import type { ReleasedList, StatisticsCell } from '../domain/statistics/released-list.ts';

/** Sums of released lists by merchant and month, kept as lists are released. */
export interface StatisticsStore {
  /** Adds each list once, however often it comes. */
  add(lists: readonly ReleasedList[]): Promise<void>;
  /** The cells of a month, in no order: so many as there are modes, countries and chapters in it. */
  month(merchantId: string, month: string): Promise<readonly StatisticsCell[]>;
}
