import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { summariseJob } from '../../../functions/handlers/jobs/summarise.ts';
import { summaryState } from '../../../functions/domain/summary/summary-state.ts';
import { requestSummary } from '../../../functions/usecases/summaries/request-summary.ts';
import { sweepSummaries } from '../../../functions/usecases/summaries/sweep-summaries.ts';
import { aReleasedList, listNumberOf } from '../../support/world/summaries.ts';
import { aWorld, signTogether } from '../../support/world/world.ts';
import type { World } from '../../support/world/world.ts';
import { MERCHANT } from '../../support/world/world-data.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const { merchantId } = MERCHANT;
const ask = () => requestSummary(world.services, merchantId, '2026-11', 'anna');
const filed = () => world.partners.calls.filter(({ requestId }) => requestId.includes('.701'));
const all = async () =>
  (await world.services.office.summaries.list({ merchantId, limit: 10 })).items;
const states = async () => (await all()).map(summaryState);
const delays = () =>
  world.queue.sent.filter(({ queue }) => queue === 'signing').map((each) => each.delaySeconds);

describe('an application on its way to customs', () => {
  beforeEach(async () => {
    await aReleasedList(world, 1);
    await ask();
  });

  test('waits for a signer that is dark, and goes out once it signs again', async () => {
    world.signer.dark = { kind: 'dark', code: 'wrong-pin', message: 'the PIN is wrong' };
    await signTogether(world);
    expect([filed(), await states()]).toEqual([[], ['to-sign']]);
    world.signer.dark = undefined;
    world.clock.advance({ hours: 1 });
    await signTogether(world);
    expect([filed().length, await states()]).toEqual([1, ['filed']]);
  });

  test('is sent again as the same bytes, later and later, to a terminal that is away', async () => {
    const away = { kind: 'transient', reason: 'HTTP 503' } as const;
    world.partners.script('file', away, away);
    await signTogether(world);
    const waits = delays();
    await signTogether(world);
    expect([...waits, ...delays()]).toEqual([1, 2]);
    await signTogether(world);
    expect([filed().length, world.signer.asked.length, delays()]).toEqual([3, 1, []]);
  });

  test('that the terminal does not take is a case, and goes out when asked for again', async () => {
    world.partners.script('file', { kind: 'refused', code: 'malformed', message: 'no' });
    await signTogether(world);
    expect(await states()).toEqual(['refused']);
    const cases = await world.services.orders.cases(merchantId, 10);
    expect(cases.map(({ kind }) => kind)).toEqual(['summary-stopped']);
    await ask();
    await signTogether(world);
    expect([filed().length, await states()]).toEqual([2, ['filed']]);
  });

  test('is not filed twice by a repeated message, and again only if customs knows nothing of it', async () => {
    const message = world.queue.sent.filter(({ queue }) => queue === 'signing');
    await signTogether(world);
    world.queue.sent.push(...message);
    await signTogether(world);
    expect(filed()).toHaveLength(1);
    world.clock.advance({ hours: 12 });
    // It cannot be asked: whether customs has it, nobody knows.
    world.partners.books.summaryAnswers = undefined;
    await sweepSummaries(world.services);
    await signTogether(world);
    expect(filed()).toHaveLength(1);
    world.clock.advance({ hours: 12 });
    world.partners.books.summaryAnswers = [];
    await sweepSummaries(world.services);
    await signTogether(world);
    expect([filed().length, world.signer.asked.length]).toEqual([2, 1]);
  });

  test('whose answer was lost learns it when the sweep has customs asked', async () => {
    await signTogether(world);
    const [{ summaryId } = { summaryId: '' }] = await all();
    const at = world.clock.now();
    const receipt = { guid: 'R', message: '702', status: '120', at, info: '' } as const;
    const answer = { messageId: 'R', summary: { summaryId }, told: { receipt } };
    world.partners.books.summaryAnswers = [{ ...answer, body: Buffer.from('<xml/>') }];
    world.clock.advance({ hours: 12 });
    await sweepSummaries(world.services);
    await signTogether(world);
    expect([filed().length, await states()]).toEqual([1, ['accepted']]);
  });

  test('that nobody signed, its message lost, is found by the sweep', async () => {
    world.queue.take('signing');
    world.clock.advance({ minutes: 10 });
    await sweepSummaries(world.services);
    await sweepSummaries(world.services);
    expect(delays()).toHaveLength(1);
    await signTogether(world);
    expect(filed()).toHaveLength(1);
  });
});

describe('the schedule', () => {
  const run = () => summariseJob(world.services)();
  const numbers = async () => (await all()).map(({ listNumbers, by }) => [...listNumbers, by]);

  test('asks for a month once it is over in Beijing, and for no month twice', async () => {
    await aReleasedList(world, 1);
    await run();
    expect(await numbers()).toEqual([]);
    world.clock.advance({ days: 7, hours: 13 });
    expect(world.clock.now()).toBe('2026-11-30T15:00:00.000Z');
    await run();
    expect(await numbers()).toEqual([]);
    world.clock.advance({ hours: 1 });
    await Promise.all([run(), run()]);
    expect(await numbers()).toEqual([[listNumberOf(1), 'schedule']]);
    await run();
    expect(await numbers()).toHaveLength(1);
  });

  test('takes up what it could not finish, and what was heard late a month after', async () => {
    await aReleasedList(world, 1);
    world.clock.advance({ days: 8 });
    const { documents } = world.services;
    const dies = { ...documents, put: () => Promise.reject(new Error('away')) };
    const died = summariseJob({ ...world.services, documents: dies })();
    await expect(died).rejects.toThrow('not every month was summed up');
    await run();
    expect(await numbers()).toHaveLength(1);
    await aReleasedList(world, 2);
    await run();
    expect(await numbers()).toHaveLength(1);
    world.clock.advance({ days: 31 });
    await run();
    expect(await numbers()).toEqual([
      [listNumberOf(2), 'schedule'],
      [listNumberOf(1), 'schedule'],
    ]);
  });
});
