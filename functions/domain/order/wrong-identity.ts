import { parsePccc } from '../identifiers/pccc.ts';
import { parseResidentId } from '../identifiers/resident-id.ts';
import type { Result } from '../refusal.ts';
import type { Identity } from './order.ts';

/** An identity number that cannot be one, and why, without quoting it. */
export interface WrongIdentity {
  readonly key: keyof Identity;
  readonly message: string;
}

const CHECKS: {
  readonly [Key in keyof Identity]?: (text: string, today: string) => Result<unknown>;
} = {
  buyerIdNumber: parseResidentId,
  payerIdNumber: parseResidentId,
  personalCustomsCode: (text) => parsePccc(text),
};

/**
 * Which identity numbers of an order are none.
 *
 * @param today `YYYY-MM-DD`, for dates of birth
 */
export function wrongIdentities(identity: Identity, today: string): readonly WrongIdentity[] {
  const keys = ['buyerIdNumber', 'payerIdNumber', 'personalCustomsCode'] as const;
  return keys.flatMap((key) => {
    const value = identity[key];
    const checked = value === undefined ? undefined : CHECKS[key]?.(value, today);
    return checked === undefined || checked.ok ? [] : [{ key, message: checked.message }];
  });
}

/** The identity without the numbers that are none: the order is then held for them by name. */
export function withoutWrong(identity: Identity, wrong: readonly WrongIdentity[]): Identity {
  const dropped = new Set<string>(wrong.map(({ key }) => key));
  return Object.fromEntries(Object.entries(identity).filter(([key]) => !dropped.has(key)));
}
