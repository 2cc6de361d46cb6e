import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aCatalogueItem, aMerchant, aWarehouse } from './demo-directory.ts';
import { call } from './http-call.ts';
import type { ProblemBody } from './bodies.ts';
import { aWorld } from './operator-world.ts';
import type { World } from './operator-world.ts';

interface Report {
  readonly rows: number;
  readonly written: number;
  readonly errors: readonly {
    readonly line: number;
    readonly column: string;
    readonly code: string;
  }[];
}
interface Items {
  readonly items: readonly {
    readonly sku: string;
    readonly missing: readonly { readonly mode: string; readonly missing: readonly string[] }[];
  }[];
  readonly nextCursor?: string;
}

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.close());

const importing = <Body = Report>(body: object) => world.post<Body>('/v1/catalogue/imports', body);
const put = (sku: string, body: unknown, ifMatch?: string) =>
  call<ProblemBody>(world.handler, {
    ...{ method: 'PUT', path: `/v1/catalogue/${sku}`, body },
    headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
  });
const skus = async () => (await world.get<Items>('/v1/catalogue')).json.items.map(({ sku }) => sku);

describe('one item', () => {
  const mug = { hsCode: '6911101900', origin: 'CN', statutoryQuantity: '0.35', vatRate: 1300 };

  test('is read as it was written, and can be put back', async () => {
    expect((await put('MUG', mug)).status).toBe(200);
    const { json } = await world.get<object>('/v1/catalogue/MUG');
    expect(json).toEqual({ ...mug, sku: 'MUG' });
    expect(
      (await world.services.directory.catalogueItem('merchant-1', 'MUG'))?.statutoryQuantity,
    ).toBe(35_000);
    expect((await world.get('/v1/catalogue/CUP')).status).toBe(404);
  });

  test('that is there is written over as it was read, and no other way', async () => {
    const first = await put('MUG', mug);
    const changed = { ...mug, vatRate: 900 };
    expect((await put('MUG', changed)).json).toMatchObject({ status: 428 });
    const { headers } = await world.get('/v1/catalogue/MUG');
    expect(headers.etag).toBe(first.headers.etag);
    expect((await put('MUG', changed, headers.etag)).status).toBe(200);
    expect((await put('MUG', mug, headers.etag)).json).toMatchObject({
      ...{ status: 412, code: 'version-changed' },
    });
    expect((await world.get<{ vatRate: number }>('/v1/catalogue/MUG')).json.vatRate).toBe(900);
    expect((await put('MUG', mug, '*')).status).toBe(200);
  });

  test('that somebody else writes meanwhile stays theirs', async () => {
    const { headers } = await put('MUG', mug);
    const { directory } = world.services;
    const putItem: typeof directory.putCatalogueItem = directory.putCatalogueItem.bind(directory);
    const rival = { merchantId: aMerchant.merchantId, sku: 'MUG', origin: 'JP' };
    Object.assign(directory, {
      putCatalogueItem: async (...args: Parameters<typeof putItem>) => {
        await putItem(rival);
        return putItem(...args);
      },
    });
    expect((await put('MUG', mug, headers.etag)).status).toBe(412);
    expect(await directory.catalogueItem(aMerchant.merchantId, 'MUG')).toEqual(rival);
  });

  test.each([
    [{ hsCode: '12' }, '/hsCode'],
    [{ origin: 'XX' }, '/origin'],
    [{ statutoryQuantity: '-1' }, '/statutoryQuantity'],
    [{ netWeightGrams: 1.5 }, '/netWeightGrams'],
    [{ tariffs: { US: { hsCode: 'x' } } }, '/tariffs/US/hsCode'],
    [{ hscode: '6911101900' }, ''],
  ])('%j is refused by name', async (body, pointer) => {
    const { status, json } = await put('MUG', body);
    expect([status, json.errors[0]?.pointer]).toEqual([400, pointer]);
    expect(await skus()).toEqual([aCatalogueItem.sku]);
  });
});

