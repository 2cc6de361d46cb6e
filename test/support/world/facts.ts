import type { ConsignmentFact } from '../../../functions/domain/consignment/consignment-events.ts';
import type { DocumentKind } from '../../../functions/domain/trade/documents.ts';
import { emsevtStatus } from '../../../functions/domain/tracking/emsevt.ts';

/** Numbers of the lists that customs gives in these tests. */
const LIST_NUMBERS: { readonly [Kind in DocumentKind]?: string } = {
  '621': '29242026I123456789',
  '603': '29242026E123456789',
};

/** A receipt of customs for a document. */
export function receipt(
  kind: DocumentKind,
  status: string,
  receivedAt = '2026-11-23T03:00:00.000Z',
): ConsignmentFact {
  return {
    type: 'receipt-received',
    kind,
    status,
    receivedAt,
    info: `[Code:${status}]`,
    listNumber: status.startsWith('-') ? undefined : LIST_NUMBERS[kind],
  };
}

/** A scan of a post. */
export function scan(code: string, at = '2026-11-24T03:00:00.000Z'): ConsignmentFact {
  return { type: 'tracked', event: { code, status: emsevtStatus(code), at } };
}

export const ACCEPTED_BY_WAREHOUSE: ConsignmentFact = { type: 'warehouse-accepted' };
/** Two creams of 120 g each, and a box. */
export const PACKED: ConsignmentFact = { type: 'parcel-packed', weightGrams: 245 };
export const GATED_OUT: ConsignmentFact = { type: 'gated-out', gatePassNumber: 'GP1' };

/** Documents before the list, accepted. */
export const IMPORT_ACCEPTED = [
  receipt('311', '120'),
  receipt('411', '120'),
  receipt('511', '120'),
] as const;
export const EXPORT_ACCEPTED = [receipt('303', '120'), receipt('505', '120')] as const;

/** All that partners tell of a bonded import on a good day, from acceptance to release. */
export const UNTIL_RELEASE: readonly ConsignmentFact[] = [
  ACCEPTED_BY_WAREHOUSE,
  ...IMPORT_ACCEPTED,
  receipt('621', '120', '2026-11-23T03:30:00.000Z'),
  receipt('621', '800', '2026-11-23T06:00:00.000Z'),
];

/** From release to the buyer's hands. */
export const UNTIL_DELIVERY: readonly ConsignmentFact[] = [
  PACKED,
  GATED_OUT,
  scan('EMA', '2026-11-23T09:00:00.000Z'),
  scan('EMI', '2026-11-25T09:00:00.000Z'),
];
