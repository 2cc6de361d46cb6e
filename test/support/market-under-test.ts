import { outboundClient } from '../../functions/adapters/http/outbound-client.ts';
import { marketClient } from '../../functions/adapters/marketplaces/market-client.ts';
import type { ConsignmentNotice, OrderNotice } from '../../functions/ports/marketplace.ts';
import { aLine, anExportConsignment } from './consignment-builder.ts';
import { fakeTransport } from './fake-transport.ts';
import type { FakeAnswer } from './fake-transport.ts';
import { fixedClock } from './fixed-clock.ts';
import { anOrder } from './order-builder.ts';

/** Public waybill number of `anExportConsignment`. */
export const WAYBILL = 'EB000717618HK';
/** Its carrier, which marketplaces know as China Post. */
const CARRIER = 'China Post Cross-border';
export const SECRETS: { readonly [name: string]: readonly string[] } = {
  'channels/market': ['app-secret-of-32-characters-long'],
  'channels/market/access-token': ['token-1'],
  'channels/market/shop-cipher': ['cipher-1'],
};

/** One call as a marketplace's API got it. */
export interface MarketCall {
  readonly method: string;
  readonly path: string;
  readonly query: { readonly [name: string]: string };
  readonly headers: { readonly [name: string]: string };
  readonly text: string;
  /** The body as JSON; undefined for none. */
  readonly json: unknown;
}

/** A client whose marketplace answers by a function, and the calls that it got. */
export function marketUnderTest(
  answer: (call: MarketCall) => object,
  values: { readonly [name: string]: readonly string[] } = SECRETS,
) {
  const calls: MarketCall[] = [];
  const { transport } = fakeTransport((request) => {
    const { pathname, searchParams } = new URL(request.url);
    const text = Buffer.from(request.body ?? '').toString();
    const call: MarketCall = {
      method: request.method,
      path: pathname,
      query: Object.fromEntries(searchParams),
      headers: request.headers,
      text,
      json: text.startsWith('{') ? JSON.parse(text) : undefined,
    };
    calls.push(call);
    const given = answer(call);
    return 'status' in given || 'failed' in given
      ? (given as FakeAnswer)
      : { status: 200, json: given };
  });
  const clock = fixedClock();
  const secrets = { get: (name: string) => Promise.resolve(values[name] ?? []) };
  const client = marketClient({ outbound: outboundClient({ transport, clock }), secrets, clock });
  return {
    client,
    secrets,
    calls,
    paths: () => calls.map(({ method, path }) => `${method} ${path}`),
  };
}

/** A notice of a parcel with these lines of the channel. */
export function aParcelNotice(
  kind: ConsignmentNotice['kind'],
  channelOrderId: string,
  lines: readonly { readonly lineId: string; readonly quantity?: number }[],
): ConsignmentNotice {
  const { parties } = anExportConsignment();
  const logistics = { ...parties.logistics, name: CARRIER };
  return {
    noticeId: `C1.${kind}.7`,
    kind,
    order: anOrder({ channelOrderId }),
    consignment: anExportConsignment({
      lines: lines.map((line) => aLine(line)),
      parties: { ...parties, logistics },
    }),
    whole: true,
    at: '2026-11-24T10:00:00.000Z',
  };
}

/** A notice of an order without a parcel. */
export function anOrderNotice(kind: OrderNotice['kind'], channelOrderId: string): OrderNotice {
  return {
    noticeId: `O1.${kind}`,
    kind,
    order: anOrder({ channelOrderId }),
    at: '2026-11-24T10:00:00.000Z',
    reason: 'by buyer',
  };
}
