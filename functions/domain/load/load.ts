import type { Instant } from '../instant.ts';

/** Where a load is. Thin for now: one load per parcel, its state follows the consignment's facts. */
export type LoadStatus = 'open' | 'closed' | 'gated-out' | 'departed' | 'arrived';

/** Legal moves of a load. */
export const LOAD_STATES: { readonly [From in LoadStatus]: readonly LoadStatus[] } = {
  open: ['closed'],
  closed: ['gated-out'],
  'gated-out': ['departed'],
  departed: ['arrived'],
  arrived: [],
};

/** What moves as one unit through the gate: a parcel here, with its gate pass (核放单). */
export interface Load {
  readonly loadId: string;
  readonly consignmentIds: readonly string[];
  readonly status: LoadStatus;
  readonly gatePassNumber?: string;
  readonly gatedOutAt?: Instant;
}
