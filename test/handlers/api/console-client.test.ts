import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { operatorApiHandler } from '../../../functions/handlers/api/operator-api.ts';
import { settingsApiHandler } from '../../../functions/handlers/api/settings-api.ts';
import { resolveWorkflow } from '../../../scripts/resolve-workflow.ts';
import { call } from './http-call.ts';
import { aWorld, STARTED_AT } from './operator-world.ts';
import type { World } from './operator-world.ts';

// The console's own client calls the real handler: what one answers, the other must understand.

interface Query {
  readonly queryFn: (context: { readonly signal?: AbortSignal }) => Promise<unknown>;
}
type ClientModule = Readonly<Record<string, (...input: readonly unknown[]) => unknown>>;

/** The console is compiled for browsers, apart: its modules are loaded without being type-checked along. */
const load = async (name: string) =>
  (await import(join(__dirname, '../../../console/src/api', name))) as ClientModule;

async function ask(module: string, query: string, ...input: readonly unknown[]): Promise<unknown> {
  const client = await load(module);
  return (client[query]?.(...input) as Query).queryFn({});
}

async function command(name: string, ...input: readonly unknown[]): Promise<void> {
  await (await load('commands.ts'))[name]?.(...input);
}

const realFetch = globalThis.fetch;
let world: World;

beforeEach(async () => {
  world = await aWorld();
  const handler = operatorApiHandler(world.services, {
    workflow: resolveWorkflow(),
    simulated: true,
    speed: 1,
  });
  const settings = settingsApiHandler(world.services);
  globalThis.fetch = async (path, init = {}) => {
    const method = init.method === 'POST' || init.method === 'PUT' ? init.method : 'GET';
    const headers = Object.fromEntries(new Headers(init.headers).entries());
    const isSetting = /^\/v1\/(?:endpoints|channels\/[^/]+\/test)/.test(path as string);
    const answer = await call(isSetting ? settings : handler, {
      method,
      path: path as string,
      body: init.body,
      headers,
    });
    // A 304 has no body at all.
    const text = answer.text === '' ? null : answer.text;
    return new Response(text, { status: answer.status, headers: answer.headers });
  };
});
afterEach(() => world.close());
afterAll(() => {
  globalThis.fetch = realFetch;
});

/** A parcel on its way through Declare: documents, receipts, match, book and tracking. */
async function aBusyConsignment(): Promise<string> {
  const id = await world.anOrder();
  await world.enter(id, 'dispatch');
  await world.tell(id, { type: 'warehouse-accepted' });
  await world.tell(id, { type: 'waybill-drawn', waybillNumber: 'YT0001' });
  await world.enter(id, 'declare');
  const paid = (await world.consignment(id)).totals.paid;
  await world.tell(id, {
    type: 'payment-recorded',
    record: {
      transactionId: 'PAY20261123000001',
      orderNumber: 'SO-1',
      platformCode: '91110000600037341L',
      amountPaid: paid,
    },
  });
  for (const status of ['2', '120']) {
    await world.tell(id, {
      type: 'receipt-received',
      kind: '311',
      status,
      receivedAt: STARTED_AT,
      info: 'ok',
    });
    world.pass(1);
  }
  await world.tell(id, {
    type: 'tracked',
    event: { code: 'EMA', status: 'HANDED_TO_CARRIER', at: STARTED_AT },
  });
  await world.tell(id, {
    type: 'book-written-off',
    postings: [
      {
        lineId: 'line-1',
        accountBook: 'T4619W000001',
        bookItem: '1007',
        unit: '140',
        quantity: 200_000,
        before: 10_000_000,
        after: 9_800_000,
      },
    ],
  });
  return id;
}

