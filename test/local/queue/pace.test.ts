import { expect, test } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { Pace } from '../../../local/queue/pace.ts';

test('starts one work per turn of the event loop, in the order they came', async () => {
  const pace = new Pace();
  const started: string[] = [];
  for (const name of ['a', 'b', 'c']) pace.start(() => started.push(name));
  expect(started).toEqual([]);
  for (const standing of [['a'], ['a', 'b'], ['a', 'b', 'c']]) {
    await turn();
    expect(started).toEqual(standing);
  }
});

test('goes on after it had nothing to do, and with what a work adds', async () => {
  const pace = new Pace();
  const started: string[] = [];
  pace.start(() => started.push('a'));
  await turn();
  pace.start(() => {
    started.push('b');
    pace.start(() => started.push('c'));
  });
  await turn();
  expect(started).toEqual(['a', 'b']);
  await turn();
  expect(started).toEqual(['a', 'b', 'c']);
});
