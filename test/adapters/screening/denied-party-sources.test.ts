import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  httpSource,
  listClient,
} from '../../../functions/adapters/screening/denied-party-sources.ts';
import { openRig } from '../../sandbox/rig.ts';
import type { Rig } from '../../sandbox/rig.ts';
import { fixedClock } from '../../support/fixed-clock.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.close());

const source = (path: string, allowLoopback = true) =>
  httpSource(listClient({ allowLoopback, clock: fixedClock() }), `${rig.sandbox.url}${path}`);
const LISTED = '/screening/denied-parties';

describe('a list at an address', () => {
  test('is read in its format', async () => {
    expect(await source(LISTED).fetch()).toMatchObject({
      listId: 'example',
      asOf: '2026-11-01',
      parties: [{ id: 'EX-1' }, { id: 'EX-2' }, { id: 'EX-3' }],
    });
  });

  test('that is not there, no list, or not public is said so, without its address', async () => {
    await expect(source('/nowhere').fetch()).rejects.toThrow(/^answered with 404$/);
    await expect(source(LISTED, false).fetch()).rejects.toThrow(/^not to be had: the address/);
    await rig.post('/sandbox/configure', { deniedParties: '{"listId":"example"' });
    await expect(source(LISTED).fetch()).rejects.toThrow(/^what was answered is no list/);
  });
});
