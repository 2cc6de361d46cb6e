import { TRADE_MODES } from '../trade/trade-modes.ts';
import type { TradeMode } from '../trade/trade-modes.ts';
import type { DocumentKind } from '../trade/documents.ts';
import type { Consignment, DocumentFacts } from './consignment.ts';
import { isComplete } from './document-asks.ts';

/**
 * What takes a released list back. Source: CEB specification 2022-05, 625 and 213. weak: 213 is new
 * and its practice unknown.
 */
export const RETURN_APPLICATIONS: {
  readonly [Direction in TradeMode['direction']]: DocumentKind | undefined;
} = { import: '625', export: '213', none: undefined };

/** What is known of the consignment's list, if its mode has one. */
export function listOf({ mode, documents }: Consignment): DocumentFacts | undefined {
  const { list } = TRADE_MODES[mode];
  return list === undefined ? undefined : documents[list];
}

/** The list stands at customs and must be withdrawn or returned: filed and not refused. */
export function listStands(consignment: Consignment): boolean {
  const list = listOf(consignment);
  const returned = consignment.unwind.returnApplication !== undefined;
  return list !== undefined && list.rejected === undefined && list.superseded !== true && !returned;
}

/** Customs let the list's goods go: withdrawing is over, a return application takes them back. */
export function needsReturn(consignment: Consignment): boolean {
  return listStands(consignment) && listOf(consignment)?.releasedAt !== undefined;
}

/** Customs granted our application to take a released list back. */
export function isReturnGranted({ mode, documents }: Consignment): boolean {
  const application = RETURN_APPLICATIONS[TRADE_MODES[mode].direction];
  return application !== undefined && isComplete(documents[application]);
}

/**
 * Whether nothing is declared of the goods any more: their list never stood, or customs granted its
 * withdrawal or return. A general declaration is taken back by a broker, whose number is entered.
 */
export function isUndone(consignment: Consignment): boolean {
  const { mode, documents, generalDeclaration, unwind } = consignment;
  if (generalDeclaration?.releasedOn !== undefined) return unwind.returnApplication !== undefined;
  if (!listStands(consignment)) return true;
  const { withdrawal, direction } = TRADE_MODES[mode];
  return [withdrawal, RETURN_APPLICATIONS[direction]].some(
    (kind) => kind !== undefined && isComplete(documents[kind]),
  );
}
