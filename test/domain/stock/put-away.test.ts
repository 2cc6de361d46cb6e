import { describe, expect, test } from '@jest/globals';
import type { Consignment } from '../../../functions/domain/consignment/consignment.ts';
import { units } from '../../../functions/domain/money/quantity.ts';
import { putAwayMovements, receiptDifferences } from '../../../functions/domain/stock/put-away.ts';
import { stockBook } from '../../../functions/domain/stock/stock-book.ts';
import { aLine, anExportConsignment } from '../../support/consignment-builder.ts';

const AT = '2026-11-23T10:00:00.000Z';
const line = (sku: string, quantity: number, unit: string | undefined = '011') => {
  const { goods, ...rest } = aLine();
  return { ...rest, lineId: sku, sku, quantity, goods: { ...goods, unit } };
};
const counted = (...lines: readonly { readonly sku: string; readonly quantity: number }[]) => ({
  at: AT,
  lines,
});
const stocked = (overrides: Partial<Consignment>): Consignment =>
  anExportConsignment({
    mode: 'overseas-stocking',
    receivingWarehouseId: 'abroad-1',
    lines: [line('A', 2), line('B', 1)],
    listNumber: '292420261234567890',
    ...overrides,
  });

describe('what a receiving warehouse counted', () => {
  test('enters its stock, an article at a time, under the number of the list', () => {
    const consignment = stocked({ goodsReceipt: counted({ sku: 'A', quantity: 3 }) });
    const { consignmentId } = consignment;
    expect(putAwayMovements(consignment, AT)).toEqual([
      {
        movementId: `${consignmentId}.put-away.A`,
        kind: 'receipt',
        accountBook: stockBook({ warehouseId: 'abroad-1' }),
        bookItem: 'A',
        unit: '011',
        quantity: units(3),
        at: AT,
        cause: consignmentId,
        voucher: '292420261234567890',
      },
    ]);
  });

  test.each<[string, Partial<Consignment>]>([
    ['nothing was counted', { goodsReceipt: undefined }],
    ['nobody receives it', { receivingWarehouseId: undefined }],
    ['none of it came', { goodsReceipt: counted({ sku: 'A', quantity: 0 }) }],
    ['it was not sent', { goodsReceipt: counted({ sku: 'C', quantity: 1 }) }],
  ])('enters nothing where %s', (_why, overrides) => {
    const goodsReceipt = counted({ sku: 'A', quantity: 1 });
    expect(putAwayMovements(stocked({ goodsReceipt, ...overrides }), AT)).toEqual([]);
  });

  test('goes by the general declaration where there is no list, by its own number else', () => {
    const goodsReceipt = counted({ sku: 'A', quantity: 1 });
    const voucher = (overrides: Partial<Consignment>) =>
      putAwayMovements(stocked({ goodsReceipt, listNumber: undefined, ...overrides }), AT)[0]
        ?.voucher;
    const generalDeclaration = { because: 'value', number: '222920261234567890' };
    expect(voucher({ generalDeclaration })).toBe('222920261234567890');
    expect(voucher({ generalDeclaration: undefined })).toBe(stocked({}).consignmentId);
  });
});

describe('short and over receipts', () => {
  test('are told per article, all lines and counts of it together', () => {
    const consignment = stocked({
      lines: [line('A', 2), line('A', 1), line('B', 1), line('D', 4)],
      goodsReceipt: counted(
        { sku: 'A', quantity: 1 },
        { sku: 'A', quantity: 1 },
        { sku: 'C', quantity: 5 },
        { sku: 'D', quantity: 4 },
      ),
    });
    expect(receiptDifferences(consignment)).toEqual([
      { sku: 'A', sent: 3, received: 2 },
      { sku: 'B', sent: 1, received: 0 },
      { sku: 'C', sent: 0, received: 5 },
    ]);
  });

  test('are none before it was counted, and when all came', () => {
    expect(receiptDifferences(stocked({ goodsReceipt: undefined }))).toEqual([]);
    const goodsReceipt = counted({ sku: 'A', quantity: 2 }, { sku: 'B', quantity: 1 });
    expect(receiptDifferences(stocked({ goodsReceipt }))).toEqual([]);
  });
});
