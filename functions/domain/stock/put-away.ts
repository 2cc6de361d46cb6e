import type { Consignment } from '../consignment/consignment.ts';
import type { Instant } from '../instant.ts';
import { units } from '../money/quantity.ts';
import { countDifferences } from './count-differences.ts';
import type { CountDifference } from './count-differences.ts';
import type { Movement } from './movements.ts';
import { stockBook } from './stock-book.ts';

/**
 * The movements that enter what the receiving warehouse counted in its stock: one per article.
 * Their ids derive from consignment and article, so that posting them again posts nothing.
 */
export function putAwayMovements(consignment: Consignment, at: Instant): readonly Movement[] {
  const { consignmentId, goodsReceipt, receivingWarehouseId, lines } = consignment;
  if (goodsReceipt === undefined || receivingWarehouseId === undefined) return [];
  return goodsReceipt.lines.flatMap(({ sku, quantity }) => {
    const unit = lines.find((line) => line.sku === sku)?.goods.unit;
    if (unit === undefined || quantity === 0) return [];
    return [
      {
        movementId: `${consignmentId}.put-away.${sku}`,
        kind: 'receipt' as const,
        accountBook: stockBook({ warehouseId: receivingWarehouseId }),
        bookItem: sku,
        unit,
        quantity: units(quantity),
        at,
        cause: consignmentId,
        voucher: consignment.listNumber ?? consignment.generalDeclaration?.number ?? consignmentId,
      },
    ];
  });
}

/** Short and over receipts of a consignment, per article; empty when the count is as sent. */
export function receiptDifferences({
  goodsReceipt,
  lines,
}: Consignment): readonly CountDifference[] {
  return goodsReceipt === undefined ? [] : countDifferences(lines, goodsReceipt.lines);
}
