import { after } from '../../domain/instant.ts';
import type { Instant } from '../../domain/instant.ts';
import { afterTry } from '../../domain/outbound/delivery.ts';
import type { DeliveryKey, OutboundDelivery } from '../../domain/outbound/delivery.ts';
import type { Endpoint } from '../../domain/outbound/endpoint.ts';
import type { Services } from '../../ports/services.ts';
import { disableEndpoint } from './disable-endpoint.ts';
import { findEndpoint } from './find-endpoint.ts';

export type DeliveryServices = Pick<
  Services,
  'endpoints' | 'webhooks' | 'directory' | 'queue' | 'clock' | 'fingerprint'
> & { readonly orders: Pick<Services['orders'], 'openCase'> };

/** What the notices queue carries of a delivery that is to be tried again. */
export interface DeliveryMessage extends DeliveryKey {
  readonly merchantId: string;
  /** Of the delivery that this is about: a later one has a message of its own. */
  readonly deliveryVersion: number;
  /** How often it came back because its endpoint or merchant had too much under way. */
  readonly postponed: number;
}

/** Longer waits are for the sweep of what is due: queues hold a message back for 900 s at most. */
const LONGEST_QUEUED_SECONDS = 900;
/** A message that was lost is missed so many seconds after its time. */
const LEASE_SECONDS = 600;
const POSTPONED_SECONDS = 5;
const LONGEST_POSTPONED_SECONDS = 300;

/** Tries a delivery that a message names, unless it went on without it. */
export async function tryAgain(
  services: DeliveryServices,
  message: DeliveryMessage,
): Promise<void> {
  const { endpoints } = services;
  const delivery = await endpoints.delivery(message);
  if (delivery?.status !== 'pending' || delivery.version !== message.deliveryVersion) return;
  const endpoint = await findEndpoint(services, message.merchantId, message.endpointId);
  if (endpoint === undefined || endpoint.disabled !== undefined) {
    await endpoints.putDelivery(skipped(delivery));
    return;
  }
  await tryDelivery(services, endpoint, delivery, message.postponed);
}

/** The same delivery, left alone: its endpoint takes nothing. */
export function skipped(delivery: OutboundDelivery): OutboundDelivery {
  return { ...delivery, status: 'skipped', due: undefined, version: delivery.version + 1 };
}

/**
 * One try of a delivery, and what follows of it: it is done, waits for its next attempt, or its
 * endpoint is disabled. A crash after the answer repeats the try under the same `webhook-id`.
 */
export async function tryDelivery(
  services: DeliveryServices,
  endpoint: Endpoint,
  delivery: OutboundDelivery,
  postponed = 0,
): Promise<OutboundDelivery> {
  const { webhooks, clock, endpoints } = services;
  const result = await webhooks.send(endpoint, delivery);
  if (result.kind === 'busy') return postpone(services, delivery, postponed);
  const wall = clock.wall();
  const attempted = afterTry(delivery, result, wall, jitterOf(services, delivery));
  const { nextInSeconds, disables } = attempted;
  const isQueued = nextInSeconds !== undefined && nextInSeconds <= LONGEST_QUEUED_SECONDS;
  const next = isQueued ? leased(attempted.delivery, wall, nextInSeconds) : attempted.delivery;
  if ((await endpoints.putDelivery(next)) === 'conflict') return next;
  if (isQueued) await queueTry(services, next, nextInSeconds);
  if (disables !== undefined) await disableEndpoint(services, next, disables);
  return next;
}

/** Puts a stored, pending delivery on the queue. */
export async function queueTry(
  { queue }: Pick<Services, 'queue'>,
  delivery: OutboundDelivery,
  delaySeconds: number,
  postponed = 0,
): Promise<void> {
  const { endpointId, merchantId, occurredAt, eventId, version } = delivery;
  const key = { endpointId, merchantId, occurredAt, eventId };
  const message: DeliveryMessage = { ...key, deliveryVersion: version, postponed };
  await queue.send('notices', {
    body: JSON.stringify(message),
    delaySeconds: Math.ceil(delaySeconds),
  });
}

/** A delivery with a message on its way: due when that message must have been lost. */
export function leased(
  delivery: OutboundDelivery,
  wall: Instant,
  delaySeconds = 0,
): OutboundDelivery {
  return { ...delivery, due: after(wall, { seconds: delaySeconds + LEASE_SECONDS }) };
}

async function postpone(
  services: DeliveryServices,
  delivery: OutboundDelivery,
  postponed: number,
): Promise<OutboundDelivery> {
  const growing = POSTPONED_SECONDS * 2 ** Math.min(postponed, 10);
  const delay =
    Math.min(growing, LONGEST_POSTPONED_SECONDS) +
    POSTPONED_SECONDS * jitterOf(services, delivery, postponed);
  let stored = delivery;
  if (delivery.version === 0) {
    stored = leased({ ...delivery, version: 1 }, services.clock.wall(), delay);
    if ((await services.endpoints.putDelivery(stored)) === 'conflict') return stored;
  }
  await queueTry(services, stored, delay, postponed + 1);
  return stored;
}

/** 0 to 1, another for each delivery and try, the same whenever it is asked for. */
function jitterOf(
  { fingerprint }: Pick<Services, 'fingerprint'>,
  { endpointId, eventId, attempts }: OutboundDelivery,
  postponed = 0,
): number {
  const name = `${endpointId} ${eventId} ${String(attempts.length)} ${String(postponed)}`;
  return Number.parseInt(fingerprint.sha256(name).slice(0, 8), 16) / 0x1_0000_0000;
}
