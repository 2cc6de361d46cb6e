import { envelopeOf, valueOf } from '../envelope.ts';
import { firstMoment } from '../inbound-scheme.ts';
import type { InboundScheme } from '../inbound-scheme.ts';
import { webhookTopic } from './topic.ts';
import { verifyWebhook } from './verify.ts';

/** Canonical senders: Standard Webhooks, the topic in the body. */
export const canonicalScheme: InboundScheme = {
  verify: (raw, headers, terms) => {
    const verified = verifyWebhook(raw, headers, terms);
    if (!verified.valid) return verified;
    // Standard Webhooks: `timestamp` of the payload is when it happened, the header's when it was sent.
    const occurredAt = firstMoment(
      valueOf(envelopeOf(raw), 'timestamp'),
      headers['webhook-timestamp'] ?? '',
    );
    return { ...verified, topic: webhookTopic(raw), occurredAt };
  },
  accepted: { status: 200 },
};
