import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ProblemBody } from './bodies.ts';
import { aWorld } from './operator-world.ts';
import type { World } from './operator-world.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.close());

const PATH = '/v1/screening/positive-list';
const HEAD = { listId: 'CN-2022', source: 'invented', effectiveFrom: '2022-03-01' };
const load = <Body = object>(body: object) => world.post<Body>(PATH, { ...HEAD, ...body });
const example = (name: string) => readFileSync(`examples/screening/${name}`, 'utf8');

describe('an edition of the positive list', () => {
  test('is loaded from a file, and shown with the others', async () => {
    const csv = example('positive-list.csv');
    const { status, json } = await load({ csv });
    expect([status, json]).toEqual([200, { ...HEAD, lines: 4 }]);
    const goods = await world.services.screening.goods();
    expect(goods).toMatchObject({
      positive: [
        {
          lines: [
            { hsCode: '33049900' },
            { hsCode: '19011010' },
            { hsCode: '22042100', bondedOnly: true },
            { hsCode: '10063020', remark: 'up to 20 kg per person and year' },
          ],
        },
      ],
    });
    const lists = await world.get('/v1/screening/lists');
    expect(lists.json).toMatchObject({
      positiveList: { listId: 'CN-2022', effectiveFrom: '2022-03-01' },
      editions: [{ listId: 'CN-2022', lines: 4 }],
    });
  });

  test('is the sample while none is loaded', async () => {
    expect((await world.get('/v1/screening/lists')).json).toMatchObject({
      positiveList: { listId: 'sample' },
      editions: [],
    });
  });

  test('with wrong rows is not loaded: each is named by its line', async () => {
    const csv =
      'hsCode,bondedOnly,remark,colour\n33049900,,,\n3304,,,\n22042100,maybe,,\n33049900,,,red\n96190011,,,\n96190011,,,\n';
    const { status, json } = await load<ProblemBody>({ csv });
    expect([status, json.code]).toEqual([422, 'rows-wrong']);
    expect(json.errors.map(({ detail }) => /^line \d+, \w*/.exec(detail)?.[0])).toEqual([
      'line 3, hsCode',
      'line 4, bondedOnly',
      'line 5, ',
      'line 7, hsCode',
    ]);
    expect(await world.services.screening.goods()).toEqual({ positive: [] });
  });

  test('as JSON is pointed at by place', async () => {
    const lines = [{ hsCode: '33049900' }, { hsCode: 33049900 }];
    const { json } = await load<ProblemBody>({ lines });
    expect(json.errors.map(({ pointer }) => pointer)).toEqual(['/lines/1/hsCode']);
    expect((await load({ lines: lines.slice(0, 1) })).status).toBe(200);
  });

  test.each([
    ['without rows', {}, 'bad-body'],
    ['with both', { csv: 'hsCode\n33049900', lines: [] }, 'bad-body'],
    ['without a column hsCode', { csv: 'code\n33049900' }, 'csv-header'],
    ['named as what is kept here', { listId: 'sample', csv: 'hsCode\n33049900' }, 'bad-body'],
    ['without a day', { effectiveFrom: 'soon', csv: 'hsCode\n33049900' }, 'bad-body'],
    ['of nothing', { csv: 'hsCode\n' }, 'bad-body'],
  ])('%s is refused', async (_what, body, code) => {
    const { status, json } = await load<ProblemBody>(body);
    expect([status, json.code]).toEqual([400, code]);
  });
});

test('restricted goods are loaded from a file, and refused by pointer', async () => {
  const path = '/v1/screening/restricted-goods';
  const body = JSON.parse(example('restricted-goods.json')) as { rules: object[] };
  expect((await world.post(path, body)).json).toEqual({
    ...{ listId: 'example', asOf: '2026-11-01', rules: 1 },
  });
  const wrong = { ...body, rules: [{ ...body.rules[0], tier: 'stop' }] };
  const { status, json } = await world.post<ProblemBody>(path, wrong);
  expect([status, json.errors[0]?.pointer]).toEqual([400, '/rules/0/tier']);
});
