/** What we ask of somebody: a partner, or ourselves (matching, the ledger). */
export const ASK_NAMES = [
  'fulfilment',
  'waybill',
  'payment-record',
  'match-payment',
  'document-311',
  'document-411',
  'document-511',
  'document-513',
  'document-303',
  'document-505',
  'match-documents',
  'document-621',
  'document-603',
  'write-off',
  'pick',
  'gate-pass',
  'gate-out',
  'first-scan',
  'proof-of-delivery',
  'stop-parcel',
  'document-623',
  'document-605',
  'return-stock',
  'void-label',
] as const;

export type AskName = (typeof ASK_NAMES)[number];
