import type { Instant } from '../instant.ts';
import type { Quantity } from '../money/quantity.ts';
import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';
import type { BookLine, Movement, MovementKind } from './movements.ts';

/** Which quantity is put right: what the book says, what lies in the warehouse, or both alike. */
export const ADJUSTED = {
  book: ['book'],
  'on-hand': ['on-hand'],
  both: ['book', 'on-hand'],
} as const satisfies { readonly [part: string]: readonly ('book' | 'on-hand')[] };

/** A correction of a stock line, by one person with the approval of another. */
export interface Adjustment {
  readonly adjustmentId: string;
  readonly merchantId: string;
  readonly line: BookLine;
  readonly direction: 'up' | 'down';
  readonly of: keyof typeof ADJUSTED;
  readonly quantity: Quantity;
  readonly reason: string;
  readonly requestedBy: string;
  readonly status: 'requested' | 'approved' | 'posted' | 'rejected';
  readonly decidedBy?: string;
  readonly decidedAt?: Instant;
  /** Optimistic lock: counts the writes. */
  readonly version: number;
  readonly openedAt: Instant;
}

/**
 * An adjustment with its decision. Deciding the same again changes nothing.
 *
 * Source: four eyes on the base book: customs wants a correction answered for by somebody other
 * than who found it. weak: district practice.
 *
 * Refusals: `same-person` for the requester, `decided` when it was decided otherwise or by another.
 */
export function decideAdjustment(
  adjustment: Adjustment,
  decision: 'approved' | 'rejected',
  by: string,
  at: Instant,
): Result<Adjustment> {
  const { requestedBy, status, decidedBy } = adjustment;
  if (status !== 'requested') {
    const same = decidedBy === by && (status === 'rejected') === (decision === 'rejected');
    return same ? accept(adjustment) : refuse('decided', `it is ${status} already`);
  }
  if (requestedBy === by) {
    return refuse('same-person', 'who asked for an adjustment cannot decide on it');
  }
  return accept({ ...adjustment, status: decision, decidedBy: by, decidedAt: at });
}

/** What a person may decide on an adjustment now; approving again posts what could not be posted. */
export function decisionsOn(
  { status, requestedBy, decidedBy }: Adjustment,
  by: string,
): readonly ('approved' | 'rejected')[] {
  if (status === 'approved') return decidedBy === by ? ['approved'] : [];
  return status === 'requested' && requestedBy !== by ? ['approved', 'rejected'] : [];
}

/** The movements of an approved adjustment, ids derived from its own. */
export function adjustmentMovements(adjustment: Adjustment): readonly Movement[] {
  const { adjustmentId, line, direction, of, quantity, decidedAt, decidedBy } = adjustment;
  if (decidedAt === undefined) return [];
  return ADJUSTED[of].map((part) => {
    const kind: MovementKind = `${part}-${direction}`;
    return {
      ...line,
      movementId: `${adjustmentId}.${kind}`,
      kind,
      quantity,
      at: decidedAt,
      cause: adjustmentId,
      voucher: adjustmentId,
      by: decidedBy,
    };
  });
}
