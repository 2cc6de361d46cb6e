import type { Consignment, MatchResult } from '../consignment/consignment.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import { declaredWaybillNumber } from './declared-waybill.ts';
import { EXPORT_MATCH_ROWS, IMPORT_MATCH_ROWS } from './match-rows.ts';
import type { MatchFacts, MatchRow } from './match-rows.ts';

/** When the match runs: on the payment firm's answer, and again before the list is filed. */
export type MatchStep = 'payment' | 'documents';

/**
 * The three-document match (三单比对) before filing the list: what payment and logistics firm say
 * they declared against what we are about to declare. One result per compared field, in the order
 * of the rules; none for a mode without declaration. A value that is not known yet does not match.
 *
 * @param step `payment`: only what can be compared before anything is filed; `documents`: everything
 * @param consigneeTelephoneHash keyed hash of the consignee's telephone, made as the waybill record's is
 */
export function matchDocuments(
  consignment: Consignment,
  consigneeTelephoneHash: string | undefined,
  step: MatchStep = 'documents',
): readonly MatchResult[] {
  const facts: MatchFacts = {
    consignment,
    consigneeTelephoneHash,
    // Only elements without personal data are compared here, so nothing personal is put in.
    input: {
      consignment,
      identity: {},
      waybillNumber: declaredWaybillNumber(consignment),
      guid: '',
      appTime: '',
    },
  };
  return ROWS[TRADE_MODES[consignment.mode].direction]
    .filter(({ withPayment }) => step === 'documents' || withPayment === true)
    .map((row) => matchRow(row, facts));
}

const ROWS = { import: IMPORT_MATCH_ROWS, export: EXPORT_MATCH_ROWS, none: [] } as const;

function matchRow(row: MatchRow, facts: MatchFacts): MatchResult {
  const [left, right] = row.values(facts);
  const ok = left !== undefined && left !== '' && left === right;
  const [leftText, rightText] = row.personal
    ? [row.left, `${row.right} ${personalVerdict(ok, right)}`]
    : [`${row.left} ${left ?? 'not known'}`, `${row.right} ${right ?? 'not known'}`];
  const { rule, title, field } = row;
  return { rule, title, ok, field, left: leftText, right: rightText };
}

function personalVerdict(ok: boolean, right: string | undefined): string {
  if (right === undefined) return 'not known';
  return ok ? 'agrees' : 'differs';
}
