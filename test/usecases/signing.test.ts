import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Consignment } from '../../functions/domain/consignment/consignment.ts';
import { applyAnswer } from '../../functions/usecases/apply-answer.ts';
import { askAgain } from '../../functions/usecases/ask-again.ts';
import { cancelConsignment } from '../../functions/usecases/cancel-consignment.ts';
import { halveUnread } from '../../functions/usecases/signing/halve-unread.ts';
import { sweep } from '../../functions/usecases/sweep.ts';
import { ACCEPTED_BY_WAREHOUSE, receipt } from '../support/world/facts.ts';
import {
  accepted,
  aWorld,
  consignmentOf,
  runStages,
  settle,
  signTogether,
  stateOf,
  told,
} from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import { anIncomingOrder } from '../support/world/world-data.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

/** Imports whose orders (311) wait for their signature, nothing signed yet. */
async function waiting(count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const channelOrderId = `S-${String(number)}`;
    const order = anIncomingOrder({ channelOrderId });
    const payment = { ...order.payment, transactionId: `P-${String(number)}` };
    const id = await accepted(world, { ...order, payment });
    ids.push(id);
    await runStages(world);
    const { warehouseId } = await consignmentOf(world, id);
    const answer = { messageId: `a-${id}`, about: { consignmentId: id } };
    await applyAnswer(world.services, warehouseId, { ...answer, facts: [ACCEPTED_BY_WAREHOUSE] });
    await runStages(world);
  }
  return ids;
}

const document = async (id: string, kind: '311' | '621' = '311') =>
  (await consignmentOf(world, id)).documents[kind];
const filings = () =>
  world.partners.calls
    .filter(({ ask }) => ask === 'file')
    .map(({ requestId }) => requestId.replace(/^(batch\.\d+)\..*/, '$1'));
const customsOf = async (id: string): Promise<Consignment['customsId']> =>
  (await consignmentOf(world, id)).customsId;
async function unread(id: string): Promise<void> {
  const { batch = '' } = (await document(id)) ?? {};
  const about = { messageId: `r-${batch}`, batch, status: '-1', info: 'schema' };
  await halveUnread(world.services, await customsOf(id), about);
}

describe('documents of one kind, declarant and district', () => {
  test('share a message: one signature, one filing, each consignment says so', async () => {
    const ids = await waiting(3);
    expect(filings()).toEqual([]);
    await signTogether(world);
    expect(world.signer.asked).toHaveLength(1);
    expect(filings()).toEqual(['batch.311']);
    const documents = await Promise.all(ids.map((id) => document(id)));
    expect(new Set(documents.map((each) => each?.batch)).size).toBe(1);
    expect(new Set(documents.map((each) => each?.hash)).size).toBe(1);
    const records = await world.services.orders.documents(ids[1] ?? '');
    expect(records.map(({ key }) => key)).toEqual([
      expect.stringMatching(/^messages\/[0-9A-F-]{36}-[0-9a-f]{12}\.xml$/),
    ]);
  });

  test('the same message of the queue again signs and files nothing that customs has', async () => {
    const [id = ''] = await waiting(1);
    const again = world.queue.sent.filter(({ queue }) => queue === 'signing');
    await signTogether(world);
    world.partners.tells('customs', receipt('311', '120'));
    world.queue.sent.push(...again);
    await signTogether(world);
    expect(filings()).toEqual([`${id}.311`]);
    expect(world.signer.asked).toHaveLength(1);
  });

  test.each([
    ['told twice', (again: World['queue']['sent']) => world.queue.sent.push(...again)],
    [
      'asked again',
      (_again: World['queue']['sent'], consignmentId: string) =>
        askAgain(world.services, { consignmentId, ask: 'document-311', attempt: 2 }),
    ],
  ] as const)(
    'one that is %s is not filed again before customs says that it lacks it',
    async (_how, repeat) => {
      const [id = ''] = await waiting(1);
      const again = world.queue.sent.filter(({ queue }) => queue === 'signing');
      await signTogether(world);
      world.clock.advance({ minutes: 31 });
      const away = { kind: 'transient', reason: 'HTTP 503' } as const;
      world.partners.script('query', away, away);
      await repeat(again, id);
      await signTogether(world);
      expect(filings()).toEqual([`${id}.311`]);
      while (filings().length === 1 && world.queue.sent.length > 0) await signTogether(world);
      expect(filings()).toEqual([`${id}.311`, `${id}.311`]);
    },
  );

  test('one that is cancelled before it is signed never gets to customs', async () => {
    const [first = '', second = ''] = await waiting(2);
    await cancelConsignment(world.services, first, { reason: 'changed my mind', by: 'buyer' });
    await runStages(world);
    expect(stateOf(world, first)).toBe('unwind');
    await signTogether(world);
    expect(filings()).toEqual([`${second}.311`]);
    expect((await document(first))?.superseded).toBe(true);
  });
});

