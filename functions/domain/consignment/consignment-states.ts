/** Where a consignment is, as an operator says it. */
export type ConsignmentStatus =
  | 'accepted'
  | 'dispatching'
  | 'declaring'
  | 'handing-off'
  | 'in-transit'
  | 'held'
  | 'needs-operator'
  | 'unwinding'
  | 'delivered'
  | 'cancelled'
  | 'returned'
  | 'written-off';

const INTO_TROUBLE = ['held', 'needs-operator', 'unwinding'] as const;

/** Where an operator may send what could not be unwound. */
const RESUMED = ['dispatching', 'declaring', 'handing-off', 'in-transit'] as const;

/**
 * Legal moves. Ends are visibly empty, but what is delivered may come back. A move that is missing here is a bug in a use
 * case, not a partner's mistake: facts that arrive late never move a status.
 */
export const CONSIGNMENT_STATES: {
  readonly [From in ConsignmentStatus]: readonly ConsignmentStatus[];
} = {
  accepted: ['dispatching', 'unwinding', 'needs-operator'],
  dispatching: ['declaring', ...INTO_TROUBLE],
  declaring: ['handing-off', ...INTO_TROUBLE],
  'handing-off': ['in-transit', ...INTO_TROUBLE],
  'in-transit': ['delivered', ...INTO_TROUBLE],
  held: [...RESUMED, 'unwinding', 'needs-operator'],
  'needs-operator': [...RESUMED, 'unwinding'],
  unwinding: ['cancelled', 'returned', 'written-off', 'held', 'needs-operator', ...RESUMED],
  // At rest, until it is taken back.
  delivered: ['unwinding'],
  cancelled: [],
  returned: [],
  'written-off': [],
};

const ENDS: readonly ConsignmentStatus[] = ['delivered', 'cancelled', 'returned', 'written-off'];

/** True at an end: nothing happens by itself any more. */
export function isTerminal(status: ConsignmentStatus): boolean {
  return ENDS.includes(status);
}
