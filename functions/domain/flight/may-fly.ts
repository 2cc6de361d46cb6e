import type { Carriage } from '../destinations/shipment.ts';
import type { Territory } from '../destinations/territory.ts';
import { after } from '../instant.ts';
import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';
import type { BatteryNumber, CarrierAcceptance, FlightGoods } from './flight-goods.ts';
import { MAINS } from './mains.ts';

/** Why goods may not go. */
export type FlightRefusal =
  | 'battery-by-mail'
  | 'battery-too-strong'
  | 'battery-not-accepted'
  | 'magnet-not-accepted'
  | 'liquid-not-accepted'
  | 'voltage-differs'
  | 'plug-differs'
  | 'conformity-mark-missing'
  | 'expires-too-soon';

/**
 * What may be in international mail by air: lithium batteries in equipment only (UPU Convention
 * regulations art. 19-004; IATA DGR 2.4). weak: the limits of cells, and the posts that are
 * approved for them, are not modelled.
 */
const MAILABLE: readonly BatteryNumber[] = ['UN3481', 'UN3091'];

/** Thousandths of a watt-hour above which a battery is fully regulated (IATA DGR, PI 965 to 967). */
const REGULATED_ABOVE = 100_000;

/** Days that goods must still be usable on arrival of the plan. weak: a choice of ours. */
const USABLE_DAYS = 30;

/** A carrier as far as goods matter to it. */
export interface FlyingCarrier {
  readonly carrierId: string;
  readonly carriage?: Carriage;
  readonly accepts?: CarrierAcceptance;
}

/**
 * Whether a carrier's service takes goods of this name by air. Goods of which nothing special is
 * known fly; battery data that is missing is asked for elsewhere and refuses nothing here.
 */
export function mayFly(
  goods: FlightGoods,
  name: string,
  { carrierId, carriage, accepts = {} }: FlyingCarrier,
): Result<true, FlightRefusal> {
  const { unNumber, milliwattHours = 0 } = goods.battery ?? {};
  if (milliwattHours > REGULATED_ABOVE) {
    return refuse('battery-too-strong', `${name}: a battery above 100 Wh does not go by parcel`);
  }
  if (unNumber !== undefined) {
    if (carriage === 'postal' && !MAILABLE.includes(unNumber)) {
      const message = `${name}: ${unNumber} may not go by mail, only batteries in equipment may`;
      return refuse('battery-by-mail', message);
    }
    const taken = accepts.batteries;
    if (!taken?.unNumbers.includes(unNumber) || milliwattHours > taken.mostMilliwattHours) {
      return refuse('battery-not-accepted', `${name}: ${carrierId} does not take its ${unNumber}`);
    }
  }
  if (goods.magnetic === true && accepts.magnets !== true) {
    return refuse('magnet-not-accepted', `${name}: ${carrierId} does not take magnets`);
  }
  if (goods.liquid === true && accepts.liquids !== true) {
    return refuse('liquid-not-accepted', `${name}: ${carrierId} does not take liquids`);
  }
  return accept(true);
}

/** Whether goods suit the mains and the market of their destination. */
export function suitsDestination(
  { voltage, plug, marks = [] }: FlightGoods,
  name: string,
  territory: Territory,
): Result<true, FlightRefusal> {
  const mains = MAINS[territory];
  if (mains === undefined || (voltage === undefined && plug === undefined)) return accept(true);
  if (voltage !== undefined && (mains.volts < voltage.from || mains.volts > voltage.to)) {
    const range = `${String(voltage.from)} to ${String(voltage.to)} V`;
    const message = `${name} works with ${range}, mains of the destination have ${String(mains.volts)} V`;
    return refuse('voltage-differs', message);
  }
  if (plug !== undefined && !mains.plugs.includes(plug)) {
    const there = mains.plugs.join(' or ');
    return refuse(
      'plug-differs',
      `${name} has plug ${plug}, sockets of the destination take ${there}`,
    );
  }
  if (!mains.marks.some((mark) => marks.includes(mark))) {
    const needed = mains.marks.join(' or ');
    return refuse('conformity-mark-missing', `${name} lacks the mark ${needed} (${mains.source})`);
  }
  return accept(true);
}

/** Whether goods are usable for a month from the day of the plan. */
export function staysUsable(
  { expires }: FlightGoods,
  name: string,
  on: string,
): Result<true, FlightRefusal> {
  const needed = after(`${on}T00:00:00.000Z`, { days: USABLE_DAYS }).slice(0, 10);
  return expires === undefined || expires >= needed
    ? accept(true)
    : refuse('expires-too-soon', `${name} expires on ${expires}, before ${needed}`);
}