describe('a message that the terminal cannot take now', () => {
  test('is sent again as the same bytes, with growing delay', async () => {
    await waiting(2);
    const away = { kind: 'transient', reason: 'HTTP 503' } as const;
    world.partners.script('file', away, away);
    await signTogether(world);
    const delays = [];
    for (let turn = 0; turn < 2; turn += 1) {
      delays.push(...world.queue.sent.map(({ delaySeconds }) => delaySeconds));
      await signTogether(world);
    }
    expect(delays).toEqual([2, 4]);
    expect(filings()).toEqual(Array(3).fill('batch.311'));
    expect(world.signer.asked).toHaveLength(1);
  });
});

describe('a dark signer', () => {
  const DARK = { kind: 'dark', code: 'wrong-pin', message: 'the PIN is wrong' } as const;
  const signerOf = async (id: string) => {
    const { declarant } = (await consignmentOf(world, id)).parties;
    return world.services.signing.signer(declarant.code);
  };
  const held = async (id: string) => {
    const { declarant } = (await consignmentOf(world, id)).parties;
    return world.services.signing.held(declarant.code, 100);
  };

  test('holds what comes, is looked at by one attempt with growing delay, and goes on by itself', async () => {
    const ids = await waiting(3);
    const [id = ''] = ids;
    world.signer.dark = DARK;
    await signTogether(world);
    expect(await held(id)).toHaveLength(3);
    expect((await signerOf(id)).dark).toMatchObject({ code: 'wrong-pin', probes: 0 });
    const delays: (number | undefined)[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      const wakes = world.queue.sent.filter(({ queue }) => queue === 'signing');
      expect(wakes).toHaveLength(1);
      delays.push(...wakes.map(({ delaySeconds }) => delaySeconds));
      world.clock.advance({ seconds: wakes[0]?.delaySeconds ?? 0 });
      await signTogether(world);
    }
    expect(delays).toEqual([2, 4, 8, 16, 32]);
    // One attempt at first, one at each look.
    expect(world.signer.asked).toHaveLength(6);
    expect(filings()).toEqual([]);
    world.signer.dark = undefined;
    world.clock.advance({ seconds: 64 });
    await signTogether(world);
    expect(filings()).toEqual(['batch.311']);
    expect(await held(id)).toEqual([]);
    expect((await signerOf(id)).dark).toBeUndefined();
  });

  test('is not tried by what comes while it is dark', async () => {
    const [id = ''] = await waiting(1);
    world.signer.dark = DARK;
    await signTogether(world);
    const [wake] = world.queue.take('signing');
    const order = anIncomingOrder({ channelOrderId: 'S-9' });
    const payment = { ...order.payment, transactionId: 'P-9' };
    const later = await accepted(world, { ...order, payment });
    await settle(world);
    await told(world, later, ACCEPTED_BY_WAREHOUSE);
    expect(world.signer.asked).toHaveLength(1);
    expect(await held(id)).toHaveLength(2);
    expect(world.queue.take('signing')).toEqual([]);
    expect(wake?.body).toHaveProperty('declarant');
  });

  test('what is cancelled meanwhile is unwound without it', async () => {
    const [id = ''] = await waiting(1);
    world.signer.dark = DARK;
    await signTogether(world);
    await cancelConsignment(world.services, id, { reason: 'changed my mind', by: 'buyer' });
    await settle(world);
    await told(world, id, { type: 'parcel-stopped' });
    world.clock.advance({ hours: 2 });
    await sweep(world.services);
    await settle(world);
    expect(stateOf(world, id)).toBe('Cancelled');
    expect(filings()).toEqual([]);
  });

  test('asking again for what it holds neither tries it nor holds it twice', async () => {
    const [id = ''] = await waiting(1);
    world.signer.dark = DARK;
    await signTogether(world);
    world.clock.advance({ minutes: 31 });
    await sweep(world.services);
    await settle(world);
    expect(await held(id)).toHaveLength(1);
    // Its own time to look again has come, too.
    expect(world.signer.asked).toHaveLength(2);
    expect(filings()).toEqual([]);
  });
});

