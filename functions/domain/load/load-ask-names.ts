/** What a load waits for: of a partner, of customs, or of its own parcels' lists. */
export const LOAD_ASK_NAMES = [
  'booking',
  'gate-pass',
  'gate-out',
  'document-507',
  'lists-released',
  'document-607',
  'departure',
  'document-509',
  'arrival',
  'document-711',
] as const;

export type LoadAskName = (typeof LOAD_ASK_NAMES)[number];
