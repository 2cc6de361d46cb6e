import type { InboundScheme } from '../inbound-scheme.ts';
import { webhookTopic } from './topic.ts';
import { verifyWebhook } from './verify.ts';

/** Canonical senders: Standard Webhooks, the topic in the body. */
export const canonicalScheme: InboundScheme = {
  verify: (raw, headers, terms) => {
    const verified = verifyWebhook(raw, headers, terms);
    return verified.valid ? { ...verified, topic: webhookTopic(raw) } : verified;
  },
  accepted: { status: 200 },
};
