import type { Consignment } from '../domain/consignment/consignment.ts';
import type { FieldChange } from '../domain/consignment/consignment-events.ts';
import { checkFix } from '../domain/consignment/fixes.ts';
import type { CheckedFix } from '../domain/consignment/fixes.ts';
import { after } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import type { Identity } from '../domain/order/order.ts';
import { withFacts, withTask } from './draft.ts';
import type { Draft } from './draft.ts';
import { recordNews } from './record-news.ts';
import type { MoveServices } from './record-news.ts';

/** One correction as the operator gives it. */
export interface FieldFix {
  readonly field: string;
  readonly value: string;
}

/** `refused` names the change (from 0) that is wrong. */
export type FixResult =
  | { readonly kind: 'fixed'; readonly consignment: Consignment }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'not-held' }
  | {
      readonly kind: 'refused';
      readonly index: number;
      readonly code: string;
      readonly message: string;
    };

/**
 * Fix and continue. 1. Check every change against the fix table. 2. Seal identity values in the
 * vault; the trail only gets their last four characters. 3. Record the fix, which ends the hold;
 * settling looks at the stage afresh, and the same token goes on. Without changes it means "ask
 * again as it is".
 *
 * @param by who did it, for the audit trail
 * @param note why, in their words
 */
export async function fixHold(
  services: MoveServices,
  consignmentId: string,
  fixes: readonly FieldFix[],
  by: string,
  note?: string,
): Promise<FixResult> {
  const consignment = await services.orders.consignment(consignmentId);
  if (consignment === undefined) return { kind: 'unknown' };
  if (consignment.hold === undefined) return { kind: 'not-held' };
  const now = services.clock.now();
  const checked: (FieldFix & CheckedFix)[] = [];
  for (const [index, { field, value }] of fixes.entries()) {
    const result = checkFix(consignment, field, value, now);
    if (!result.ok) return { kind: 'refused', index, code: result.code, message: result.message };
    checked.push({ ...result.value, value });
  }
  const changes = await recordable(services, consignment.orderId, checked);
  const draft = await recordNews(services, consignmentId, (current) =>
    current.consignment.hold === undefined
      ? undefined
      : withFacts(
          heldOffClock(current, now),
          { facts: [{ type: 'fixed', changes, by, note }] },
          now,
        ),
  );
  return draft === undefined
    ? { kind: 'not-held' }
    : { kind: 'fixed', consignment: draft.consignment };
}

/** Partners had no part in the time that an operator took: the stage's deadline moves by it. */
function heldOffClock(draft: Draft, now: Instant): Draft {
  const { task, consignment } = draft;
  if (task?.status !== 'waiting' || consignment.hold === undefined) return draft;
  const heldSeconds = (Date.parse(now) - Date.parse(consignment.hold.since)) / 1_000;
  return withTask(draft, { ...task, deadline: after(task.deadline, { seconds: heldSeconds }) });
}

async function recordable(
  { vault }: MoveServices,
  orderId: string,
  fixes: readonly (FieldFix & CheckedFix)[],
): Promise<readonly FieldChange[]> {
  const secret: Identity = Object.fromEntries(
    fixes.flatMap(({ identityKey, value }) =>
      identityKey === undefined ? [] : [[identityKey, value]],
    ),
  );
  const summary = Object.keys(secret).length === 0 ? {} : await vault.seal(orderId, secret);
  return fixes.map(({ field, value, identityKey }) =>
    identityKey === undefined
      ? { field, value }
      : { field, identity: { [identityKey]: summary[identityKey] } },
  );
}
