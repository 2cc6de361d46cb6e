import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Consignment } from '../../../functions/domain/consignment/consignment.ts';
import type { ConsignmentFact } from '../../../functions/domain/consignment/consignment-events.ts';
import { foldReceipt } from '../../../functions/domain/consignment/fold-receipt.ts';
import { RECEIPT_CODES } from '../../../functions/domain/customs/receipt-codes.ts';
import { DOCUMENTS } from '../../../functions/domain/trade/documents.ts';
import type { DocumentKind } from '../../../functions/domain/trade/documents.ts';
import { anImportConsignment } from '../../support/consignment-builder.ts';

type ReceiptReceived = Extract<ConsignmentFact, { type: 'receipt-received' }>;

const KINDS = Object.keys(DOCUMENTS) as DocumentKind[];
/** Every documented code, pre-check errors of each kind, and what nobody documented. */
const STATUSES = [...Object.keys(RECEIPT_CODES), '-621018', '-301010', '-123456', '18', '23', 'x'];

/** So few moments that receipts coincide. */
const receiptsOf = (kind: DocumentKind): fc.Arbitrary<readonly ReceiptReceived[]> =>
  fc.array(
    fc
      .record({ status: fc.constantFrom(...STATUSES), minute: fc.integer({ min: 10, max: 22 }) })
      .map(({ status, minute }) => ({
        type: 'receipt-received' as const,
        kind,
        status,
        receivedAt: `2026-11-23T03:${String(minute)}:00.000Z`,
        info: `[Code:${status}]`,
      })),
    { minLength: 1, maxLength: 8 },
  );

/** Where the document stands, whatever the order in which its receipts are stored. */
function standingOf({ documents }: Consignment, kind: DocumentKind) {
  const { acceptedAt, releasedAt, rejected } = documents[kind] ?? {};
  return { acceptedAt, releasedAt, rejected };
}

test.each(KINDS)(
  '%s: 1,000 random orders of its receipts, repeats among them, end alike',
  (kind) => {
    const orders = receiptsOf(kind).chain((receipts) =>
      fc.record({
        receipts: fc.constant(receipts),
        replayed: fc
          .tuple(
            fc.shuffledSubarray([...receipts], { minLength: receipts.length }),
            fc.shuffledSubarray([...receipts]),
            fc.infiniteStream(fc.nat()),
          )
          .map(([each, again, places]) =>
            again.reduce<readonly ReceiptReceived[]>((sofar, repeat) => {
              const place = places.next().value % (sofar.length + 1);
              return [...sofar.slice(0, place), repeat, ...sofar.slice(place)];
            }, each),
          ),
      }),
    );
    const fold = (receipts: readonly ReceiptReceived[]) =>
      standingOf(receipts.reduce(foldReceipt, anImportConsignment()), kind);
    fc.assert(
      fc.property(orders, ({ receipts, replayed }) => {
        expect(fold(replayed)).toEqual(fold(receipts));
      }),
      { seed: 899, numRuns: 1_000 },
    );
  },
);
