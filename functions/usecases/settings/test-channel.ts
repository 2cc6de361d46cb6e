import { CHANNEL_CAPABILITIES } from '../../domain/order/channel-capabilities.ts';
import { accept, refuse } from '../../domain/refusal.ts';
import type { Result } from '../../domain/refusal.ts';
import type { DeliveryTests, VerifiedWith } from '../../ports/delivery-tests.ts';
import type { Channel } from '../../ports/directory.ts';
import type { ChannelAnswer, InboundRequest } from '../../ports/inbound.ts';
import type { DeliveryRecord, OrderStore } from '../../ports/order-store.ts';
import type { Services } from '../../ports/services.ts';
import { judgeDelivery } from '../receive-delivery.ts';

export type TestServices = Pick<Services, 'clock' | 'fingerprint'> & {
  readonly orders: Pick<OrderStore, 'recordDelivery'>;
  readonly deliveryTests: DeliveryTests;
};

/** What became of a test message, and what its sender would have been answered. */
export interface ChannelTest {
  /** The entry in the channel's delivery log. */
  readonly delivery: DeliveryRecord;
  readonly verifiedWith?: VerifiedWith;
  readonly answer: ChannelAnswer;
}

/** A forged message is told nothing: a bare 401. */
const REFUSED: ChannelAnswer = { status: 401 };

/**
 * Has a channel's receiver take a message as it would over its address, and stops before the queue:
 * it is judged, logged and answered, and never becomes an order. Without `given`, a message of the
 * channel's family is made and signed with its current secret.
 */
export async function testChannel(
  services: TestServices,
  channel: Channel,
  given?: InboundRequest,
): Promise<Result<ChannelTest>> {
  if (channel.disabled !== undefined) {
    return refuse('disabled', 'The channel is disabled and takes nothing: enable it.');
  }
  if (CHANNEL_CAPABILITIES[channel.marketplace].pushes === 'queue') {
    return refuse(
      'no-receiver',
      'Its notifications come through a queue, unsigned: none is tried.',
    );
  }
  const { deliveryTests: tests } = services;
  const composed = given === undefined ? await tests.compose(channel) : accept(given);
  if (!composed.ok) return composed;
  const tried = await tryMessage(services, channel, composed.value);
  if (tried.delivery.reason === 'no-secret') {
    return refuse('no-secret', 'The channel has no secret to verify with: rotate it.');
  }
  await services.orders.recordDelivery(tried.delivery);
  return accept(tried);
}

async function tryMessage(
  services: TestServices,
  channel: Channel,
  request: InboundRequest,
): Promise<ChannelTest> {
  const { deliveryTests: tests } = services;
  const judged = await judgeDelivery({ ...services, verifier: tests.verifier }, channel, request);
  if (judged.kind === 'greeted') {
    const isChallenge = request.method === 'GET';
    return {
      delivery: greetingRecord(services, channel, request),
      verifiedWith: isChallenge ? await tests.verifiedWith(channel, request) : undefined,
      answer: judged.answer,
    };
  }
  const { verification, log } = judged;
  if (!verification.valid) return { delivery: { ...log, test: true }, answer: REFUSED };
  return {
    delivery: { ...log, signedAs: verification.signedAs, test: true },
    verifiedWith: await tests.verifiedWith(channel, request),
    answer: tests.verifier.accepted(channel),
  };
}

/** A ping or challenge leaves no trace when it comes from outside; a test of it does. */
function greetingRecord(
  { clock, fingerprint }: TestServices,
  { channelId }: Channel,
  { method, raw }: InboundRequest,
): DeliveryRecord {
  return {
    channelId,
    receivedAt: clock.now(),
    deliveryId: '',
    topic: method === 'GET' ? 'challenge' : 'ping',
    bytes: raw.byteLength,
    bodyHash: fingerprint.sha256(raw),
    outcome: 'accepted',
    signatureHeaderFound: false,
    test: true,
  };
}