describe('the listing', () => {
  const listed = async (query: string) => (await world.get<Items>(`/v1/catalogue${query}`)).json;
  const SKUS = ['MUG-1', 'MUG-2', 'TEA'];
  beforeEach(async () => {
    for (const sku of SKUS) expect((await put(sku, { unit: '011' })).status).toBe(200);
  });

  test('finds SKUs by how they begin, page by page', async () => {
    const first = await listed('?prefix=MUG&limit=1');
    expect(first.items.map(({ sku }) => sku)).toEqual(['MUG-1']);
    const cursor = encodeURIComponent(first.nextCursor ?? '');
    const second = await listed(`?prefix=MUG&limit=1&cursor=${cursor}`);
    expect(second.items.map(({ sku }) => sku)).toEqual(['MUG-2']);
    expect(second.nextCursor).toBeUndefined();
    const elsewhere = await world.get(`/v1/catalogue?prefix=TEA&cursor=${cursor}`);
    expect(elsewhere.status).toBe(400);
  });

  test('says what each item lacks on the ways of the merchant’s warehouses', async () => {
    const { items } = await listed('');
    const [mug, whole] = ['MUG-1', aCatalogueItem.sku].map((sku) =>
      items.find((each) => each.sku === sku),
    );
    expect(whole?.missing).toEqual([]);
    expect(mug?.missing).toMatchObject([{ mode: 'bonded-import' }]);
    expect(mug?.missing[0]?.missing).toContain('/bookItems/T4619W000001');
    expect(mug?.missing[0]?.missing).not.toContain('/unit');
  });

  test('shows of a page only what lacks something, and goes on behind what it left out', async () => {
    const first = await listed('?missing=any&limit=1');
    expect(first.items).toEqual([]);
    const cursor = encodeURIComponent(first.nextCursor ?? '');
    const rest = await listed(`?missing=any&cursor=${cursor}`);
    expect(rest.items.map(({ sku }) => sku)).toEqual(SKUS);
    expect((await listed('?missing=bonded-import')).items).toHaveLength(3);
    expect((await listed('?missing=general-export')).items).toEqual([]);
    const { status, json } = await world.get<ProblemBody>('/v1/catalogue?missing=none');
    expect([status, json.errors[0]?.pointer]).toEqual([400, '/missing']);
  });

  test('way by way and abroad, an item’s gaps are those of its merchant', async () => {
    const { directory } = world.services;
    const gaps = async (path: string) => (await world.get<object>(path)).json;
    expect(await gaps('/v1/catalogue/CREAM-50ML/missing')).toEqual({
      ways: [
        {
          ...{ mode: 'bonded-import', modeTitle: 'Bonded import', missing: [] },
          places: [{ accountBook: 'T4619W000001' }],
        },
      ],
      destinations: [],
    });
    await directory.putWarehouse({
      ...aWarehouse,
      ...{ warehouseId: 'warehouse-2', accountBook: undefined, serves: ['general-export'] },
    });
    expect(await gaps('/v1/catalogue/CREAM-50ML/missing')).toMatchObject({
      ways: [{ missing: [] }, { mode: 'general-export', missing: [] }],
      destinations: expect.arrayContaining([
        { territory: 'US', missing: ['/tariffs/US/hsCode'] },
        { territory: 'KR', missing: [] },
      ]),
    });
    const elsewhere = await gaps('/v1/catalogue/CREAM-50ML/missing?merchantId=merchant-2');
    expect(elsewhere).toEqual({ ways: [], destinations: [] });
    const absent = await gaps('/v1/catalogue/NO-SUCH/missing');
    expect(absent).toMatchObject({ ways: [{ missing: expect.arrayContaining(['/hsCode']) }, {}] });
  });
});

