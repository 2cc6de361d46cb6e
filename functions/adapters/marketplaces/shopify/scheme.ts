import type { InboundScheme } from '../inbound-scheme.ts';
import { verifyShopify } from './verify.ts';

/** Shopify stores. */
export const shopifyScheme: InboundScheme = {
  verify: (raw, headers, { secrets, wall, channel }) =>
    verifyShopify(raw, headers, { secrets, wall, account: channel.account }),
  accepted: { status: 200 },
};
