import { adjustmentMovements, decideAdjustment } from '../../domain/stock/adjustment.ts';
import type { Adjustment } from '../../domain/stock/adjustment.ts';
import { accept, refuse } from '../../domain/refusal.ts';
import type { Result } from '../../domain/refusal.ts';
import { isExact } from '../../domain/stock/line-units.ts';
import type { Services } from '../../ports/services.ts';

type AdjustServices = Pick<Services, 'office' | 'ledger' | 'clock' | 'fingerprint'>;

const MOST_ATTEMPTS = 20;

/** What somebody asks for; the id derives from it and the moment. */
export type AdjustmentWish = Pick<
  Adjustment,
  'merchantId' | 'line' | 'direction' | 'of' | 'quantity' | 'reason'
>;

/**
 * Asks for an adjustment; nothing moves before somebody else approves it.
 *
 * Refusals: `unknown-line`, and `inexact` in its statutory units.
 */
export async function requestAdjustment(
  { office, ledger, clock, fingerprint }: AdjustServices,
  wish: AdjustmentWish,
  by: string,
): Promise<Result<Adjustment>> {
  const balance = await ledger.balance(wish.line);
  if (balance === undefined) return refuse('unknown-line', 'nothing ever moved on this line');
  if (!isExact(wish.quantity, balance.units)) {
    return refuse('inexact', 'the quantity is not exact in the statutory units of the line');
  }
  const openedAt = clock.now();
  const digest = fingerprint.sha256(JSON.stringify([wish, by, openedAt]));
  const adjustment: Adjustment = {
    ...wish,
    adjustmentId: `ADJ-${digest.slice(0, 12).toUpperCase()}`,
    requestedBy: by,
    status: 'requested',
    version: 1,
    openedAt,
  };
  // A conflict is the same request in the same millisecond: it is there already.
  await office.adjustments.commit(adjustment);
  return accept(adjustment);
}

/**
 * Approves or rejects an adjustment. Approval is written first, then the ledger moves, then the
 * adjustment is posted: who dies in between repeats the approval, and the movements are one.
 *
 * Refusals: `unknown-adjustment`, those of `decideAdjustment`, and `insufficient` when the line has
 * less than is to be taken off: it stays approved and can be posted later.
 */
export async function decideOnAdjustment(
  services: AdjustServices,
  adjustmentId: string,
  decision: 'approved' | 'rejected',
  by: string,
): Promise<Result<Adjustment>> {
  const { office, ledger, clock } = services;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const stored = await office.adjustments.get(adjustmentId);
    if (stored === undefined) return refuse('unknown-adjustment', 'there is no such adjustment');
    const decided = decideAdjustment(stored, decision, by, clock.now());
    if (!decided.ok) return decided;
    const { value } = decided;
    const next = value === stored ? stored : { ...value, version: stored.version + 1 };
    if (next !== stored && (await office.adjustments.commit(next)) === 'conflict') continue;
    if (next.status !== 'approved') return accept(next);
    const result = await ledger.move(adjustmentMovements(next));
    if (result.kind === 'insufficient') {
      return refuse('insufficient', 'the line has less than is to be taken off');
    }
    const posted: Adjustment = { ...next, status: 'posted', version: next.version + 1 };
    if ((await office.adjustments.commit(posted)) === 'committed') return accept(posted);
  }
  throw new Error(`too many rivals on ${adjustmentId}`);
}
