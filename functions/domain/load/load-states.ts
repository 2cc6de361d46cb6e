/** Where a load is. */
export type LoadStatus = 'open' | 'closed' | 'gated-out' | 'departed' | 'arrived';

/** Legal moves of a load. Messages that overtake each other may take it several moves at once. */
export const LOAD_STATES: { readonly [From in LoadStatus]: readonly LoadStatus[] } = {
  open: ['closed'],
  closed: ['gated-out'],
  'gated-out': ['departed'],
  departed: ['arrived'],
  arrived: [],
};
