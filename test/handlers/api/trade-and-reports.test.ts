import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CHANNEL_CAPABILITIES } from '../../../functions/domain/order/channel-capabilities.ts';
import { openCase } from '../../../functions/usecases/open-case.ts';
import type { DeliveryRecord } from '../../../functions/ports/order-store.ts';
import type { ReportSummary } from '../../../functions/handlers/api/operator/report-summaries.ts';
import type { BoardBody, CasesBody, OrderBody, ReportBody } from './bodies.ts';
import { aWorld, STARTED_AT } from './operator-world.ts';
import type { World } from './operator-world.ts';

type DeliveriesBody = { readonly items: readonly DeliveryRecord[] };
type ReportsBody = { readonly items: readonly ReportSummary[] };

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.close());

test('GET /v1/channels lists the merchant’s channels with what they can, without their secrets’ whereabouts', async () => {
  const shown = {
    channelId: 'market-1',
    marketplace: 'canonical',
    account: 'harbour-market',
    enabled: true,
    can: CHANNEL_CAPABILITIES.canonical,
  };
  expect((await world.get('/v1/channels')).json).toEqual({ items: [shown] });
  const found = { orders: 2, payments: 0, cancellations: 1 };
  const poll = { seenUntil: STARTED_AT, ranAt: STARTED_AT, found, fault: 'HTTP 503' };
  await world.services.polls.putPoll({ channelId: 'market-1', recent: ['1 a'], ...poll });
  expect((await world.get('/v1/channels')).json).toEqual({ items: [{ ...shown, poll }] });
});

describe('GET /v1/channels/{channelId}/deliveries', () => {
  test('lists what arrived, newest first', async () => {
    for (const deliveryId of ['d-1', 'd-2']) {
      await world.services.orders.recordDelivery({
        channelId: 'market-1',
        receivedAt: STARTED_AT,
        deliveryId,
        topic: 'order.paid',
        bytes: 10,
        bodyHash: 'aa',
        outcome: 'accepted',
        signatureHeaderFound: true,
      });
    }
    const { json } = await world.get<DeliveriesBody>('/v1/channels/market-1/deliveries');
    expect(json.items.map(({ deliveryId }) => deliveryId)).toEqual(['d-2', 'd-1']);
  });

  test('is 404 for a channel that is none of ours', async () => {
    expect((await world.get('/v1/channels/market-9/deliveries')).status).toBe(404);
  });
});

test('GET /v1/cases lists the merchant’s and those that name no merchant, newest first', async () => {
  const finding = { kind: 'k', severity: 'warning', title: 't', detail: 'd' } as const;
  await openCase(world.services, { ...finding, about: 'old', merchantId: 'merchant-1' });
  await openCase(world.services, { ...finding, about: 'other', merchantId: 'merchant-2' });
  world.pass(1);
  await openCase(world.services, { ...finding, about: 'new' });
  const { json } = await world.get<CasesBody>('/v1/cases');
  expect(json.items.map(({ caseId }) => caseId)).toEqual(['k.new', 'k.old']);
  expect((await world.get<BoardBody>('/v1/board')).json.cases).toEqual({ open: 2 });
});

describe('GET /v1/orders/{orderId}', () => {
  test('shows the order with its consignments and nobody’s data', async () => {
    const id = await world.anOrder();
    const orderId = id.slice(0, -3);
    const { json, text } = await world.get<OrderBody>(`/v1/orders/${orderId}`);
    expect(json).toMatchObject({
      orderId,
      status: 'planned',
      channelOrderId: 'SO-1',
      totals: { paid: '293.48' },
      consignments: [{ consignmentId: id, status: 'accepted' }],
    });
    expect(text).not.toMatch(/王|李雷|member-1001/);
  });

  test('is 404 when there is none', async () => {
    expect((await world.get('/v1/orders/O0')).status).toBe(404);
  });
});

describe('reports', () => {
  test('a run answers with its report, which is then listed and read in both formats', async () => {
    await world.anOrder();
    const run = await world.post<ReportBody>('/v1/reconciliations', {});
    expect(run.status).toBe(201);
    const { reportId } = run.json;
    expect(run.headers.location).toBe(`/v1/reports/${reportId}`);
    const list = await world.get<ReportsBody>('/v1/reports');
    expect(list.json.items).toEqual([
      {
        reportId,
        merchantId: 'merchant-1',
        at: STARTED_AT,
        differences: run.json.differences.length,
        formats: ['json', 'csv'],
      },
    ]);
    const json = await world.get(`/v1/reports/${reportId}`);
    expect(json.json).toEqual(run.json);
    const csv = await world.get(`/v1/reports/${reportId}?format=csv`);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.text).toContain(',');
  });

  test('the newest come first, of the merchant that is asked for, each read once', async () => {
    const first = (await world.post<ReportBody>('/v1/reconciliations', {})).json.reportId;
    world.pass(24 * 40);
    const second = (await world.post<ReportBody>('/v1/reconciliations', {})).json.reportId;
    const ids = async (query = '') =>
      (await world.get<ReportsBody>(`/v1/reports${query}`)).json.items.map(
        ({ reportId }) => reportId,
      );
    expect(await ids()).toEqual([second, first]);
    await world.services.documents.put(`reports/${first}.json`, Buffer.from('{'), 'x');
    expect(await ids()).toEqual([second, first]);
    expect(await ids('?merchantId=merchant-2')).toEqual([]);
  });

  test.each([
    ['/v1/reports/R1', 404],
    ['/v1/reports/..%2Fparked%2Fx', 404],
    ['/v1/reports/R1..', 404],
    ['/v1/reports/R1?format=pdf', 400],
  ])('%s is %d', async (path, status) => {
    const elsewhere = 'reports/../parked/x.json';
    await world.services.documents.put(elsewhere, Buffer.from('{}'), 'application/json');
    expect((await world.get(path)).status).toBe(status);
  });

  test('nobody’s business is compared for a merchant that is none', async () => {
    expect((await world.post('/v1/reconciliations?merchantId=merchant-9', {})).status).toBe(404);
  });
});
