import type { Load } from '../../domain/load/load.ts';
import type { LoadAnswer } from '../../ports/load-partners.ts';
import { openCase } from '../open-case.ts';
import { withLoadFacts } from './load-draft.ts';
import { moveLoad } from './move-load.ts';
import type { LoadServices } from './move-load.ts';
import { reportGateOut } from './report-gate-out.ts';

/**
 * Applies a partner's verified message about a load. Repeated, late and early messages change
 * nothing twice; one that names no load of this partner is a case, and so is a gate-out that must
 * not have been.
 */
export async function applyLoadAnswer(
  services: LoadServices,
  partnerId: string,
  { loadId, messageId, facts }: LoadAnswer,
): Promise<void> {
  let ours: Load | undefined;
  await moveLoad(services, loadId, (current) => {
    ours = isPartnerOf(current.load, partnerId) ? current.load : undefined;
    return ours && withLoadFacts(current, facts, services.clock.now(), messageId);
  });
  if (ours !== undefined) return reportGateOut(services, ours, facts);
  await openCase(services, {
    kind: 'unknown-answer',
    about: `${partnerId}.${messageId}`,
    severity: 'warning',
    title: `Message of ${partnerId} is about no load of ours`,
    detail: `Message ${messageId} names load ${loadId}, which this partner does not carry.`,
  });
}

/** A partner speaks for its own loads only, however well its message is signed. */
function isPartnerOf({ warehouseId, carrierId, customsId }: Load, partnerId: string): boolean {
  return [warehouseId, carrierId, customsId].includes(partnerId);
}
