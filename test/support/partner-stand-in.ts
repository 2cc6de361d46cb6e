import type { PartnerClient } from '../../functions/adapters/http/partner-client.ts';
import { partnerClient } from '../../functions/adapters/http/partner-client.ts';
import { outboundClient } from '../../functions/adapters/http/outbound-client.ts';
import type { Partner } from '../../functions/ports/directory.ts';
import { fakeTransport } from './fake-transport.ts';
import type { FakeAnswer, FakeTransport } from './fake-transport.ts';
import { fixedClock } from './fixed-clock.ts';
import type { FixedClock } from './fixed-clock.ts';

/** Every partner's secret here. */
export const PARTNER_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

/** The base URL of every partner here. */
export const PARTNER_URL = 'https://partner.example/api';

/** Real client code in front of a partner in memory. */
export interface PartnerStandIn extends FakeTransport {
  readonly partners: PartnerClient;
  readonly clock: FixedClock;
  /** Method and path of each request. */
  readonly calls: () => readonly string[];
}

/** A partner that answers by a function; any id is known. */
export function partnerStandIn(answer: (path: string) => FakeAnswer): PartnerStandIn {
  const clock = fixedClock();
  const fake = fakeTransport((request) => answer(request.url.slice(PARTNER_URL.length)));
  const partners = partnerClient({
    outbound: outboundClient({ transport: fake.transport, clock }),
    directory: { partner: (partnerId) => Promise.resolve(aPartner(partnerId)) },
    secrets: { get: () => Promise.resolve([PARTNER_SECRET]) },
    clock,
  });
  const calls = () =>
    fake.requests.map(({ method, url }) => `${method} ${url.slice(PARTNER_URL.length)}`);
  return { ...fake, partners, clock, calls };
}

function aPartner(partnerId: string): Partner {
  return {
    partnerId,
    role: 'warehouse',
    name: partnerId,
    enterprise: { code: '3502166001', name: partnerId },
    baseUrl: PARTNER_URL,
  };
}
