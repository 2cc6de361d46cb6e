import type { Consignment } from '../consignment/consignment.ts';
import type { Instant } from '../instant.ts';
import type { LoadStatus } from './load-states.ts';

/** One parcel that passes the gate alone, with its gate pass (核放单). */
interface ParcelLoad {
  readonly loadId: string;
  readonly consignmentIds: readonly string[];
  readonly status: LoadStatus;
  readonly gatePassNumber?: string;
  readonly gatedOutAt?: Instant;
}

/**
 * The one-parcel load of a consignment, from its facts. The load id is the consignment id with an
 * `L`; the gate pass is bound to it.
 */
export function loadOfConsignment(consignment: Consignment): ParcelLoad {
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
