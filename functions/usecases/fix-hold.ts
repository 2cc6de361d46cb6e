import type { Consignment } from '../domain/consignment/consignment.ts';
import type { FieldChange } from '../domain/consignment/consignment-events.ts';
import { checkFix } from '../domain/consignment/fixes.ts';
import type { CheckedFix } from '../domain/consignment/fixes.ts';
import type { Identity } from '../domain/order/order.ts';
import { withFacts } from './draft.ts';
import { heldOffClock } from './held-off-clock.ts';
import { recordCommand } from './record-command.ts';
import type { SeenVersions } from './seen-versions.ts';
import type { Services } from '../ports/services.ts';
import { keepCatalogueFixes } from './keep-catalogue-fixes.ts';
import type { MoveServices } from './record-news.ts';

/** One correction as the operator gives it. */
export interface FieldFix {
  readonly field: string;
  readonly value: string;
}

/** `refused` names the change (from 0) that is wrong; `stale`: not what was seen. */
export type FixResult =
  | { readonly kind: 'fixed'; readonly consignment: Consignment }
  | { readonly kind: 'unknown' | 'not-held' | 'stale' }
  | {
      readonly kind: 'refused';
      readonly index: number;
      readonly code: string;
      readonly message: string;
    };

/**
 * Fix and continue. 1. Check every change against the fix table. 2. Seal identity values in the
 * vault; the trail only gets their last four characters. 3. Record the fix, which ends the hold;
 * settling looks at the stage afresh, and the same token goes on. 4. What was fixed of the goods goes
 * into the catalogue too, so that the next order does not stop. Without changes it means "ask again
 * as it is".
 *
 * @param by who did it, for the audit trail
 * @param note why, in their words
 */
export async function fixHold(
  services: MoveServices & Pick<Services, 'directory'>,
  consignmentId: string,
  fixes: readonly FieldFix[],
  by: string,
  note?: string,
  seen: SeenVersions = 'any',
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
  const draft = await recordCommand(services, consignmentId, seen, (current) =>
    current.consignment.hold === undefined
      ? undefined
      : withFacts(
          heldOffClock(current, now),
          { facts: [{ type: 'fixed', changes, by, note }] },
          now,
        ),
  );
  if (draft === 'stale') return { kind: 'stale' };
  if (draft === undefined) return { kind: 'not-held' };
  await keepCatalogueFixes(services, draft.consignment, fixes);
  return { kind: 'fixed', consignment: draft.consignment };
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