test('the consignment page', async () => {
  const id = await aBusyConsignment();
  expect(await ask('consignments.ts', 'consignmentQuery', id)).toMatchObject({
    status: 'declaring',
    bookPostings: [{ quantity: '2', before: '100', after: '98' }],
    documents: [
      {
        kind: '311',
        state: 'accepted',
        version: 1,
        receipts: [{ status: '2' }, { status: '120' }],
      },
      { kind: '411', state: 'waiting', since: STARTED_AT },
      { kind: '511', state: 'waiting', since: STARTED_AT },
      { kind: '621', state: 'not due' },
      { kind: '513', state: 'not due' },
    ],
    match: Array.from({ length: 9 }, () => ({ ok: true })),
    tracking: [{ code: 'EMA' }],
  });
});

test('a document that we filed, as it was on the wire', async () => {
  const id = await aBusyConsignment();
  const page = (await ask('consignments.ts', 'consignmentQuery', id)) as {
    readonly documents: readonly { readonly files: readonly { readonly key: string }[] }[];
  };
  const [file] = page.documents[0]?.files ?? [];
  expect(await ask('document.ts', 'documentBodyQuery', id, file?.key)).toEqual({
    text: '<CEB311Message/>',
    contentType: 'application/xml; charset=utf-8',
  });
});

test('a held consignment, and its fix', async () => {
  const id = await world.anOrder({ payment: { firm: 'pay-1' } });
  await world.enter(id, 'dispatch');
  const held = await ask('consignments.ts', 'consignmentQuery', id);
  expect(held).toMatchObject({ actions: ['fix', 'cancel'], hold: { reason: 'data-missing' } });
  const target = held as { readonly consignmentId: string; readonly version: number };
  const fix = (value: string) => [{ field: 'payment.transactionId', value }];
  await expect(command('fixConsignment', target, fix('two words'), '')).rejects.toMatchObject({
    fault: 'refused',
    fields: { '/changes/0/value': expect.stringContaining('payment.transactionId') },
  });
  await command('fixConsignment', target, fix('PAY-7'), 'by mail');
  await expect(command('cancelConsignment', target, 'late')).rejects.toMatchObject({
    fault: 'changed',
  });
  expect(await ask('consignments.ts', 'consignmentQuery', id)).toMatchObject({
    status: 'dispatching',
  });
});

test('every other page', async () => {
  await aBusyConsignment();
  expect(await ask('board.ts', 'boardQuery', 1_000)).toMatchObject({ counts: { declaring: 1 } });
  expect(await ask('workflow.ts', 'workflowQuery')).toMatchObject({ startAt: 'Dispatch' });
  const filter = { q: 'SO-1', status: '', cursor: '' };
  expect(await ask('consignments.ts', 'consignmentsQuery', filter)).toMatchObject({
    items: [{ waybillNumber: 'YT0001' }],
  });
  expect(await ask('channels.ts', 'channelsQuery')).toMatchObject({ items: [{}] });
  expect(await ask('signers.ts', 'signersQuery', 1_000)).toMatchObject({
    items: [{ perMinute: 250, waiting: 0 }],
  });
  expect(await ask('channels.ts', 'deliveriesQuery', 'market-1', 'refused')).toEqual({ items: [] });
  const within = { hours: '24', cursor: '' };
  expect(await ask('promises.ts', 'promisesQuery', within)).toEqual({ items: [] });
  expect(await ask('promises.ts', 'ratesQuery', '2026-11-23', '2026-11-23')).toEqual({
    items: [{ channelId: 'market-1', due: 0, kept: 0, late: 0, notShipped: 0 }],
  });
  const run = (await (await load('reports.ts')).runReconciliation?.()) as { reportId: string };
  expect(await ask('reports.ts', 'reportsQuery')).toMatchObject({
    items: [run].map(({ reportId }) => ({ reportId })),
  });
  expect(await ask('reports.ts', 'reportQuery', run.reportId)).toEqual(run);
  expect(await ask('cases.ts', 'casesQuery')).toHaveProperty('items');
});

