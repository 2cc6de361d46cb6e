import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ListBody, PageBody } from './bodies.ts';
import { call } from './http-call.ts';
import { aWorld, STARTED_AT } from './operator-world.ts';
import type { World } from './operator-world.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.close());

describe('GET /v1/consignments', () => {
  test('goes from the newest to the oldest, page by page', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      ids.unshift(await world.anOrder());
      world.pass(1);
    }
    const first = await world.get<ListBody>('/v1/consignments?limit=2');
    expect(idsOf(first)).toEqual(ids.slice(0, 2));
    const cursor = encodeURIComponent(first.json.nextCursor ?? '');
    const second = await world.get<ListBody>(`/v1/consignments?limit=2&cursor=${cursor}`);
    expect(idsOf(second)).toEqual(ids.slice(2));
    expect(second.json.nextCursor).toBeUndefined();
  });

  test('narrows to a status', async () => {
    const id = await world.anOrder();
    await world.anOrder();
    await world.enter(id, 'dispatch');
    expect(idsOf(await world.get<ListBody>('/v1/consignments?status=dispatching'))).toEqual([id]);
  });

  test.each([
    ['status=lost', '/status'],
    ['limit=0', '/limit'],
    ['limit=101', '/limit'],
    ['limit=ten', '/limit'],
    ['cursor=made-up', '/cursor'],
    [`q=${'9'.repeat(101)}`, '/q'],
  ])('refuses %s', async (query, pointer) => {
    const { status, json } = await world.get(`/v1/consignments?${query}`);
    expect(status).toBe(400);
    expect(json.code).toBe('bad-query');
    expect(json.errors[0]?.pointer).toBe(pointer);
  });

  test('refuses the cursor of another listing', async () => {
    for (let count = 0; count < 2; count += 1) await world.anOrder();
    const { json } = await world.get<ListBody>('/v1/consignments?limit=1');
    const cursor = encodeURIComponent(json.nextCursor ?? '');
    const other = await world.get<ListBody>(
      `/v1/consignments?limit=1&status=accepted&cursor=${cursor}`,
    );
    expect(other.status).toBe(400);
  });

  test.each([
    ['consignment id', (id: string) => id],
    ['consignment id in small letters', (id: string) => id.toLowerCase()],
    ['order id', (id: string) => id.slice(0, -3)],
    ['order number', () => 'SO-2'],
    ['display number', () => '#SO-2'],
    ['display number without its mark', () => 'SO-2'],
    ['waybill number with blanks around it', () => ' YT0002 '],
  ])('finds by %s', async (_what, text) => {
    await world.anOrder();
    const id = await world.anOrder();
    await world.tell(id, { type: 'waybill-drawn', waybillNumber: 'YT0002' });
    const found = await world.get<ListBody>(`/v1/consignments?q=${encodeURIComponent(text(id))}`);
    expect(idsOf(found)).toEqual([id]);
  });

  test('finds nothing of another merchant, and nothing of another status', async () => {
    const id = await world.anOrder();
    expect(idsOf(await world.get<ListBody>(`/v1/consignments?q=${id}&merchantId=other`))).toEqual(
      [],
    );
    expect(idsOf(await world.get<ListBody>(`/v1/consignments?q=${id}&status=held`))).toEqual([]);
  });
});

