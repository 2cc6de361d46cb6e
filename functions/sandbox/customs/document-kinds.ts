/** What customs does with one kind of document. */
interface DocumentRow {
  /** Elements that make a document of this kind single. */
  readonly single: readonly string[];
  /** What one that is there already is answered. */
  readonly repeated: string;
  /** What an amendment that is older than what customs has is answered. */
  readonly stale: string;
  /** First digits of the pre-check errors about its signature. */
  readonly errorRange: string;
  /** Who must sign it; of the others unsigned ones are taken. */
  readonly signer?: 'declarant' | 'site';
  /** Lists (清单) are compared with other documents and released; the others speak of one of them, of a load, sum them up, or stand alone. */
  readonly role?: 'list' | 'withdrawal' | 'return' | 'tally' | 'load' | 'summary';
}

const WAYBILL = {
  single: ['logisticsCode', 'logisticsNo'],
  repeated: '-504015',
  stale: '-505016',
  errorRange: '504',
} as const;
const ORDER = {
  single: ['ebpCode', 'orderNo'],
  repeated: '-301010',
  stale: '-301014',
  errorRange: '301',
} as const;
const LIST = {
  single: ['copNo'],
  repeated: '-621004',
  stale: '-621012',
  signer: 'declarant',
  role: 'list',
} as const;
const WITHDRAWAL = {
  single: ['invtNo'],
  repeated: '-623005',
  stale: '-623005',
  signer: 'declarant',
  role: 'withdrawal',
} as const;
const RETURN = { single: ['invtNo'], signer: 'declarant', role: 'return' } as const;
const LOAD = { single: ['logisticsCode', 'copNo'], role: 'load' } as const;

/**
 * Documents that this customs takes. Source: CEB specification 2022-05 for elements; 2018, chapter
 * 7, for errors. weak: errors of returns, their tallies and of load documents follow the pattern of chapter 7,
 * whose ranges (801 to 805 arrival, 901 to 905 linkage) are known and whose numbers are not.
 */
const DOCUMENT_KINDS = {
  '311': ORDER,
  '303': ORDER,
  '411': {
    single: ['payCode', 'payTransactionId'],
    repeated: '-401007',
    stale: '-401012',
    errorRange: '401',
  },
  // weak: its errors follow the pattern of the other vouchers.
  '403': {
    single: ['ebcCode', 'orderNo'],
    repeated: '-401007',
    stale: '-401012',
    errorRange: '401',
  },
  '511': WAYBILL,
  '505': WAYBILL,
  '513': WAYBILL,
  '621': { ...LIST, errorRange: '621' },
  '603': { ...LIST, errorRange: '601' },
  '623': { ...WITHDRAWAL, errorRange: '623' },
  '605': { ...WITHDRAWAL, errorRange: '601' },
  '625': { ...RETURN, errorRange: '625', repeated: '-625005', stale: '-625005' },
  '213': { ...RETURN, errorRange: '213', repeated: '-213005', stale: '-213005' },
  '215': {
    single: ['logisticsCode', 'logisticsNo'],
    role: 'tally',
    errorRange: '215',
    repeated: '-215005',
    stale: '-215012',
  },
  '507': { ...LOAD, errorRange: '801', repeated: '-804015', stale: '-805016' },
  '607': { ...LOAD, errorRange: '901', repeated: '-904015', stale: '-905016' },
  '509': { ...LOAD, errorRange: '851', repeated: '-854015', stale: '-855016' },
  '711': {
    single: ['operatorCode', 'copNo'],
    role: 'load',
    signer: 'site',
    errorRange: '711',
    repeated: '-711004',
    stale: '-711012',
  },
  '701': {
    single: ['agentCode', 'copNo'],
    role: 'summary',
    signer: 'declarant',
    errorRange: '701',
    repeated: '-704015',
    stale: '-705016',
  },
} as const satisfies { readonly [kind: string]: DocumentRow };
export type TakenKind = keyof typeof DOCUMENT_KINDS;

/** Messages that this customs takes. */
export const TAKEN_KINDS = Object.keys(DOCUMENT_KINDS).filter(isTakenKind);

/** What customs does with documents of a kind. */
export function kindRow(kind: TakenKind): DocumentRow {
  return DOCUMENT_KINDS[kind];
}

function isTakenKind(text: string): text is TakenKind {
  return Object.hasOwn(DOCUMENT_KINDS, text);
}
