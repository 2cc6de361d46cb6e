/**
 * What is limited per account and drawn by consignments. `buyer-year`: dutiable value of one buyer
 * in one calendar year. `guarantee`: taxes that one guarantor stands in for.
 */
export const LIMIT_KINDS = ['buyer-year', 'guarantee'] as const;
export type LimitKind = (typeof LIMIT_KINDS)[number];

/** One account with what is drawn on it. Amounts are fen. */
export interface LimitAccount {
  readonly kind: LimitKind;
  /** Hashed buyer and year, or the guarantor's code. */
  readonly account: string;
  readonly drawn: number;
  /** Set by an operator; absent where nobody set one or a rule of law says it. */
  readonly limit?: number;
}

/** What one consignment takes of an account: nothing at 0. It takes of one account of a kind only. */
export interface LimitDraw {
  readonly kind: LimitKind;
  readonly account: string;
  readonly consignmentId: string;
  /** Fen. */
  readonly amount: number;
}

/** Nobody has drawn on an account of this name yet. */
export function untouched(kind: LimitKind, account: string): LimitAccount {
  return { kind, account, drawn: 0 };
}

/**
 * The account after a consignment takes `amount` where it took `before`. Taking less always goes.
 *
 * @param limit fen; undefined draws without a limit
 * @returns undefined when that would go beyond the limit
 */
export function drawn(
  account: LimitAccount,
  before: number,
  amount: number,
  limit: number | undefined,
): LimitAccount | undefined {
  const after = account.drawn - before + amount;
  const isOver = limit !== undefined && after > limit && amount > before;
  return isOver ? undefined : { ...account, drawn: after };
}

/** Fen that may still be drawn, never below zero; undefined without a limit. */
export function leftOf(
  { drawn: taken }: LimitAccount,
  limit: number | undefined,
): number | undefined {
  return limit === undefined ? undefined : Math.max(0, limit - taken);
}
