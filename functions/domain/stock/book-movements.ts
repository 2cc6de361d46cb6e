import type { Consignment } from '../consignment/consignment.ts';
import type { Instant } from '../instant.ts';
import { units } from '../money/quantity.ts';
import type { Movement, MovementKind } from './movements.ts';

/**
 * The ledger movements of one kind for every line of a bonded consignment, in sales units. Their
 * ids derive from consignment, kind and line: posting them again posts nothing. Lines without a
 * book item (their data is still missing) move nothing.
 */
export function bookMovements(
  consignment: Pick<Consignment, 'consignmentId' | 'lines' | 'parties'>,
  kind: MovementKind,
  at: Instant,
): readonly Movement[] {
  const { accountBook } = consignment.parties;
  if (accountBook === undefined) return [];
  return consignment.lines.flatMap(({ lineId, quantity, goods }) => {
    const bookItem = goods.bookItems?.[accountBook];
    if (bookItem === undefined || goods.unit === undefined) return [];
    return [
      {
        movementId: `${consignment.consignmentId}.${kind}.${lineId}`,
        kind,
        accountBook,
        bookItem,
        unit: goods.unit,
        quantity: units(quantity),
        at,
        cause: consignment.consignmentId,
      },
    ];
  });
}
