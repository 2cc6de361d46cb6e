import type { Consignment } from '../consignment/consignment.ts';
import type { Task } from '../consignment/task.ts';
import type { Instant } from '../instant.ts';
import type { DifferenceCode, Finding } from './difference.ts';

/** One consignment beside what its partners say of it. A side that could not be asked is absent. */
export interface ConsignmentView {
  readonly consignment: Consignment;
  /** Absent before the first stage. */
  readonly task?: Pick<Task, 'status'>;
  readonly parcel?: 'unknown' | { readonly gatedOut: boolean };
  readonly list?: 'unknown' | { readonly status: string };
  /** Absent also when the carrier has not delivered. */
  readonly carrierDeliveredAt?: Instant;
  /** Business time by which whatever happened earlier should have reached us. */
  readonly settledBy: Instant;
}

/** One kind of difference and how it shows; undefined where both sides agree, or one is not known. */
export interface ConsignmentRule {
  readonly code: DifferenceCode;
  readonly find: (view: ConsignmentView) => Finding | undefined;
}
