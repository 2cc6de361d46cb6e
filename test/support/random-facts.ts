import fc from 'fast-check';
import { ASK_NAMES } from '../../functions/domain/consignment/ask-names.ts';
import type {
  ConsignmentEvent,
  ConsignmentFact,
  PlannedConsignment,
} from '../../functions/domain/consignment/consignment-events.ts';
import { STAGES } from '../../functions/domain/consignment/stages.ts';
import { emsevtStatus } from '../../functions/domain/tracking/emsevt.ts';
import { DOCUMENTS } from '../../functions/domain/trade/documents.ts';
import type { DocumentKind } from '../../functions/domain/trade/documents.ts';
import { anImportConsignment } from './consignment-builder.ts';

const STATUSES = ['1', '2', '3', '100', '120', '300', '399', '500', '501', '800', '899', '-621018'];
const SCANS = ['EMA', 'EMC', 'EMD', 'EDB', 'EDC', 'EMG', 'EDG', 'EMH', 'EMI', 'XYZ'];
const kinds = Object.keys(DOCUMENTS) as DocumentKind[];

/** Within three days, to the minute: moments coincide now and then. */
const instants: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 3 * 24 * 60 })
  .map((minutes) => new Date(Date.UTC(2026, 10, 23) + minutes * 60_000).toISOString());

/** What planning decides of the import consignment. */
export function aPlan(): PlannedConsignment {
  const { consignmentId, orderId, merchantId, channelId, orderNumber, displayNumber, mode } =
    anImportConsignment();
  const { planReason, warehouseId, departsFrom, carrierId, customsId, parties, shipTo, buyerName } =
    anImportConsignment();
  const { buyerRegistration, identity, payment, totals, lines } = anImportConsignment();
  return {
    ...{ consignmentId, orderId, merchantId, channelId, orderNumber, displayNumber, mode },
    ...{ planReason, warehouseId, departsFrom, carrierId, customsId, parties, shipTo, buyerName },
    ...{ buyerRegistration, identity, payment, totals, lines },
  };
}

/** Receipts of one document, as customs may send them. */
export const receipts = (kind: DocumentKind): fc.Arbitrary<ConsignmentFact> =>
  fc
    .record({ status: fc.constantFrom(...STATUSES), receivedAt: instants })
    .map((of) => ({ type: 'receipt-received', kind, info: `[Code:${of.status}]`, ...of }));

/** Scans of a post. */
export const scans: fc.Arbitrary<ConsignmentFact> = fc
  .record({ code: fc.constantFrom(...SCANS), at: instants })
  .map(({ code, at }) => ({ type: 'tracked', event: { code, at, status: emsevtStatus(code) } }));

/** Facts of every kind but the first, sensible or not. */
export const facts: fc.Arbitrary<ConsignmentFact> = fc.oneof(
  fc.constantFrom(...kinds).chain(receipts),
  scans,
  fc
    .record({ kind: fc.constantFrom(...kinds), documentVersion: fc.integer({ min: 1, max: 3 }) })
    .map((of): ConsignmentFact => ({ type: 'document-filed', ...of })),
  fc
    .record({ stage: fc.constantFrom(...STAGES), visit: fc.integer({ min: 1, max: 4 }) })
    .map((of): ConsignmentFact => ({ type: 'stage-entered', ...of })),
  fc
    .constantFrom(...ASK_NAMES)
    .map((ask): ConsignmentFact => ({ type: 'ask-refused', ask, code: 'x', message: 'y' })),
  fc
    .integer({ min: 1, max: 5_000 })
    .map((weightGrams): ConsignmentFact => ({ type: 'parcel-packed', weightGrams })),
  fc
    .constantFrom('delivered', 'cancelled', 'returned', 'written-off')
    .map((status): ConsignmentFact => ({ type: 'ended', status })),
  fc.constantFrom<ConsignmentFact>(
    { type: 'warehouse-accepted' },
    { type: 'waybill-drawn', waybillNumber: 'EB000717618CN' },
    { type: 'documents-matched', results: [] },
    { type: 'book-written-off', postings: [] },
    { type: 'gate-pass-issued', number: 'GP1' },
    { type: 'gated-out', gatePassNumber: 'GP1' },
    { type: 'fixed', changes: [{ field: 'buyer.name', value: 'x' }], by: 'ann' },
    { type: 'resumed', stage: 'declare', by: 'ann' },
    { type: 'cancel-requested', reason: 'x', by: 'channel' },
    { type: 'cancel-answered', answer: 'too-late' },
    { type: 'return-requested', reason: 'x', by: 'ann' },
    { type: 'parcel-returned' },
    {
      type: 'parcel-tallied',
      requestId: `${anImportConsignment().consignmentId}.document-215.1`,
      lines: [{ sku: 'CREAM-50ML', quantity: 1 }],
    },
    { type: 'parcel-stopped' },
    { type: 'parcel-too-late' },
    { type: 'stock-returned', postings: [] },
    { type: 'label-voided' },
    { type: 'stage-failed', stage: 'declare', code: 'x', message: 'y' },
  ),
);

/** The facts as a trail that begins with the plan. */
export function trailOf(rest: readonly ConsignmentFact[]): readonly ConsignmentEvent[] {
  const planned = aPlan();
  const all: readonly ConsignmentFact[] = [{ type: 'planned', planned }, ...rest];
  return all.map((fact, index) => ({
    ...fact,
    consignmentId: planned.consignmentId,
    version: index + 1,
    at: new Date(Date.UTC(2026, 10, 23, 2) + index * 1_000).toISOString(),
  }));
}
