import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { proofApiHandler } from '../../../functions/handlers/api/proof-api.ts';
import type { PageBody, ProblemBody } from './bodies.ts';
import { call } from './http-call.ts';
import { aWorld } from './operator-world.ts';
import type { World } from './operator-world.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.close());

/** A consignment that lacks the payment's transaction number. */
async function aHeldConsignment(): Promise<string> {
  const id = await world.anOrder({ payment: { firm: 'pay-1' } });
  await world.enter(id, 'dispatch');
  return id;
}

async function command<Body = ProblemBody>(
  id: string,
  verb: string,
  body: unknown,
  ifMatch?: string,
) {
  const { version } = await world.consignment(id);
  return world.post<Body>(`/v1/consignments/${id}/${verb}`, body, {
    'if-match': ifMatch ?? `"${String(version)}"`,
  });
}

const goodFix = {
  changes: [{ field: 'payment.transactionId', value: 'PAY-7' }],
  note: 'from the payment firm’s mail',
};
const COMMANDS = [
  ['fix', goodFix],
  ['cancel', { reason: 'the buyer changed their mind' }],
  ['resume', { stage: 'declare' }],
] as const;

describe.each(COMMANDS)('every command (%s)', (verb, body) => {
  test('needs If-Match', async () => {
    const id = await aHeldConsignment();
    const { status, json } = await world.post(`/v1/consignments/${id}/${verb}`, body);
    expect(status).toBe(428);
    expect(json.code).toBe('if-match-missing');
  });

  test('is refused when somebody was faster', async () => {
    const id = await aHeldConsignment();
    const { status, json } = await command(id, verb, body, '"1"');
    expect(status).toBe(412);
    expect(json.code).toBe('version-changed');
  });

  test('may be about what a page was tagged with', async () => {
    const id = await aHeldConsignment();
    const { headers } = await world.get(`/v1/consignments/${id}`);
    const path = `/v1/consignments/${id}/${verb}`;
    const { status } = await world.post(path, body, { 'if-match': headers.etag ?? '' });
    expect(status).not.toBe(412);
    const weak = await world.post(path, body, { 'if-match': `W/${headers.etag ?? ''}` });
    expect(weak.status).toBe(412);
  });

  test('is 404 without a consignment', async () => {
    const path = `/v1/consignments/O-01/${verb}`;
    expect((await world.post(path, body, { 'if-match': '"1"' })).status).toBe(404);
  });

  test.each([
    ['no JSON', '{', 400, 'not-json'],
    ['too much', 'x'.repeat(20_001), 413, 'body-too-large'],
    ['too deep', '['.repeat(65) + ']'.repeat(65), 400, 'json-too-deep'],
    ['a prototype', '{"__proto__":{}}', 400, 'forbidden-key'],
    ['something else', '{"wish":1}', 400, 'bad-body'],
  ])('refuses %s', async (_what, text, status, code) => {
    const id = await aHeldConsignment();
    const answer = await command(id, verb, text);
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  });
});

describe('fix', () => {
  test('corrects the field, ends the hold and shows the consignment as it goes on', async () => {
    const id = await aHeldConsignment();
    const { status, json, headers } = await command<PageBody>(id, 'fix', goodFix);
    expect(status).toBe(200);
    expect(json).toMatchObject({ status: 'dispatching', actions: ['cancel'] });
    expect(json.hold).toBeUndefined();
    expect(headers.etag).toContain(`"${String(json.version)}.`);
    expect(json.timeline.find(({ type }) => type === 'fixed')).toMatchObject({
      type: 'fixed',
      text: 'Corrected: Transaction number of the payment firm. Note: from the payment firm’s mail',
      by: 'li.na',
    });
    expect((await world.consignment(id)).payment.transactionId).toBe('PAY-7');
  });

  test('points at the value that is wrong and changes nothing', async () => {
    const id = await aHeldConsignment();
    const changes = [...goodFix.changes, { field: 'buyer.idNumber', value: '110105194912310021' }];
    const { status, json, text } = await command(id, 'fix', { changes });
    expect(status).toBe(422);
    expect(json.errors).toEqual([{ pointer: '/changes/1/value', detail: json.detail }]);
    expect(text).not.toContain('110105194912310021');
    expect((await world.consignment(id)).hold).toBeDefined();
  });

  test('points at what is missing in the body', async () => {
    const id = await aHeldConsignment();
    const { json } = await command(id, 'fix', { changes: [{ field: 'buyer.name' }] });
    expect(json.errors.map(({ pointer }) => pointer)).toEqual(['/changes/0/value']);
  });

  test('is not legal while nothing is held', async () => {
    const id = await world.anOrder();
    const { status, json } = await command(id, 'fix', goodFix);
    expect([status, json.code]).toEqual([409, 'not-legal']);
  });
});

