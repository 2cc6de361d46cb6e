/** What one kind of difference means, whoever it concerns. */
export interface DifferenceRow {
  readonly severity: 'critical' | 'warning';
  readonly title: string;
  /** What `subject` names. */
  readonly about: 'consignment' | 'order' | 'parcel' | 'list' | 'book line' | 'partner';
  /**
   * True when the two sides may differ for a moment while a message is under way: then one sighting
   * proves nothing, the same difference in two runs does.
   */
  readonly passing: boolean;
}

/** Every difference a reconciliation can find: parcels, lists, account books, deliveries, lost work. */
export const DIFFERENCES = {
  'gated-without-release': {
    severity: 'critical',
    title: 'Parcel passed the gate without release',
    about: 'consignment',
    passing: false,
  },
  'released-not-gated': {
    severity: 'warning',
    title: 'Released for more than a day and still inside',
    about: 'consignment',
    passing: false,
  },
  'gated-there-only': {
    severity: 'warning',
    title: 'The warehouse let a parcel go and we do not know',
    about: 'consignment',
    passing: true,
  },
  'gated-here-only': {
    severity: 'critical',
    title: 'We hold a parcel for gone that the warehouse still has',
    about: 'consignment',
    passing: true,
  },
  'parcel-unknown-there': {
    severity: 'warning',
    title: 'The warehouse does not know a parcel that it accepted',
    about: 'consignment',
    passing: true,
  },
  'unknown-parcel': {
    severity: 'critical',
    title: 'The warehouse has a parcel that is none of ours',
    about: 'parcel',
    passing: true,
  },
  'released-here-only': {
    severity: 'critical',
    title: 'We hold a list for released that customs does not',
    about: 'consignment',
    passing: true,
  },
  'list-status-differs': {
    severity: 'warning',
    title: 'Customs’ status of a list is not ours',
    about: 'consignment',
    passing: true,
  },
  'list-unknown-there': {
    severity: 'warning',
    title: 'Customs does not know a list that we filed',
    about: 'consignment',
    passing: true,
  },
  'unknown-list': {
    severity: 'critical',
    title: 'Customs has a list in our account book that is none of ours',
    about: 'list',
    passing: true,
  },
  'book-differs': {
    severity: 'critical',
    title: 'Account book at customs and our ledger differ',
    about: 'book line',
    passing: true,
  },
  'stock-differs': {
    severity: 'critical',
    title: 'Stock on hand and account book differ',
    about: 'book line',
    passing: true,
  },
  'reservation-differs': {
    severity: 'warning',
    title: 'More or less is reserved than consignments need',
    about: 'book line',
    passing: true,
  },
  'delivered-there-only': {
    severity: 'warning',
    title: 'The carrier delivered and we do not know',
    about: 'consignment',
    passing: false,
  },
  lost: {
    severity: 'critical',
    title: 'Nobody works on this consignment',
    about: 'consignment',
    passing: false,
  },
  'paid-not-started': {
    severity: 'critical',
    title: 'Paid, and no consignment came of it',
    about: 'order',
    passing: false,
  },
  'partner-unreachable': {
    severity: 'warning',
    title: 'A partner did not answer',
    about: 'partner',
    passing: false,
  },
} as const satisfies { readonly [code: string]: DifferenceRow };

export type DifferenceCode = keyof typeof DIFFERENCES;

/** One thing two sides do not agree on. `ours` and `theirs` are values as people read them. */
export interface Difference {
  readonly code: DifferenceCode;
  readonly severity: DifferenceRow['severity'];
  /** Id of what differs, see `about` of its row. */
  readonly subject: string;
  readonly consignmentId?: string;
  readonly title: string;
  readonly detail: string;
  readonly ours: string;
  readonly theirs: string;
}

/** What a rule says of one subject when the two sides do not agree. */
export type Finding = Pick<Difference, 'detail' | 'ours' | 'theirs'>;

/** A finding with its code and what it is about. */
export function difference(code: DifferenceCode, subject: string, finding: Finding): Difference {
  const { severity, title, about } = DIFFERENCES[code];
  const consignmentId = about === 'consignment' ? subject : undefined;
  return { code, severity, subject, consignmentId, title, ...finding };
}
