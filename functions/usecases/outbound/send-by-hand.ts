import { replayed } from '../../domain/outbound/delivery.ts';
import type { OutboundDelivery } from '../../domain/outbound/delivery.ts';
import type { Endpoint } from '../../domain/outbound/endpoint.ts';
import type { DeliveryFilter } from '../../ports/endpoint-store.ts';
import type { Services } from '../../ports/services.ts';

/** Deliveries that one call sends again; the next call goes on. */
const MOST_REPLAYED = 500;

/** What is to be sent again: everything but what is on its way, or of one status, by time of the event. */
export type Replay = Pick<DeliveryFilter, 'status' | 'from' | 'before' | 'cursor'>;

/**
 * Sends a range of an endpoint's deliveries again, under their own ids: who counts by
 * `webhook-id` counts each once. They go out within a minute, from the first attempt on.
 *
 * @returns how many, and where the next call goes on
 */
export async function replay(
  { endpoints, clock }: Pick<Services, 'endpoints' | 'clock'>,
  endpointId: string,
  range: Replay,
): Promise<{ readonly replayed: number; readonly cursor?: string }> {
  const page = await endpoints.deliveries({ ...range, endpointId, limit: MOST_REPLAYED });
  const wall = clock.wall();
  let count = 0;
  for (const delivery of page.items) {
    if (delivery.status === 'pending') continue;
    const result = await endpoints.putDelivery(replayed(delivery, wall));
    if (result === 'committed') count += 1;
  }
  return { replayed: count, cursor: page.cursor };
}

/**
 * Sends a test event, once, whether or not the endpoint is enabled, and keeps it in its log. It
 * neither comes again nor disables anything.
 */
export async function sendTest(
  { endpoints, webhooks, clock, keys }: Pick<Services, 'endpoints' | 'webhooks' | 'clock' | 'keys'>,
  endpoint: Endpoint,
): Promise<OutboundDelivery | 'busy'> {
  const { endpointId, merchantId } = endpoint;
  const timestamp = clock.now();
  const type = 'endpoint.test' as const;
  const body = JSON.stringify({ type, timestamp, data: { endpointId, merchantId, version: 0 } });
  const eventId = keys.id('test-');
  const result = await webhooks.send(endpoint, { eventId, body });
  if (result.kind === 'busy') return 'busy';
  const at = clock.wall();
  const { reason, status, excerpt, milliseconds = 0 } = { ...NOTHING, ...result };
  const arrived = status !== undefined && status >= 200 && status < 300;
  const delivery: OutboundDelivery = {
    endpointId,
    merchantId,
    eventId,
    type,
    occurredAt: timestamp,
    body,
    status: arrived ? 'delivered' : 'failed',
    attempts: [{ at, milliseconds, status, reason, excerpt }],
    replayedAfter: 0,
    version: 1,
  };
  await endpoints.putDelivery(delivery);
  return delivery;
}

const NOTHING: {
  readonly status?: number;
  readonly reason?: string;
  readonly excerpt?: string;
  readonly milliseconds?: number;
} = {};
