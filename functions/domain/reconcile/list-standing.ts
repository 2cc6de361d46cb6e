import type { Consignment, DocumentFacts } from '../consignment/consignment.ts';
import type { Instant } from '../instant.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';

/** Where our list stands, as far as its receipts say. */
export interface ListStanding {
  /** When it was filed; absent before. */
  readonly filedAt?: Instant;
  readonly releasedAt?: Instant;
  readonly isRefused: boolean;
  /** The `returnStatus` that counts; absent while customs has not answered. */
  readonly status?: string;
}

/** Withdrawn: customs concluded the list (审结). */
const CONCLUDED = '399';

/** Standing of the consignment's list; undefined in a mode that files none. */
export function listStanding({ mode, documents }: Consignment): ListStanding | undefined {
  const { list: kind, withdrawal } = TRADE_MODES[mode];
  if (kind === undefined) return undefined;
  const list = documents[kind];
  const isWithdrawn = withdrawal !== undefined && documents[withdrawal]?.acceptedAt !== undefined;
  return {
    filedAt: list?.filedAt,
    releasedAt: list?.releasedAt,
    isRefused: list?.rejected !== undefined,
    status: isWithdrawn ? CONCLUDED : list && standingStatus(list),
  };
}

/** Released (800), or closed after release (899). */
export function isReleased(status: string | undefined): boolean {
  return status === '800' || status === '899';
}

/** Receipts arrive out of order: a release stands, else what customs said last. */
function standingStatus({ receipts }: DocumentFacts): string | undefined {
  const released = receipts.find(({ status }) => isReleased(status));
  const newestFirst = [...receipts].sort((a, b) => (a.at < b.at ? 1 : -Number(a.at > b.at)));
  return (released ?? newestFirst[0])?.status;
}
