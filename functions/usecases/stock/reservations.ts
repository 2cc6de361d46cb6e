import type { PlannedConsignment } from '../../domain/consignment/consignment-events.ts';
import { consignmentId } from '../../domain/identifiers/order-id.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Order } from '../../domain/order/order.ts';
import { firstParcelNumber } from '../../domain/order/parcel-numbers.ts';
import { reservingVersion } from '../../domain/order/superseded.ts';
import { MOST_PARCELS } from '../../domain/trade/split-limits.ts';
import { bookMovementId, bookMovements } from '../../domain/stock/book-movements.ts';
import type { Movement } from '../../domain/stock/movements.ts';
import type { StockLedger } from '../../ports/stock-ledger.ts';
import type { Reservation } from './move-in-groups.ts';

/** What a parcel of an order may have reserved of one of its lines. */
export interface LineReservation extends Reservation {
  readonly parcel: string;
  readonly lineId: string;
}

/** Every reservation that the parcels of a plan of an order, from the n-th to another, may have. */
export function reservationsOf(order: Order, from: number, to: number): readonly LineReservation[] {
  const { lines } = order;
  return linesReserved(
    parcelsOf(order, from, to),
    lines.map(({ lineId }) => lineId),
    reservingVersion(order),
  );
}

/** Every reservation that the superseded versions of an order may have. */
export function supersededReservations(order: Order): readonly LineReservation[] {
  const { superseded } = order;
  if (superseded === undefined) return [];
  const parcels = parcelsOf(order, 1, MOST_PARCELS);
  return Array.from({ length: superseded.versions }, (_each, index) =>
    linesReserved(parcels, superseded.lineIds, index + 1),
  ).flat();
}

/**
 * The movements that reserve what an order's plans need. Each version of the order reserves under
 * ids of its own.
 */
export function plannedReservations(
  order: Order,
  plans: readonly PlannedConsignment[],
  at: Instant,
): readonly Movement[] {
  const version = reservingVersion(order);
  return plans.flatMap((plan) => bookMovements(plan, 'reserve', at, version));
}

/** An order of one piece goes in one parcel. */
export function isPlural({ lines }: Order): boolean {
  return lines.reduce((pieces, { quantity }) => pieces + quantity, 0) > 1;
}

function parcelsOf(order: Order, from: number, to: number): readonly string[] {
  const first = firstParcelNumber(order) + from - 1;
  return Array.from({ length: to - from + 1 }, (_each, index) =>
    consignmentId(order.orderId, first + index),
  );
}

function linesReserved(
  parcels: readonly string[],
  lineIds: readonly string[],
  version: number,
): readonly LineReservation[] {
  return parcels.flatMap((parcel) =>
    lineIds.map((lineId) => ({
      parcel,
      lineId,
      movementId: bookMovementId(parcel, 'reserve', lineId, version),
    })),
  );
}

/** A reservation that stands in the ledger. */
export interface PostedReservation extends LineReservation {
  readonly movement: Movement;
}

/** Those of the reservations that are posted, in the order given. */
export async function postedReservations(
  ledger: Pick<StockLedger, 'posted'>,
  reservations: readonly LineReservation[],
): Promise<readonly PostedReservation[]> {
  const posted = await ledger.posted(reservations.map(({ movementId }) => movementId));
  const byId = new Map(posted.map((movement) => [movement.movementId, movement]));
  return reservations.flatMap((reservation) => {
    const movement = byId.get(reservation.movementId);
    return movement === undefined ? [] : [{ ...reservation, movement }];
  });
}

/** The reservations of each parcel, parcels in the order given. */
export function byParcel(
  reservations: readonly PostedReservation[],
): readonly (readonly PostedReservation[])[] {
  const parcels = [...new Set(reservations.map(({ parcel }) => parcel))];
  return parcels.map((parcel) => reservations.filter((each) => each.parcel === parcel));
}