test('the console reads what becomes of a channel that is tried', async () => {
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  await world.services.secrets.put('channels/market-1', [secret]);
  const { testChannel } = await load('channels.ts');
  expect(await testChannel?.('market-1')).toMatchObject({
    outcome: 'accepted',
    verifiedWith: 'current-secret',
    answer: { status: 200 },
  });
  const narrowed = { outcome: 'accepted', topic: 'order.paid' };
  const log = await ask('channels.ts', 'deliveriesQuery', 'market-1', narrowed);
  expect(log).toMatchObject({ items: [{ topic: 'order.paid', test: true }] });
});

test('the console enters endpoints, tries, rotates and switches them, and sends again', async () => {
  const { addEndpoint, tryEndpoint, rotateEndpoint, switchEndpoint, replayEvents } =
    await load('endpoints.ts');
  const made = (await addEndpoint?.({
    ...{ url: 'https://erp.example/hook', description: 'ERP', events: ['order.held'] },
  })) as { readonly endpointId: string; readonly secrets: { readonly hmac: string } };
  const { endpointId } = made;
  expect(made.secrets.hmac).toMatch(/^whsec_/);
  const tried = (await tryEndpoint?.(endpointId)) as { readonly occurredAt: string };
  const filter = { status: '', cursor: '' };
  const log = async () => ask('endpoints.ts', 'outboundQuery', endpointId, filter);
  expect(await log()).toMatchObject({ items: [{ type: 'endpoint.test' }] });
  const before = new Date(Date.parse(tried.occurredAt) + 1).toISOString();
  expect(await replayEvents?.(endpointId, { from: tried.occurredAt, before })).toBe(1);
  expect(await log()).toMatchObject({ items: [{ status: 'pending' }] });
  expect(await rotateEndpoint?.({ endpointId, version: 1 })).toMatchObject({ endpointId });
  await expect(switchEndpoint?.({ endpointId, enabled: true, version: 1 })).rejects.toMatchObject({
    fault: 'changed',
  });
  await switchEndpoint?.({ endpointId, enabled: true, version: 2 });
  const { items } = (await ask('endpoints.ts', 'endpointsQuery')) as {
    readonly items: readonly object[];
  };
  expect(items).toContainEqual(
    expect.objectContaining({
      ...{ endpointId, description: 'ERP', events: ['order.held'], enabled: false },
      disabled: expect.objectContaining({ reason: 'operator' }),
    }),
  );
});

test('the console reads, saves and imports items, as the host has them', async () => {
  const { saveItem, checkRows, importRows } = await load('catalogue.ts');
  const filter = { prefix: 'CREAM', missing: '', cursor: '' };
  const listed = { items: [{ sku: 'CREAM-50ML', missing: [] }] };
  expect(await ask('catalogue.ts', 'catalogueQuery', filter)).toMatchObject(listed);
  const stored = (await ask('catalogue.ts', 'itemQuery', 'A/B')) as { readonly etag?: string };
  expect(stored).toEqual({ item: {} });
  const gaps = await ask('catalogue.ts', 'itemGapsQuery', 'A/B');
  expect(gaps).toMatchObject({ ways: [{ mode: 'bonded-import' }] });
  const saved = (await saveItem?.('A/B', { unit: '011' }, stored.etag)) as typeof stored;
  expect(await ask('catalogue.ts', 'itemQuery', 'A/B')).toEqual(saved);
  const late = saveItem?.('A/B', { unit: '035' }, undefined);
  await expect(late).rejects.toMatchObject({ fault: 'changed' });
  const wrong = saveItem?.('A/B', { unit: '1' }, saved.etag);
  await expect(wrong).rejects.toMatchObject({ fields: { '/unit': 'must be three digits' } });
  const rows = { csv: 'sku,unit\nC-1,011\nC-2,x' };
  const report = { rows: 2, errors: [{ line: 3, column: 'unit' }] };
  expect(await checkRows?.(rows)).toMatchObject({ ...report, written: 0 });
  await expect(importRows?.(rows, false)).rejects.toMatchObject({ fault: 'refused' });
  expect(await importRows?.(rows, true)).toMatchObject({ ...report, written: 1 });
});
