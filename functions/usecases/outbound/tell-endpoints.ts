import { wants } from '../../domain/outbound/endpoint.ts';
import type { Endpoint } from '../../domain/outbound/endpoint.ts';
import type { OutboundDelivery } from '../../domain/outbound/delivery.ts';
import type { Channel } from '../../ports/directory.ts';
import type { OutboundNotice } from '../../ports/webhooks.ts';
import { endpointsTold } from './find-endpoint.ts';
import { skipped, tryDelivery } from './try-delivery.ts';
import type { DeliveryServices } from './try-delivery.ts';

/**
 * Sends a notice to every endpoint that wants it. A notice that comes again finds its deliveries
 * and leaves them alone: each goes its own way from its first attempt on.
 */
export async function tellEndpoints(
  services: DeliveryServices,
  notice: OutboundNotice,
  channel: Channel | undefined,
): Promise<void> {
  const { merchantId, channelId } = notice.order;
  const { type, body } = services.webhooks.write(notice);
  const told = await endpointsTold(services, merchantId, channel);
  const delivery = {
    merchantId,
    eventId: notice.noticeId,
    type,
    occurredAt: notice.at,
    body,
    status: 'pending',
    attempts: [],
    replayedAfter: 0,
    version: 0,
  } as const;
  await Promise.all(
    told
      .filter((endpoint) => wants(endpoint, type, channelId))
      .map((endpoint) =>
        firstTry(services, endpoint, { ...delivery, endpointId: endpoint.endpointId }),
      ),
  );
}

async function firstTry(
  services: DeliveryServices,
  endpoint: Endpoint,
  delivery: OutboundDelivery,
): Promise<void> {
  const { endpoints } = services;
  if ((await endpoints.delivery(delivery)) !== undefined) return;
  if (endpoint.disabled === undefined) await tryDelivery(services, endpoint, delivery);
  else await endpoints.putDelivery(skipped(delivery));
}
