import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { OPERATOR_ROUTES } from '../../../functions/handlers/api/operator-api.ts';
import { ROUTES } from '../../../functions/runtime/contracts/routes.ts';
import type { WorkflowGraph } from '../../../functions/usecases/views/workflow-graph.ts';
import type { BoardBody } from './bodies.ts';
import { aWorld, STARTED_AT } from './operator-world.ts';
import type { World } from './operator-world.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.close());

describe('routes', () => {
  test('are exactly those of the contract', () => {
    const declared = ROUTES.filter(({ handler }) => handler === 'operator-api');
    expect(Object.keys(OPERATOR_ROUTES).sort()).toEqual(
      declared.map(({ method, path }) => `${method} ${path}`).sort(),
    );
  });

  test.each(['GET /v1/nothing', 'constructor', '__proto__'])(
    'answers %s with 404',
    async (name) => {
      const response = await world.handler({
        routeKey: name,
        rawPath: '/',
        rawQueryString: '',
        headers: {},
        isBase64Encoded: false,
        requestContext: { http: { method: 'GET', path: '/', sourceIp: '127.0.0.1' } },
      });
      expect(response.statusCode).toBe(404);
      expect(response.headers?.['content-type']).toBe('application/problem+json');
    },
  );
});

describe('GET /v1/board', () => {
  test('is empty and complete before the first order', async () => {
    const { status, json } = await world.get<BoardBody>('/v1/board');
    expect(status).toBe(200);
    expect(json).toEqual({
      asOf: STARTED_AT,
      simulated: true,
      speed: 600,
      counts: {},
      stages: [
        { stage: 'dispatch', title: 'Dispatch', waiting: 0 },
        { stage: 'declare', title: 'Declare', waiting: 0 },
        { stage: 'hand-off', title: 'Hand off', waiting: 0 },
        { stage: 'confirm', title: 'Confirm delivery', waiting: 0 },
      ],
      holds: [],
      recent: [],
      clocks: { list: { import: { count: 0 }, export: { count: 0 } }, labels: 'simulated' },
      cases: { open: 0 },
    });
  });

  test('counts, lists what needs somebody, and what happened last comes first', async () => {
    const well = await world.anOrder();
    const held = await world.anOrder({ payment: { firm: 'pay-1' } });
    await world.enter(well, 'dispatch');
    world.pass(1);
    await world.enter(held, 'dispatch');
    const { json } = await world.get<BoardBody>('/v1/board');
    expect(json.counts).toEqual({ dispatching: 1, held: 1 });
    expect(json.stages[0]?.waiting).toBe(1);
    expect(json.holds).toHaveLength(1);
    expect(json.holds[0]).toMatchObject({
      consignmentId: held,
      stage: 'dispatch',
      hold: { reason: 'data-missing' },
    });
    expect(json.recent[0]).toMatchObject({
      consignmentId: held,
      displayNumber: '#SO-2',
      type: 'held',
    });
    expect(json.recent.at(-1)).toMatchObject({ type: 'planned' });
  });

  test('shows what an operator must decide with the failure that led to it', async () => {
    const id = await world.anOrder();
    await world.enter(id, 'dispatch');
    await world.tell(id, {
      type: 'stage-failed',
      stage: 'dispatch',
      code: 'deadline-exceeded',
      message: 'no outcome by noon',
    });
    await world.enter(id, 'needs-operator');
    const { json } = await world.get<BoardBody>('/v1/board');
    expect(json.holds[0]?.hold).toEqual({
      reason: 'decision-needed',
      message: 'no outcome by noon',
      since: STARTED_AT,
    });
  });

  test('measures list clocks by nearest rank, imports and exports apart', async () => {
    for (const hours of [1, 2, 3, 4]) {
      const id = await world.anOrder();
      await world.tell(id, { type: 'document-filed', kind: '621', documentVersion: 1 });
      await world.tell(id, receipt('120', 0), receipt('800', hours));
    }
    const { json } = await world.get<BoardBody>('/v1/board');
    expect(json.clocks.list).toEqual({
      import: { count: 4, p50Hours: 2, p90Hours: 4 },
      export: { count: 0 },
    });
  });

  test('looks back at most every two seconds, but counts afresh', async () => {
    await world.get<BoardBody>('/v1/board');
    await world.anOrder();
    const soon = await world.get<BoardBody>('/v1/board');
    expect(soon.json.counts).toEqual({ accepted: 1 });
    expect(soon.json.recent).toEqual([]);
    world.pass(2 / 3_600);
    const later = await world.get<BoardBody>('/v1/board');
    expect(later.json.recent).toHaveLength(1);
  });

  test('is of the merchant that is asked for', async () => {
    await world.anOrder();
    expect((await world.get<BoardBody>('/v1/board?merchantId=somebody-else')).json.counts).toEqual(
      {},
    );
    expect((await world.get<BoardBody>('/v1/board?merchantId=merchant-1')).json.counts).toEqual({
      accepted: 1,
    });
  });
});

test('GET /v1/workflow draws the happy path first and joins errors that lead the same way', async () => {
  const { json } = await world.get<WorkflowGraph>('/v1/workflow');
  expect(json).toMatchObject({ definitionHash: 'cafe', startAt: 'Dispatch' });
  expect(json.states.map(({ name }) => name)).toEqual([
    'Dispatch',
    'Declare',
    'Hand off',
    'Confirm delivery',
    'Delivered',
    'Needs operator',
    'Unwind',
    'Cancelled',
    'Returned',
    'Written off',
  ]);
  expect(json.states[0]).toEqual({
    name: 'Dispatch',
    type: 'Task',
    stage: 'dispatch',
    comment: 'What dispatch does.',
    end: false,
  });
  expect(json.states[4]).toMatchObject({ name: 'Delivered', type: 'Succeed', end: true });
  expect(json.transitions.filter(({ from }) => from === 'Dispatch')).toEqual([
    { from: 'Dispatch', to: 'Declare', label: '', kind: 'next' },
    { from: 'Dispatch', to: 'Unwind', label: 'CancelRequested, CustomsRejected', kind: 'catch' },
    { from: 'Dispatch', to: 'Needs operator', label: 'States.ALL', kind: 'catch' },
  ]);
});

function receipt(status: string, hours: number) {
  const receivedAt = new Date(Date.parse(STARTED_AT) + hours * 3_600_000).toISOString();
  return { type: 'receipt-received', kind: '621', status, receivedAt, info: '' } as const;
}
