import { isReleased } from '../../domain/consignment/release.ts';
import { throughTheGate } from '../../domain/load/at-site.ts';
import type { LoadFact } from '../../domain/load/load-events.ts';
import { gatePassFault } from '../../domain/load/load-gate.ts';
import type { LoadGatedOut } from '../../domain/load/load-gate.ts';
import { loadRules } from '../../domain/load/load-rules.ts';
import type { Load } from '../../domain/load/load.ts';
import { packingFaults } from '../../domain/load/packing.ts';
import type { Services } from '../../ports/services.ts';
import { openCase } from '../open-case.ts';

type ReportServices = Pick<Services, 'orders' | 'clock'>;

/**
 * Opens cases for a load that is told to have left as it must not, or packed as it cannot be. Also
 * of what is no news: the process may have ended between commit and case.
 *
 * @param load as it stood when the facts were told
 */
export async function reportGateOut(
  services: ReportServices,
  load: Load,
  facts: readonly LoadFact[],
): Promise<void> {
  for (const fact of facts) {
    if (fact.type !== 'gated-out') continue;
    await reportBreach(services, load, fact);
    await reportPacking(services, load, fact);
  }
}

/** I10: nothing passes the gate without release for exactly its list and a gate pass. */
async function reportBreach(
  services: ReportServices,
  load: Load,
  fact: LoadGatedOut,
): Promise<void> {
  const fault = gatePassFault(load, fact) ?? (await releaseFault(services, load));
  if (fault === undefined) return;
  await openCase(services, {
    kind: 'gated-without-release',
    about: load.loadId,
    severity: 'critical',
    title: 'Load passed the gate without release or gate pass',
    detail: `The warehouse reports ${load.loadId} gated out with pass ${fact.gatePass?.number ?? '(none)'}: ${fault}.`,
    merchantId: load.merchantId,
  });
}

async function releaseFault({ orders }: ReportServices, load: Load): Promise<string | undefined> {
  if (loadRules(load).listBeforeClosing !== 'released') return undefined;
  for (const { consignmentId } of throughTheGate(load)) {
    const consignment = await orders.consignment(consignmentId);
    if (consignment === undefined || !isReleased(consignment)) {
      return `the list of ${consignmentId} is not released`;
    }
  }
  return undefined;
}

/** It left all the same; whoever looks for a parcel must not look in a bag that is in two places. */
async function reportPacking(
  services: ReportServices,
  { loadId, merchantId }: Load,
  { packing = [] }: LoadGatedOut,
): Promise<void> {
  const faults = packingFaults(packing);
  if (faults.length === 0) return;
  await openCase(services, {
    kind: 'packing-contradicts-itself',
    about: loadId,
    severity: 'warning',
    title: 'Bags and pallets of a load contradict each other',
    detail: `The warehouse tells of ${loadId}: ${faults.join('; ')}. These places are left open.`,
    merchantId,
  });
}
