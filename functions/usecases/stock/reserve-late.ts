import type { ConsignmentFact } from '../../domain/consignment/consignment-events.ts';
import type { Consignment } from '../../domain/consignment/consignment.ts';
import { bookMovementId, bookMovements } from '../../domain/stock/book-movements.ts';
import type { Services } from '../../ports/services.ts';
import { giveBackInGroups, reserveInGroups } from './move-in-groups.ts';

type StockServices = Pick<Services, 'ledger' | 'clock'>;

/** No version of the order reserved it: versions count from 1, see `bookMovements`. */
const LATE = 0;

/** Reserves the lines that could not be reserved at planning, all or none of them. */
export async function reserveLate(
  { ledger, clock }: StockServices,
  consignment: Consignment,
): Promise<ConsignmentFact> {
  const { lines, unreserved = [], warehouseId } = consignment;
  const late = lines.filter(({ lineId }) => unreserved.includes(lineId));
  const movements = bookMovements({ ...consignment, lines: late }, 'reserve', clock.now(), LATE);
  const result = await reserveInGroups(ledger, movements);
  if (result.kind === 'posted') return { type: 'stock-reserved' };
  const message = `${warehouseId} has too little of it in stock`;
  return { type: 'ask-refused', ask: 'reserve-stock', code: 'no-stock', message };
}

/**
 * Gives back what was reserved late of a consignment that does not know of it, because who reserved
 * it died before saying so.
 *
 * @returns the consignment with only the lines that were reserved at planning, or are known to be since
 */
export async function giveBackLate(
  { ledger, clock }: StockServices,
  consignment: Consignment,
): Promise<Consignment> {
  const { consignmentId, lines, unreserved = [] } = consignment;
  if (unreserved.length === 0) return consignment;
  const reservations = unreserved.map((lineId) => ({
    movementId: bookMovementId(consignmentId, 'reserve', lineId, LATE),
  }));
  await giveBackInGroups(ledger, reservations, clock.now());
  return { ...consignment, lines: lines.filter(({ lineId }) => !unreserved.includes(lineId)) };
}
