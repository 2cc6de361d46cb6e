import type { ConsignmentStatus } from '../api/consignment-summary.ts';
import type { Tone } from './tone.ts';

/** How each status of a consignment is written and coloured. */
export const STATUS_WORDING: {
  readonly [S in ConsignmentStatus]: { readonly title: string; readonly tone: Tone };
} = {
  accepted: { title: 'Accepted', tone: 'calm' },
  dispatching: { title: 'Dispatching', tone: 'progress' },
  declaring: { title: 'Declaring', tone: 'progress' },
  'handing-off': { title: 'Handing off', tone: 'progress' },
  'in-transit': { title: 'In transit', tone: 'progress' },
  held: { title: 'Held', tone: 'warn' },
  'needs-operator': { title: 'Needs operator', tone: 'bad' },
  unwinding: { title: 'Unwinding', tone: 'turn' },
  delivered: { title: 'Delivered', tone: 'ok' },
  cancelled: { title: 'Cancelled', tone: 'calm' },
  returned: { title: 'Returned', tone: 'calm' },
  'written-off': { title: 'Written off', tone: 'calm' },
};
