import { CHANNEL_CAPABILITIES } from '../../functions/domain/order/channel-capabilities.ts';
import { FIXTURE_NOW } from './fixture-world.ts';

const ago = (minutes: number) => new Date(FIXTURE_NOW - minutes * 60_000).toISOString();

/** What `GET /v1/cases` answers. */
export const FIXTURE_CASES = [
  {
    caseId: 'gated-without-release.O7F3K9M2QX1034-01',
    merchantId: 'demo-merchant',
    kind: 'gated-without-release',
    severity: 'critical',
    title: 'Gated out without release',
    detail: 'The warehouse let this parcel through the gate; customs has no 800 for its list.',
    consignmentId: 'O7F3K9M2QX1034-01',
    openedAt: ago(3),
    status: 'open',
  },
  {
    caseId: 'not-understood.msg_2Lh97689XqTz',
    merchantId: 'demo-merchant',
    kind: 'not-understood',
    severity: 'warning',
    title: 'An authentic delivery could not be mapped',
    detail: 'demo-shop sent orders/paid without line items. The body is stored under its hash.',
    openedAt: ago(44),
    status: 'open',
  },
  {
    caseId: 'book-difference.T3714W000046/12',
    merchantId: 'demo-merchant',
    kind: 'book-difference',
    severity: 'warning',
    title: 'Account book and ledger differ',
    detail: 'We say 1,164 pieces, customs said 1,166. It agreed again an hour later.',
    openedAt: ago(400),
    status: 'closed',
  },
];

/** A report as `POST /v1/reconciliations` answers it. */
export const FIXTURE_REPORT = {
  reportId: 'R-20261123-1017',
  at: ago(3),
  compared: { consignments: 64, lists: 52, parcels: 41, bookLines: 6 },
  differences: [
    {
      code: 'gated-without-release',
      subject: 'O7F3K9M2QX1034-01',
      severity: 'critical',
      title: 'Gated out without release',
      detail: 'The warehouse let the parcel through the gate before customs released its list.',
      ours: 'not gated out',
      theirs: 'gated out at 09:41',
      consignmentId: 'O7F3K9M2QX1034-01',
    },
  ],
  passing: [
    {
      code: 'book-balance',
      subject: 'T3714W000052/107',
      severity: 'warning',
      title: 'Account book and ledger differ',
      detail: 'Account book T3714W000052, line 000107.',
      ours: '1197',
      theirs: '1200',
    },
  ],
};

/** What `GET /v1/channels` answers. */
export const FIXTURE_CHANNELS = [
  {
    ...{ channelId: 'demo-market', marketplace: 'canonical', account: 'harbour-market' },
    can: CHANNEL_CAPABILITIES.canonical,
  },
  {
    ...{ channelId: 'demo-shop', marketplace: 'shopify', account: 'harbour-lane.myshopify.com' },
    can: CHANNEL_CAPABILITIES.shopify,
    poll: { ranAt: ago(7), found: { orders: 2, payments: 0, cancellations: 1 } },
  },
];

/** What `GET /v1/channels/{id}/deliveries` answers: one refused among those taken. */
export function fixtureDeliveries(channelId: string) {
  return Array.from({ length: 14 }, (_, index) => {
    const refused = index === 2;
    return {
      channelId,
      receivedAt: ago(index * 4 + 1),
      deliveryId: refused ? 'none' : `msg_2Lh9${String(7700 - index)}XqTz`,
      topic: channelId === 'demo-shop' ? 'orders/paid' : 'order.paid',
      bytes: 1480 + index * 37,
      bodyHash: `9f86d081884c7d65${String(index).padStart(2, '0')}9a2feaa0c55ad015a3bf4f1b2b0b822cd1`,
      outcome: refused ? 'refused' : 'accepted',
      reason: refused ? 'signature: no secret of this channel made it' : undefined,
      signatureHeaderFound: true,
      clockSkewSeconds: refused ? 412 : 1,
      test: index === 5 ? true : undefined,
      signedAs: index === 4 ? 'key+value' : undefined,
    };
  });
}

/** What `POST /v1/channels/{id}/test` answers. */
export const FIXTURE_CHANNEL_TEST = {
  outcome: 'accepted',
  topic: 'order.paid',
  verifiedWith: 'current-secret',
  clockSkewSeconds: 0,
  answer: { status: 200 },
};
