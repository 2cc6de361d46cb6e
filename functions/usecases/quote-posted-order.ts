import type { Quote } from '../domain/destinations/quote.ts';
import { mergeOrder } from '../domain/order/merge-order.ts';
import type { Order } from '../domain/order/order.ts';
import { planOrder } from '../domain/trade/plan-order.ts';
import type { PlanningFacts } from '../domain/trade/planning-facts.ts';
import { quoteOrder } from '../domain/trade/quote-order.ts';
import { crossesToConsumer, TRADE_MODES } from '../domain/trade/trade-modes.ts';
import type { OrderReader } from '../ports/inbound.ts';
import type { Channel } from '../ports/directory.ts';
import type { Services } from '../ports/services.ts';
import { planningFacts } from './planning-facts.ts';
import { readPostedOrder } from './read-posted-order.ts';

type QuoteServices = Pick<Services, 'directory' | 'ledger' | 'screening' | 'clock'> & {
  readonly reader: OrderReader;
};

/** What a client asks a quote for: an order as its channel would tell it. */
export interface QuoteRequest {
  readonly channelId: string;
  readonly order: unknown;
  /** Day whose rules and rates count, `YYYY-MM-DD`; today if absent. */
  readonly on?: string;
}

/** The way the order would take, or why there is none. */
export type Route =
  | {
      readonly ok: true;
      readonly mode: string;
      readonly warehouseId: string;
      readonly carrierId: string;
      readonly reason: string;
      /** False where no parcel crosses a border to a consumer: then the sums are what one would owe. */
      readonly crosses: boolean;
    }
  | { readonly ok: false; readonly code: string; readonly reason: string };

/** `refused` may name the place with a JSON pointer into the request. */
export type Quoted =
  | { readonly kind: 'quoted'; readonly quote: Quote; readonly route: Route }
  | { readonly kind: 'unknown-channel' }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      readonly pointer?: string;
    };

/**
 * Quotes an order without taking it: nothing is stored, no stock is reserved. Identity numbers
 * are looked at and forgotten.
 */
export async function quotePostedOrder(
  services: QuoteServices,
  { channelId, order, on }: QuoteRequest,
): Promise<Quoted> {
  const channel = await services.directory.channel(channelId);
  if (channel === undefined) return { kind: 'unknown-channel' };
  const now = on === undefined ? services.clock.now() : `${on}T12:00:00.000Z`;
  const read = readPostedOrder(services.reader, channel, order, now);
  if (!read.ok) {
    const { code, message, pointer } = read;
    return { kind: 'refused', code, message, pointer };
  }
  const merged = mergeOrder(undefined, read.value, arrivalOf(channel, read.value.identity, now));
  if (merged.kind === 'conflicting') throw new Error('a first order conflicts with nothing');
  const clock = { ...services.clock, now: () => now };
  const facts = await planningFacts({ ...services, clock }, merged.order);
  const route = routeOf(merged.order, facts);
  const carriers = [facts.carrier, ...(facts.otherCarriers ?? [])];
  const taken = carriers.find(({ carrierId }) => route.ok && carrierId === route.carrierId);
  const quote = quoteOrder(merged.order, { ...facts, carrier: taken ?? facts.carrier });
  return { kind: 'quoted', quote, route };
}

function arrivalOf(channel: Channel, identity: Order['identity'], receivedAt: string) {
  return { id: 'quote', channel, payloadHash: '', identity, receivedAt };
}

function routeOf(order: Order, facts: PlanningFacts): Route {
  const plan = planOrder(order, facts);
  if (!plan.ok) return { ok: false, code: plan.code, reason: plan.message };
  const [first] = plan.value;
  if (first === undefined) throw new Error('a plan has a parcel');
  const { mode, warehouseId, carrierId } = first;
  const reason = plan.value.map(({ planReason }) => planReason).join(' ');
  const { title } = TRADE_MODES[mode];
  const crosses = crossesToConsumer(TRADE_MODES[mode]);
  return { ok: true, mode: title, warehouseId, carrierId, reason, crosses };
}
