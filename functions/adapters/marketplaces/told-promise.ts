import type { ShipPromise } from '../../domain/order/promise.ts';

/**
 * What an order says of its deadlines. One of either kind is one for shipping: nothing is shipped
 * that was not handed over.
 */
export function toldPromise(shipBy?: string, handoverBy?: string): ShipPromise | undefined {
  const latest = shipBy ?? handoverBy;
  if (latest === undefined) return undefined;
  return handoverBy === undefined ? { shipBy: latest } : { shipBy: latest, handoverBy };
}