test('a device that has made its signatures of this minute makes the next ones in the next', async () => {
  world.signer.perMinute = 1;
  const [first = '', second = ''] = await waiting(2);
  const [one, ...others] = world.queue.take('signing');
  if (one === undefined) throw new Error('nothing waits');
  world.queue.sent.push(one);
  await signTogether(world);
  world.queue.sent.push(...others);
  await signTogether(world);
  expect(filings()).toEqual([`${first}.311`]);
  world.clock.advance({ minutes: 1 });
  await signTogether(world);
  expect(filings()).toEqual([`${first}.311`, `${second}.311`]);
});

describe('a message that customs cannot read (900)', () => {
  test('is halved until the guilty document stands alone; the others go on', async () => {
    const ids = await waiting(5);
    const guilty = ids[3] ?? '';
    await signTogether(world);
    for (let turn = 0; (await document(guilty))?.batch !== undefined; turn += 1) {
      if (turn > 5) throw new Error('it never stands alone');
      await unread(guilty);
      await signTogether(world);
    }
    await told(world, guilty, receipt('311', '-1', '2026-11-23T03:00:00.000Z'));
    expect(await consignmentOf(world, guilty)).toMatchObject({
      status: 'held',
      hold: { message: expect.stringContaining('-1') },
    });
    // One of five: itself, and two halves each time.
    expect(filings()).toContain(`${guilty}.311`);
    expect(filings().length).toBeLessThanOrEqual(7);
    const innocent = ids.filter((id) => id !== guilty);
    for (const id of innocent) await told(world, id, receipt('311', '120'));
    const accepted311 = await Promise.all(innocent.map((id) => document(id)));
    expect(accepted311.every((each) => each?.acceptedAt !== undefined)).toBe(true);
  });

  test('changes nothing when it is repeated, or comes late', async () => {
    const [id = ''] = await waiting(2);
    await signTogether(world);
    const first = (await document(id))?.batch ?? '';
    const customsId = await customsOf(id);
    await unread(id);
    await signTogether(world);
    const [signed, filed] = [world.signer.asked.length, filings().length];
    const again = { messageId: 'late', batch: first, status: '-1', info: 'schema' };
    for (let turn = 0; turn < 3; turn += 1) {
      await halveUnread(world.services, customsId, again);
      await signTogether(world);
    }
    expect([world.signer.asked.length, filings().length]).toEqual([signed, filed]);
  });

  test('about a message of nobody is a case', async () => {
    const [id = ''] = await waiting(1);
    const about = { messageId: 'm', batch: 'NONE', status: '-1', info: 'x' };
    await halveUnread(world.services, await customsOf(id), about);
    const cases = await world.services.orders.cases('unassigned', 10);
    expect(cases.map(({ kind }) => kind)).toEqual(['unknown-answer']);
  });
});
