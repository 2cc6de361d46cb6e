import type { Consignment } from '../consignment/consignment.ts';
import type { Load, LoadStatus } from './load.ts';

/**
 * The one-parcel load of a consignment, from its facts. The load id is the consignment id with an
 * `L`; the gate pass is bound to it.
 */
export function loadOfConsignment(consignment: Consignment): Load {
  return {
    loadId: loadId(consignment.consignmentId),
    consignmentIds: [consignment.consignmentId],
    status: statusOf(consignment),
    gatePassNumber: consignment.gatePass?.number,
    gatedOutAt: consignment.gatedOutAt,
  };
}

/** Id of the one-parcel load of a consignment. */
export function loadId(consignmentId: string): string {
  return `L${consignmentId}`;
}

function statusOf(consignment: Consignment): LoadStatus {
  const reached = (status: string) => consignment.tracking.some((event) => event.status === status);
  if (consignment.deliveredAt !== undefined || reached('ARRIVED_DESTINATION')) return 'arrived';
  if (reached('DEPARTED_ORIGIN')) return 'departed';
  if (consignment.gatedOutAt !== undefined) return 'gated-out';
  return consignment.packed === undefined ? 'open' : 'closed';
}