describe('GET /v1/consignments/{consignmentId}', () => {
  test('is 404 when there is none', async () => {
    const { status, json } = await world.get('/v1/consignments/O-01');
    expect(status).toBe(404);
    expect(json).toMatchObject({ status: 404, code: 'not-found' });
  });

  test('is sent once to whoever remembers it, and again once anything in it changed', async () => {
    const id = await world.anOrder();
    const pages = [
      [`/v1/consignments/${id}`, 'dispatch'],
      [`/v1/orders/${id.slice(0, -3)}`, 'declare'],
    ] as const;
    for (const [path, next] of pages) {
      const { headers } = await world.get(path);
      const ask = (tag = '') =>
        call(world.handler, { method: 'GET', path, headers: { 'if-none-match': tag } });
      const known = await ask(`"0", W/${headers.etag ?? ''}`);
      expect([known.status, known.text, known.headers.etag]).toEqual([304, '', headers.etag]);
      expect((await ask('"1"')).status).toBe(200);
      await world.enter(id, next);
      expect((await ask(headers.etag)).status).toBe(200);
    }
  });

  test('shows what was decided and masks whoever is meant', async () => {
    const id = await world.anOrder();
    const { json, headers, text } = await world.get<PageBody>(`/v1/consignments/${id}`);
    expect(headers.etag).toMatch(/^"1\.[\w-]{16}"$/);
    expect(json).toMatchObject({
      consignmentId: id,
      version: 1,
      status: 'accepted',
      modeTitle: 'Bonded import',
      shipTo: { name: '李＊', city: '杭州市', country: 'CN' },
      identity: { buyerIdNumber: '002X', consigneeTelephone: '9000', payerName: '＊' },
      totals: { goods: '259.00', tax: '24.48', paid: '293.48', currency: 'CNY' },
      lines: [{ quantity: 2, price: '129.50', hsCode: '3304990039', bookItem: '1007' }],
      load: { loadId: `L${id}`, status: 'open' },
      actions: ['cancel'],
    });
    for (const secret of ['李雷', '王小明', '文三路', '13900139000', '11010519491231002X']) {
      expect(text).not.toContain(secret);
    }
  });

  test('says what stands where, who is waited for, and what may be done', async () => {
    const id = await world.anOrder();
    await world.enter(id, 'dispatch');
    await world.tell(id, { type: 'warehouse-accepted' });
    const { json } = await world.get<PageBody>(`/v1/consignments/${id}`);
    expect(json.states[0]).toEqual({
      name: 'Dispatch',
      meaning: expect.stringContaining('The bonded warehouse takes the order'),
      status: 'current',
      visits: 1,
      enteredAt: STARTED_AT,
    });
    expect(json.states[1]).toEqual({
      ...{ name: 'Declare', status: 'ahead', visits: 0 },
      meaning: expect.stringContaining('The list (621) is filed'),
    });
    expect(json.task).toMatchObject({ stage: 'dispatch', visit: 1, status: 'waiting' });
    // The warehouse answered: only the carrier is still waited for.
    expect(json.task?.asks).toEqual([
      {
        name: 'waybill',
        party: 'carrier',
        attempts: 1,
        askedAt: STARTED_AT,
        againAt: '2026-11-23T02:30:00.000Z',
      },
    ]);
    expect(json.timeline.map(({ text }) => text).slice(1)).toEqual([
      'Dispatch',
      'Screened: No denied-party list is kept here: names were compared with nothing.',
      'The warehouse accepted the order and set the goods aside',
    ]);
  });

  test('names each field of a hold and what it holds, sealed ones by their last characters', async () => {
    const id = await world.anOrder({ payment: { firm: 'pay-1' }, payer: {} });
    await world.enter(id, 'dispatch');
    const { json } = await world.get<PageBody>(`/v1/consignments/${id}`);
    expect(json.status).toBe('held');
    expect(json.actions).toEqual(['fix', 'cancel']);
    expect(json.states[0]?.status).toBe('waiting');
    expect(json.hold).toMatchObject({ reason: 'data-missing', stage: 'dispatch' });
    expect(json.hold?.fields).toEqual([
      { field: 'payer.name', title: 'Name of the payer', sensitive: true },
      { field: 'payer.idNumber', title: 'Resident ID of the payer', sensitive: true },
      {
        field: 'payment.transactionId',
        title: 'Transaction number of the payment firm',
        sensitive: false,
      },
    ]);
  });

  test('shows personal values of a hold masked, and says that they are', async () => {
    const id = await world.anOrder();
    const hold = {
      reason: 'match-failed',
      message: 'Consignee of order and waybill',
      pointers: ['shipTo.name', 'shipTo.street', 'shipTo.city', 'lines.1.statutoryQuantity'],
      stage: 'declare',
      since: STARTED_AT,
    } as const;
    await world.tell(id, { type: 'held', hold });
    const { json } = await world.get<PageBody>(`/v1/consignments/${id}`);
    expect(
      json.hold?.fields.map(({ field, sensitive, current }) => [field, sensitive, current]),
    ).toEqual([
      ['shipTo.name', true, '李＊'],
      ['shipTo.street', true, '＊'],
      ['shipTo.city', false, '杭州市'],
      ['lines.1.statutoryQuantity', false, '0.05'],
    ]);
  });

  test('shows what was asked again after a refusal as it is asked now', async () => {
    const id = await world.anOrder();
    await world.enter(id, 'dispatch');
    const refusal = { code: 'closed', message: 'closed for stock-taking' };
    await world.tell(id, { type: 'ask-refused', ask: 'fulfilment', ...refusal });
    world.pass(1);
    await world.tell(id, { type: 'fixed', changes: [], by: 'li.na' });
    const { json } = await world.get<PageBody>(`/v1/consignments/${id}`);
    const asks = json.task?.asks.filter(({ name }) => name === 'fulfilment');
    expect(asks).toMatchObject([{ askedAt: '2026-11-23T03:00:00.000Z' }]);
  });

  test('lists every document of the mode with who files it', async () => {
    const id = await world.anOrder();
    const { json } = await world.get<PageBody>(`/v1/consignments/${id}`);
    expect(json.documents.map(({ kind, filedBy, state }) => [kind, filedBy, state])).toEqual([
      ['311', 'platform', 'not due'],
      ['411', 'payment firm', 'not due'],
      ['511', 'logistics firm', 'not due'],
      ['621', 'merchant', 'not due'],
      ['513', 'logistics firm', 'not due'],
    ]);
  });
});

