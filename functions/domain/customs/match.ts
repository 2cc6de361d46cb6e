import type { Consignment, MatchResult } from '../consignment/consignment.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import { EXPORT_MATCH_ROWS } from './export-match-rows.ts';
import { IMPORT_MATCH_ROWS } from './import-match-rows.ts';
import { matchFactsOf } from './match-facts.ts';
import type { MatchFacts, MatchKnowledge } from './match-facts.ts';
import type { MatchRow } from './match-row.ts';

/** When the match runs: on the payment firm's answer, and again before the list is filed. */
export type MatchStep = 'payment' | 'documents';

const ROWS = { import: IMPORT_MATCH_ROWS, export: EXPORT_MATCH_ROWS } as const;

/**
 * The three-document match (三单比对) before filing the list: what payment and logistics firm say
 * they declared against what we are about to declare. One result per compared field, in the order
 * of the rules; none for a mode without declaration. A value that must be known and is not does not
 * match; what is optional on either side is compared where both say it.
 *
 * @param step `payment`: only what can be compared before anything is filed; `documents`: everything
 * @param consigneeTelephoneHash keyed hash of the consignee's telephone, made as the waybill record's is
 * @param knowledge what else is known: identities, books, the signer
 */
export function matchDocuments(
  consignment: Consignment,
  consigneeTelephoneHash: string | undefined,
  step: MatchStep = 'documents',
  knowledge: MatchKnowledge = {},
): readonly MatchResult[] {
  const { direction } = TRADE_MODES[consignment.mode];
  if (direction === 'none') return [];
  const facts = matchFactsOf(consignment, direction, consigneeTelephoneHash, knowledge);
  return matchFacts(facts, direction, step);
}

/** The same for documents that are at hand whole, whoever made them. */
export function matchFacts(
  facts: MatchFacts,
  direction: 'import' | 'export',
  step: MatchStep = 'documents',
): readonly MatchResult[] {
  return ROWS[direction]
    .filter(({ withPayment }) => step === 'documents' || withPayment === true)
    .flatMap((row) => matchRow(row, facts));
}

function matchRow(row: MatchRow, facts: MatchFacts): readonly MatchResult[] {
  const [left = '', right = ''] = row.values(facts);
  if (row.whereGiven === true && (left === '' || right === '')) return [];
  const ok = left !== '' && right !== '' && (row.agree?.(left, right) ?? left === right);
  const [leftText, rightText] = row.personal
    ? [row.left, `${row.right} ${personalVerdict(ok, right)}`]
    : [`${row.left} ${shown(left)}`, `${row.right} ${shown(right)}`];
  const { rule, title, field } = row;
  return [{ rule, title, ok, field, left: leftText, right: rightText }];
}

function shown(value: string): string {
  return value === '' ? 'not known' : value;
}

function personalVerdict(ok: boolean, right: string): string {
  if (right === '') return 'not known';
  return ok ? 'agrees' : 'differs';
}
