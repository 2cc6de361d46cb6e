import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { fixHold } from '../../functions/usecases/fix-hold.ts';
import { sweep } from '../../functions/usecases/sweep.ts';
import { accepted, aWorld, settle, stateOf } from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import { anIncomingOrder } from '../support/world/world-data.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.close());

/** Held in Dispatch, which has five days, and put right after twenty. */
async function fixedAfterTwentyDays(): Promise<string> {
  const { identity } = anIncomingOrder();
  const id = await accepted(
    world,
    anIncomingOrder({ identity: { ...identity, payerIdNumber: undefined } }),
  );
  await settle(world);
  world.clock.advance({ days: 20 });
  const fixes = [{ field: 'payer.idNumber', value: '11010519491231002X' }];
  expect((await fixHold(world.services, id, fixes, 'ann')).kind).toBe('fixed');
  await settle(world);
  return id;
}

async function sweptAfter(days: number): Promise<void> {
  world.clock.advance({ days });
  await sweep(world.services);
  await settle(world);
}

test('the time that an operator took is not taken from the partners', async () => {
  const id = await fixedAfterTwentyDays();
  await sweptAfter(4);
  expect(stateOf(world, id)).toBe('dispatch');
});

test('what was left of the stage still ends', async () => {
  const id = await fixedAfterTwentyDays();
  await sweptAfter(6);
  expect(stateOf(world, id)).toBe('needs-operator');
});