describe('GET …/documents/{documentKey}', () => {
  const xml = '<m:CEB311Message><m:buyerName>王小明</m:buyerName></m:CEB311Message>';

  async function withDocument(): Promise<{ id: string; name: string | undefined }> {
    const id = await world.anOrder();
    const consignment = await world.consignment(id);
    const key = `consignments/${id}/311-1.xml`;
    await world.services.documents.put(key, Buffer.from(xml), 'application/xml');
    await world.services.orders.commit({
      consignment: { record: consignment, expectedVersion: consignment.version },
      documents: [
        {
          consignmentId: id,
          kind: '311',
          message: '311',
          version: 1,
          party: 'platform',
          at: STARTED_AT,
          hash: 'aa',
          key,
        },
      ],
    });
    const { json } = await world.get<PageBody>(`/v1/consignments/${id}`);
    return { id, name: json.documents[0]?.files[0]?.key };
  }

  test('shows the message, masked', async () => {
    const { id, name } = await withDocument();
    const { status, headers, text } = await world.get(
      `/v1/consignments/${id}/documents/${name ?? ''}`,
    );
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/xml; charset=utf-8');
    expect(text).toBe('<m:CEB311Message><m:buyerName>王＊</m:buyerName></m:CEB311Message>');
  });

  test('is 404 for a document of another consignment, and for any other key', async () => {
    const { id, name } = await withDocument();
    const other = await world.anOrder();
    expect((await world.get(`/v1/consignments/${id}/documents/311-1.xml`)).status).toBe(404);
    expect((await world.get(`/v1/consignments/${other}/documents/${name ?? ''}`)).status).toBe(404);
    const secret = Buffer.from('parked/market-1/abc').toString('base64url');
    await world.services.documents.put('parked/market-1/abc', Buffer.from('x'), 'text/plain');
    expect((await world.get(`/v1/consignments/${other}/documents/${secret}`)).status).toBe(404);
  });
});

function idsOf({ json }: { readonly json: ListBody }): string[] {
  return json.items.map(({ consignmentId }) => consignmentId);
}
