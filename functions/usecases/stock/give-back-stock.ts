import type { PlannedConsignment } from '../../domain/consignment/consignment-events.ts';
import type { Order } from '../../domain/order/order.ts';
import { MOST_PARCELS } from '../../domain/trade/split-limits.ts';
import type { Services } from '../../ports/services.ts';
import { giveBackInGroups } from './move-in-groups.ts';
import {
  isPlural,
  plannedReservations,
  reservationsOf,
  supersededReservations,
} from './reservations.ts';

type StockServices = Pick<Services, 'ledger' | 'clock'>;

/**
 * Gives back what a try that was cut short had reserved for an order that is cancelled by now, where
 * it had reserved it. Without a reservation it does nothing.
 */
export async function giveBackStock(services: StockServices, order: Order): Promise<void> {
  await giveBackSuperseded(services, order);
  const { ledger, clock } = services;
  const parcels = isPlural(order) ? MOST_PARCELS : 1;
  await giveBackInGroups(ledger, reservationsOf(order, 1, parcels), clock.now());
}

/** Gives back what was reserved for plans of an order that will not be. */
export async function giveBackPlanned(
  { ledger, clock }: StockServices,
  order: Order,
  plans: readonly PlannedConsignment[],
): Promise<void> {
  const now = clock.now();
  await giveBackInGroups(ledger, plannedReservations(order, plans, now), now);
}

/** Gives back what versions of an order had reserved that a newer one superseded. */
export async function giveBackSuperseded(
  { ledger, clock }: StockServices,
  order: Order,
): Promise<void> {
  const reservations = supersededReservations(order);
  if (reservations.length > 0) await giveBackInGroups(ledger, reservations, clock.now());
}
