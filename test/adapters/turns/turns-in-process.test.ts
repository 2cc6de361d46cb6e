import { describe, expect, test } from '@jest/globals';
import { turnsInProcess } from '../../../functions/adapters/turns/turns-in-process.ts';

/** A work that notes when it begins and ends when it is told to. */
function heldWork(name: string, log: string[]) {
  const held = Promise.withResolvers<string>();
  const work = (): Promise<string> => {
    log.push(name);
    return held.promise;
  };
  return { work, end: () => held.resolve(name), fail: () => held.reject(new Error(name)) };
}

/** Lets everything run that waits for nothing. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('turns', () => {
  test('works of one name run one after the other, in the order of the calls', async () => {
    const turns = turnsInProcess();
    const log: string[] = [];
    const works = ['first', 'second', 'third'].map((name) => heldWork(name, log));
    const results = works.map(({ work }) => turns.take('parcel', work));
    await settle();
    expect(log).toEqual(['first']);
    works.forEach(({ end }) => end());
    expect(await Promise.all(results)).toEqual(['first', 'second', 'third']);
    expect(log).toEqual(['first', 'second', 'third']);
  });

  test('works of different names do not wait for each other', async () => {
    const turns = turnsInProcess();
    const log: string[] = [];
    const held = heldWork('held', log);
    const waiting = turns.take('one', held.work);
    expect(await turns.take('other', () => Promise.resolve('done'))).toBe('done');
    held.end();
    await waiting;
  });

  test('a work that fails hands its fault to its caller and its turn to the next', async () => {
    const turns = turnsInProcess();
    const failing = heldWork('failing', []);
    const failed = turns.take('parcel', failing.work);
    const next = turns.take('parcel', () => Promise.resolve('next'));
    failing.fail();
    await expect(failed).rejects.toThrow('failing');
    expect(await next).toBe('next');
    expect(await turns.take('parcel', () => Promise.resolve('later'))).toBe('later');
  });
});
