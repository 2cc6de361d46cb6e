import { territoryOf } from '../destinations/territory.ts';
import { mayFly, staysUsable, suitsDestination } from '../flight/may-fly.ts';
import type { FlyingCarrier } from '../flight/may-fly.ts';
import type { Order } from '../order/order.ts';
import { accept } from '../refusal.ts';
import type { Result } from '../refusal.ts';
import type { Goods } from './catalogue-item.ts';

/** The carrier that takes all goods of an order, and why it is not the merchant's first. */
export interface Carried<Carrier> {
  readonly carrier: Carrier;
  readonly because?: string;
}

interface CarrierFacts<Carrier> {
  readonly catalogue: ReadonlyMap<string, Goods>;
  readonly carrier: Carrier;
  /** Carriers to take when the first refuses, in the merchant's order. */
  readonly otherCarriers?: readonly Carrier[];
  readonly declaredOn: string;
}

/**
 * The first of the merchant's carriers that takes every line of an order that crosses a border.
 * Goods that suit no carrier, or not the destination's mains and market, or that expire on the
 * way, go nowhere.
 *
 * @returns a refusal that names the goods: the first carrier's, when none takes them
 */
export function carrierFor<Carrier extends FlyingCarrier>(
  { lines, shipTo }: Pick<Order, 'lines' | 'shipTo'>,
  { catalogue, carrier, otherCarriers = [], declaredOn }: CarrierFacts<Carrier>,
): Result<Carried<Carrier>> {
  const goods = lines.map(({ sku, name }) => ({ name, goods: catalogue.get(sku) ?? {} }));
  const unfit = goods
    .flatMap(({ name, goods: of }) => [
      suitsDestination(of, name, territoryOf(shipTo)),
      staysUsable(of, name, declaredOn),
    ])
    .find(({ ok }) => !ok);
  if (unfit !== undefined && !unfit.ok) return unfit;
  const refusalOf = (each: Carrier) =>
    goods.map(({ name, goods: of }) => mayFly(of, name, each)).find(({ ok }) => !ok);
  const first = refusalOf(carrier);
  if (first === undefined || first.ok) return accept({ carrier });
  const other = otherCarriers.find((each) => refusalOf(each) === undefined);
  return other === undefined ? first : accept({ carrier: other, because: first.message });
}
