import type { Consignment } from '../consignment/consignment.ts';
import { piecesBack } from '../customs/documents/return-facts.ts';
import type { Instant } from '../instant.ts';
import { units } from '../money/quantity.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import type { Movement, MovementKind } from './movements.ts';
import { stockBook, stockItem } from './stock-book.ts';

type Stocked = Pick<
  Consignment,
  'consignmentId' | 'lines' | 'mode' | 'parties' | 'warehouseId' | 'generalDeclaration'
> &
  Partial<Pick<Consignment, 'gatedOutAt' | 'listNumber' | 'unwind'>>;

/** What a consignment does to the ledger. */
export type BookStep =
  'reserve' | 'release' | 'declare' | 'declaration-closed' | 'write-off' | 'gate-out' | 'return';

/**
 * The ledger movements of one step for every line of a consignment, in sales units; of a return for what comes back of it. Their ids
 * derive from consignment, step and line: posting them again posts nothing. Lines whose unit or
 * book item is still missing move nothing.
 *
 * @param version of the order that reserves, see `reservingVersion`
 */
export function bookMovements(
  consignment: Stocked,
  step: BookStep,
  at: Instant,
  version = 1,
): readonly Movement[] {
  const { consignmentId, parties, warehouseId } = consignment;
  const lines = step === 'return' ? comingBack(consignment) : consignment.lines;
  const place = { warehouseId, accountBook: parties.accountBook };
  const kind = kindOf(consignment, step);
  const voucher = voucherOf(consignment, step);
  return lines.flatMap(({ lineId, sku, quantity, goods }) => {
    const bookItem = stockItem(place, sku, goods.bookItems);
    if (bookItem === undefined || goods.unit === undefined) return [];
    return [
      {
        movementId: bookMovementId(consignmentId, step, lineId, version),
        kind,
        accountBook: stockBook(place),
        bookItem,
        unit: goods.unit,
        quantity: units(quantity),
        at,
        cause: consignmentId,
        voucher,
      },
    ];
  });
}

function comingBack({ lines, unwind }: Stocked): Stocked['lines'] {
  return lines
    .map((line) => ({ ...line, quantity: piecesBack({ unwind }, line) }))
    .filter(({ quantity }) => quantity > 0);
}

/**
 * The id of a line's movement in one step, wherever it takes place: each step happens once. Only
 * reserving may begin anew, when a newer version of the order takes over before it is planned.
 */
export function bookMovementId(
  consignmentId: string,
  step: BookStep,
  lineId: string,
  version = 1,
): string {
  const turn = version === 1 ? step : `${step}@${String(version)}`;
  return `${consignmentId}.${turn}.${lineId}`;
}

/** Bonded goods leave the book at release and the warehouse at the gate; others do both at the gate. */
function kindOf({ mode, gatedOutAt }: Stocked, step: BookStep): MovementKind {
  if (step === 'write-off') return TRADE_MODES[mode].bonded ? 'write-off' : 'issue';
  if (step === 'return') return gatedOutAt === undefined ? 'put-back' : 'return';
  return step;
}

/** Of a plan only its own number is known; later the number that customs gave its list. */
function voucherOf(
  { consignmentId, listNumber, generalDeclaration, unwind }: Stocked,
  step: BookStep,
): string {
  if (step === 'reserve' || step === 'release' || step === 'declare') return consignmentId;
  const returned = step === 'return' ? unwind?.returnApplication : undefined;
  return returned ?? listNumber ?? generalDeclaration?.number ?? consignmentId;
}
