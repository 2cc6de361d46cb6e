import type { Disabled, Endpoint } from '../../domain/outbound/endpoint.ts';
import type { OutboundDelivery } from '../../domain/outbound/delivery.ts';
import type { Services } from '../../ports/services.ts';
import { caseOf } from '../open-case.ts';
import { findEndpoint } from './find-endpoint.ts';

type DisableServices = Pick<Services, 'endpoints' | 'directory' | 'clock'> & {
  readonly orders: Pick<Services['orders'], 'openCase'>;
};

/** Newest deliveries among which one that arrived shows that an endpoint lives. */
const LOOKED_AT = 100;

const DETAILS: { readonly [Reason in 'gone' | 'exhausted']: string } = {
  gone: 'answered 410: it wants no more events',
  exhausted: 'took an event in none of ten attempts over three days, and nothing else since',
};

/**
 * Disables the endpoint that a delivery ended at, and opens a case for its merchant. One that took
 * other events since this one's first attempt lives: then only this event is given up.
 */
export async function disableEndpoint(
  services: DisableServices,
  delivery: OutboundDelivery,
  reason: 'gone' | 'exhausted',
): Promise<void> {
  const { endpointId, merchantId } = delivery;
  if (reason === 'exhausted' && (await tookOthers(services, delivery))) return;
  const endpoint = await findEndpoint(services, merchantId, endpointId);
  if (endpoint === undefined || endpoint.disabled !== undefined) return;
  const { clock, orders } = services;
  await writeDisabled(services, endpoint, { reason, at: clock.wall() });
  const finding = {
    kind: 'endpoint-disabled',
    about: endpointId,
    severity: 'warning' as const,
    merchantId,
    title: 'An endpoint takes no more events',
    detail: `${endpoint.description || endpointId} ${DETAILS[reason]}. Enable it once it is put right, and send again what it missed.`,
  };
  await orders.openCase(caseOf(finding, clock.now()));
}

/** A conflict means that somebody changed the endpoint meanwhile: their change stands. */
async function writeDisabled(
  { endpoints, clock }: Pick<Services, 'endpoints' | 'clock'>,
  endpoint: Endpoint,
  disabled: Disabled,
): Promise<void> {
  const createdAt = endpoint.createdAt || clock.wall();
  await endpoints.putEndpoint({
    ...endpoint,
    disabled,
    createdAt,
    version: endpoint.version + 1,
  });
}

async function tookOthers(
  { endpoints }: Pick<Services, 'endpoints'>,
  { endpointId, attempts, replayedAfter }: OutboundDelivery,
): Promise<boolean> {
  const first = attempts[replayedAfter]?.at ?? '';
  const newest = await endpoints.deliveries({ endpointId, limit: LOOKED_AT, status: 'delivered' });
  return newest.items.some((each) => (each.attempts.at(-1)?.at ?? '') >= first);
}
