import type { Instant } from '../instant.ts';
import type { Enterprise } from '../trade/parties.ts';

/** What customs said of an application: a receipt (702), or that it could not be read at all (900). */
export interface SummaryReceipt {
  /** Of the receipt itself: repeats carry the same. */
  readonly guid: string;
  readonly message: '702' | '900';
  /** CEB `returnStatus`. */
  readonly status: string;
  readonly at: Instant;
  readonly info: string;
  /** Where its bytes lie. */
  readonly key: string;
}

/** A declaration that customs made of an application (792). */
export interface SummaryDeclaration {
  readonly guid: string;
  /** CEB `declSeqNo`, customs' number of what came of it. */
  readonly sequenceNumber: string;
  /** CEB `entryId`: the number of the declaration (报关单), once it has one. */
  readonly entryNumber?: string;
  /** CEB `decState`. weak: its codes are customs' own list, which is not published; shown as they stand. */
  readonly state: string;
  readonly at: Instant;
  readonly key: string;
}

/** The application as it was signed: the exact bytes lie under `key`. */
export interface SignedSummary {
  readonly hash: string;
  readonly key: string;
  readonly at: Instant;
}

/** Why an application cannot go out, or was not taken, before customs said anything of it. */
export interface SummaryFault {
  readonly code: string;
  readonly message: string;
}

/** What released lists must share to be summed up in one application. */
export interface SummaryGroup {
  readonly merchantId: string;
  /** `YYYY-MM`, Beijing time: when the lists were released. */
  readonly month: string;
  readonly customsId: string;
  /** Customs district, four digits. */
  readonly customsCode: string;
  readonly declarant: Enterprise;
  readonly seller: Enterprise;
}

/** An application to sum released export lists up into declarations (汇总申请单, CEB701). */
export interface Summary extends SummaryGroup {
  /** Becomes `copNo`, which receipts echo. */
  readonly summaryId: string;
  readonly listNumbers: readonly string[];
  /** Who asked for it. */
  readonly by: string;
  /** Counts filings, from 1: what customs refused is filed anew under the same `copNo`. */
  readonly filing: number;
  /** `YYYYMMDDhhmmss`, Beijing: grows with every filing. */
  readonly appTime: string;
  readonly signed?: SignedSummary;
  readonly fault?: SummaryFault;
  /** Of this filing, as they came; those of earlier ones apart. */
  readonly receipts: readonly SummaryReceipt[];
  readonly earlierReceipts: readonly SummaryReceipt[];
  readonly declarations: readonly SummaryDeclaration[];
  readonly version: number;
  readonly openedAt: Instant;
  readonly updatedAt: Instant;
}
