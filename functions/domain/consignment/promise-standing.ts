import type { Instant } from '../instant.ts';
import { isTerminal } from './consignment-states.ts';
import type { Consignment } from './consignment.ts';

/**
 * How a parcel stands to what its channel promised. `open`: this deadline is the next. `kept`,
 * `late`: it was shipped, and whether in time counts for good.
 */
export interface PromiseStanding {
  readonly kind: 'open' | 'kept' | 'late';
  readonly of: 'handover' | 'ship';
  readonly deadline: Instant;
}

type Promised = Pick<
  Consignment,
  'promise' | 'status' | 'stage' | 'gatedOutAt' | 'handedToCarrierAt'
>;

/**
 * Where a parcel stands with its deadlines. Shipped is the carrier's first scan, by the time that it
 * names. Undefined where nothing was promised, and for what is taken back before it was shipped.
 */
export function promiseStanding(parcel: Promised): PromiseStanding | undefined {
  const { promise, status, stage, gatedOutAt, handedToCarrierAt } = parcel;
  if (promise === undefined) return undefined;
  const { shipBy, handoverBy } = promise;
  if (handedToCarrierAt !== undefined) {
    // A gate-out nobody told of was before the scan.
    const handedOver = gatedOutAt ?? handedToCarrierAt;
    const isLate =
      handedToCarrierAt > shipBy || (handoverBy !== undefined && handedOver > handoverBy);
    return { kind: isLate ? 'late' : 'kept', of: 'ship', deadline: shipBy };
  }
  if (isTerminal(status) || status === 'unwinding' || stage === 'unwind') return undefined;
  return handoverBy !== undefined && gatedOutAt === undefined
    ? { kind: 'open', of: 'handover', deadline: handoverBy }
    : { kind: 'open', of: 'ship', deadline: shipBy };
}