describe('cancel', () => {
  test('is taken, answers the waiting task, and cannot be repeated', async () => {
    const id = await world.anOrder();
    await world.enter(id, 'dispatch');
    const { status, headers } = await command(id, 'cancel', { reason: 'out of fashion' });
    expect(status).toBe(202);
    expect(headers.location).toBe(`/v1/consignments/${id}`);
    expect(world.resumed).toEqual([
      { kind: 'failed', error: 'CancelRequested', cause: 'out of fashion' },
    ]);
    const page = await world.get<PageBody>(`/v1/consignments/${id}`);
    expect(page.json.cancel).toMatchObject({ reason: 'out of fashion', answer: 'accepted' });
    expect(page.json.states[0]?.status).toBe('failed');
    const again = await command(id, 'cancel', { reason: 'again' });
    expect([again.status, again.json.code]).toEqual([409, 'not-legal']);
  });

  test('is not legal while the parcel is being taken back already', async () => {
    const id = await world.anOrder();
    await world.enter(id, 'unwind');
    const { status, json } = await command(id, 'cancel', { reason: 'twice' });
    expect([status, json.code]).toEqual([409, 'not-legal']);
    expect((await world.consignment(id)).cancel).toBeUndefined();
  });

  test('is not legal once the parcel has left', async () => {
    const id = await world.anOrder();
    await world.tell(id, { type: 'gated-out', gatePassNumber: 'P1' });
    const { status } = await command(id, 'cancel', { reason: 'too late' });
    expect(status).toBe(409);
  });
});

describe('return', () => {
  test('takes back what left under a released list, once, and shows it', async () => {
    const id = await world.anOrder();
    await world.enter(id, 'confirm');
    await world.tell(id, {
      type: 'receipt-received',
      kind: '621',
      status: '800',
      receivedAt: world.services.clock.now(),
      info: '',
    });
    const early = await command(id, 'return', { reason: 'too early' });
    expect([early.status, early.json.code]).toEqual([409, 'return-not-left']);
    await world.tell(id, { type: 'gated-out', gatePassNumber: 'P1' });
    const { status } = await command(id, 'return', { reason: 'does not fit' });
    expect(status).toBe(202);
    expect((await world.consignment(id)).returnRequest?.reason).toBe('does not fit');
    expect(world.resumed.at(-1)).toMatchObject({ error: 'CancelRequested' });
    const again = await command(id, 'return', { reason: 'again' });
    expect([again.status, again.json.code]).toEqual([409, 'return-already']);
  });

  test('the proof of a consignment without messages holds; of none there is no proof', async () => {
    const id = await world.anOrder();
    const proof = proofApiHandler(world.services);
    const { json } = await call(proof, { method: 'GET', path: `/v1/consignments/${id}/proof` });
    expect(json).toEqual({ consignmentId: id, holds: true, messages: [] });
    const none = await call(proof, { method: 'GET', path: '/v1/consignments/O1-01/proof' });
    expect(none.status).toBe(404);
  });
});

describe('resume', () => {
  async function needingDecision(): Promise<string> {
    const id = await world.anOrder();
    await world.enter(id, 'dispatch');
    await world.tell(id, {
      type: 'stage-failed',
      stage: 'dispatch',
      code: 'x',
      message: 'the warehouse is closed',
    });
    await world.enter(id, 'needs-operator');
    return id;
  }

  test.each([
    ['declare', { kind: 'failed', error: 'ResumeAtDeclare', cause: 'operator resumes at declare' }],
    ['unwind', { kind: 'done' }],
  ])('at %s', async (stage, outcome) => {
    const id = await needingDecision();
    const page = await world.get<PageBody>(`/v1/consignments/${id}`);
    expect(page.json.actions).toEqual(['cancel', 'resume', 'unwind']);
    expect(page.json.refusal?.message).toBe('the warehouse is closed');
    expect((await command(id, 'resume', { stage })).status).toBe(202);
    expect(world.resumed).toEqual([outcome]);
    const after = await world.get<PageBody>(`/v1/consignments/${id}`);
    expect(after.json.timeline.at(-1)).toMatchObject({ type: 'resumed', by: 'li.na' });
    expect(after.json.actions).not.toContain('resume');
  });

  test('is not legal while no decision is due', async () => {
    const id = await world.anOrder();
    await world.enter(id, 'dispatch');
    const { status } = await command(id, 'resume', { stage: 'dispatch' });
    expect(status).toBe(409);
  });

  test('knows no other stage', async () => {
    const id = await needingDecision();
    const { status, json } = await command(id, 'resume', { stage: 'delivered' });
    expect([status, json.errors[0]?.pointer]).toEqual([400, '/stage']);
  });
});

describe('a rival between check and commit', () => {
  /** Somebody else tells something just before the first commit of the next command. */
  function forceRival(id: string): void {
    const { orders } = world.services;
    const commit = orders.commit.bind(orders);
    let isFirst = true;
    Object.assign(orders, {
      commit: async (change: Parameters<typeof orders.commit>[0]) => {
        if (isFirst) {
          isFirst = false;
          await world.tell(id, { type: 'label-voided' });
        }
        return commit(change);
      },
    });
  }

  test.each([
    ['fix', goodFix],
    ['cancel', { reason: 'the buyer changed their mind' }],
  ])('makes %s stale: 412, nothing recorded', async (verb, body) => {
    const id = await aHeldConsignment();
    forceRival(id);
    const { status, json } = await command(id, verb, body);
    expect([status, json.code]).toEqual([412, 'version-changed']);
    const types = (await world.services.orders.events(id)).map(({ type }) => type);
    expect(types.at(-1)).toBe('label-voided');
    expect(types).not.toContain('fixed');
    expect(types).not.toContain('cancel-requested');
  });

  test('makes resume stale: 412, nothing recorded', async () => {
    const id = await world.anOrder();
    await world.enter(id, 'needs-operator');
    forceRival(id);
    expect((await command(id, 'resume', { stage: 'dispatch' })).status).toBe(412);
    expect(world.resumed).toEqual([]);
  });

  test('changes nothing for a command about any version', async () => {
    const id = await aHeldConsignment();
    forceRival(id);
    expect((await command(id, 'cancel', { reason: 'by buyer' }, '*')).status).toBe(202);
  });
});
