import { FIXTURE_NOW } from './fixture-world.ts';

const ago = (minutes: number) => new Date(FIXTURE_NOW - minutes * 60_000).toISOString();

/** What `GET /v1/endpoints` answers: one that an operator entered, one that went away, a channel's. */
export const FIXTURE_ENDPOINTS = {
  items: [
    {
      ...{ endpointId: 'EP-1', version: 1, url: 'https://erp.example/bondway', description: 'ERP' },
      ...{ events: ['order.held', 'consignment.shipped'], enabled: true },
    },
    {
      ...{
        endpointId: 'EP-2',
        version: 2,
        url: 'https://old.example/hook',
        description: 'Old shop',
      },
      ...{ events: [], enabled: false, disabled: { reason: 'gone', at: ago(90) } },
    },
    {
      ...{ endpointId: 'channel.demo-market', version: 3, url: 'https://market.example/events' },
      ...{ description: 'updates of channel demo-market', events: [], channelId: 'demo-market' },
      enabled: true,
    },
  ],
  eventTypes: [
    { type: 'order.held', tells: 'Something is missing.' },
    { type: 'consignment.shipped', tells: 'The carrier scanned the parcel.' },
  ],
};

/** What its log answers. */
export const FIXTURE_OUTBOUND = [
  {
    ...{ eventId: 'evt-3', type: 'consignment.shipped', occurredAt: ago(3), status: 'delivered' },
    attempts: [{ at: ago(3), status: 200 }],
  },
  {
    ...{ eventId: 'evt-2', type: 'order.held', occurredAt: ago(20), status: 'pending' },
    ...{ due: ago(-5), attempts: [{ at: ago(20), reason: 'timeout' }] },
  },
  {
    ...{ eventId: 'evt-1', type: 'order.held', occurredAt: ago(9000), status: 'failed' },
    attempts: [{ at: ago(9000), status: 503 }],
  },
];

/** Secrets of nobody. */
export const FIXTURE_SECRETS = { hmac: 'whsec_Zml4dHVyZQ==', publicKey: 'whpk_Zml4dHVyZQ==' };