describe('an import', () => {
  const FILE = [
    'sku,hsCode,origin,netWeightGrams,bookItems.T1,kinds,liquid',
    'MUG,6911101900,CN,350,7,,false',
    '"TEA, GREEN",0902109000,CN,100,,food quarantine,',
    '',
  ].join('\r\n');

  test('of a file writes every row', async () => {
    const { status, json } = await importing({ csv: FILE });
    expect([status, json]).toEqual([200, { rows: 2, written: 2, errors: [] }]);
    const { directory } = world.services;
    expect(await directory.catalogueItem(aMerchant.merchantId, 'MUG')).toEqual({
      merchantId: aMerchant.merchantId,
      sku: 'MUG',
      hsCode: '6911101900',
      origin: 'CN',
      netWeightGrams: 350,
      bookItems: { T1: '7' },
      liquid: false,
    });
    expect(await directory.catalogueItem(aMerchant.merchantId, 'TEA, GREEN')).toMatchObject({
      kinds: ['food', 'quarantine'],
    });
  });

  const wrong = `${FILE}CUP,12,CN,heavy\r\nMUG,,,,\r\n`;

  test('with something wrong writes nothing and names each place', async () => {
    const { status, json } = await importing<ProblemBody>({ csv: wrong });
    expect([status, json.code]).toEqual([422, 'rows-wrong']);
    expect(json.errors.map(({ detail }) => detail.split(':')[0])).toEqual([
      'line 4, hsCode',
      'line 4, netWeightGrams',
      'line 5, sku',
    ]);
    expect(await skus()).toEqual([aCatalogueItem.sku]);
  });

  test('in part writes what is right', async () => {
    const { json } = await importing({ csv: wrong, partial: true });
    expect(json).toMatchObject({ rows: 4, written: 2 });
    expect(json.errors.map(({ line, column, code }) => [line, column, code])).toEqual([
      [4, 'hsCode', 'wrong-value'],
      [4, 'netWeightGrams', 'wrong-value'],
      [5, 'sku', 'sku-repeated'],
    ]);
    expect(await skus()).toEqual([aCatalogueItem.sku, 'MUG', 'TEA, GREEN']);
  });

  test('may only be tried', async () => {
    expect((await importing({ csv: FILE, dryRun: true })).json).toMatchObject({ written: 0 });
    expect(await skus()).toEqual([aCatalogueItem.sku]);
  });

  test('of items points at them', async () => {
    const items = [{ sku: 'A' }, { sku: 'B', battery: { unNumber: 'UN1' } }];
    const { json } = await importing<ProblemBody>({ items });
    expect(json.errors[0]?.pointer).toBe('/items/1/battery/unNumber');
  });

  test.each([
    [{}, 'bad-body'],
    [{ csv: 'name\nx' }, 'csv-header'],
    [{ csv: 'sku,sku\nx' }, 'csv-header'],
    [{ csv: 'sku\nx,y' }, 'csv-cells'],
    [{ csv: 'sku\n"x' }, 'csv-quote'],
  ])('%j is none', async (body, code) => {
    const { status, json } = await importing<ProblemBody>(body);
    expect([status, json.code]).toEqual([400, code]);
  });
});

test('what an operator fixes of the goods is in the catalogue for the next order', async () => {
  const { hsCode, ...without } = aCatalogueItem;
  const { directory } = world.services;
  await directory.putCatalogueItem(without);
  const held = await world.anOrder();
  await world.enter(held, 'dispatch');
  expect((await world.consignment(held)).hold?.pointers).toContain('lines.1.hsCode');
  const { headers } = await world.get(`/v1/consignments/${held}`);
  const changes = [{ field: 'lines.1.hsCode', value: hsCode }];
  const path = `/v1/consignments/${held}/fix`;
  expect((await world.post(path, { changes }, { 'if-match': headers.etag ?? '' })).status).toBe(
    200,
  );
  expect(await directory.catalogueItem(aMerchant.merchantId, aCatalogueItem.sku)).toEqual(
    aCatalogueItem,
  );
  const next = await world.anOrder();
  await world.enter(next, 'dispatch');
  expect((await world.consignment(next)).hold).toBeUndefined();
});
