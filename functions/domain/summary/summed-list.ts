import { isUndone } from '../consignment/undone.ts';
import type { Consignment } from '../consignment/consignment.ts';
import { beijingMonth } from '../customs/beijing-time.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import type { SummaryGroup } from './summary.ts';

/** A released list that is to be summed up, with whose application it belongs in. */
export interface SummedList {
  readonly listNumber: string;
  readonly group: SummaryGroup;
}

/**
 * The list of a consignment, if customs released it for a declaration in sum (`statisticsFlag` B)
 * and it still stands; undefined for all others. Source: GACC announcement 194 of 2018: by the 15th
 * the lists of the month before are summed up. weak: the announcement counts closed lists (结关);
 * we count released ones, which close with their departure.
 */
export function summedList(consignment: Consignment): SummedList | undefined {
  const { mode, parties, documents, listNumber, merchantId, customsId } = consignment;
  const { list } = TRADE_MODES[mode];
  const releasedAt = list && documents[list]?.releasedAt;
  if (parties.statisticsFlag !== 'B' || releasedAt === undefined) return undefined;
  if (listNumber === undefined || isUndone(consignment)) return undefined;
  const { customsCode, declarant, seller } = parties;
  const month = beijingMonth(releasedAt);
  return { listNumber, group: { merchantId, month, customsId, customsCode, declarant, seller } };
}
