import { describe, expect, test } from '@jest/globals';
import { outboundClient } from '../../../functions/adapters/http/outbound-client.ts';
import { marketplace } from '../../../functions/adapters/marketplaces/marketplace.ts';
import { CHANNEL_CAPABILITIES } from '../../../functions/domain/order/channel-capabilities.ts';
import type { Tellable } from '../../../functions/domain/order/channel-capabilities.ts';
import { MARKETPLACES } from '../../../functions/domain/order/marketplace-name.ts';
import type { Notice } from '../../../functions/ports/marketplace.ts';
import { aChannel } from '../../support/channel-builder.ts';
import { fakeTransport } from '../../support/fake-transport.ts';
import { fixedClock } from '../../support/fixed-clock.ts';
import { anOrderNotice, aParcelNotice } from '../../support/market-under-test.ts';

const NOTICES: { readonly [Kind in Tellable]: Notice } = {
  accepted: aParcelNotice('accepted', '1', []),
  held: aParcelNotice('held', '1', []),
  shipped: aParcelNotice('shipped', '1', [{ lineId: '1' }]),
  delivered: aParcelNotice('delivered', '1', [{ lineId: '1' }]),
  cancelled: aParcelNotice('cancelled', '1', []),
  'cancel-refused': aParcelNotice('cancel-refused', '1', []),
  'order-refused': anOrderNotice('order-refused', '1'),
  'order-cancelled': anOrderNotice('order-cancelled', '1'),
  'change-answered': {
    ...anOrderNotice('order-refused', '1'),
    kind: 'change-answered',
    change: {} as never,
  },
};

describe('what a channel is told', () => {
  test.each(MARKETPLACES)(
    '%s: the adapter calls for what the table says, and nothing else',
    async (name) => {
      const { transport } = fakeTransport(() => ({ status: 503 }));
      const clock = fixedClock();
      const secrets = { get: async () => ['app:secret'] };
      const channel = aChannel({ marketplace: name, appKey: 'key', site: 'A1PA' });
      const called: string[] = [];
      for (const [kind, notice] of Object.entries(NOTICES)) {
        const outbound = outboundClient({ transport, clock });
        const port = marketplace({ outbound, secrets, clock });
        const { kind: result } = await port.tell(channel, notice);
        if (result === 'transient') called.push(kind);
      }
      expect(called.sort()).toEqual([...CHANNEL_CAPABILITIES[name].tells].sort());
    },
  );
});
