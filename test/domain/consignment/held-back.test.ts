import { describe, expect, test } from '@jest/globals';
import type { Consignment } from '../../../functions/domain/consignment/consignment.ts';
import {
  foldHeldBack,
  foldLetGo,
  heldByChannel,
  mayBeHeldBack,
  overruled,
} from '../../../functions/domain/consignment/held-back.ts';
import { mustLeaveLoad } from '../../../functions/domain/consignment/pre-advice.ts';
import type { Task } from '../../../functions/domain/consignment/task.ts';
import { anExportConsignment, anImportConsignment } from '../../support/consignment-builder.ts';

const AT = '2026-11-23T03:00:00.000Z';
const load = { loadId: 'L1', status: 'open', reached: {} } as const;
const inLoad = { mode: 'general-export', load } as const;
const heldBack = { since: AT, reason: 'fraud check' };
const heldFor = (reason: 'held-by-channel' | 'data-missing'): Partial<Consignment> => ({
  ...{ heldBack, stage: 'dispatch', status: 'held' },
  hold: { reason, message: '', pointers: [], stage: 'dispatch', since: AT },
});

function asked(name: 'pick' | 'gate-out'): Task {
  return {
    ...{ consignmentId: 'c', stage: 'hand-off', visit: 1, token: 't', entered: 'e' },
    ...{ status: 'waiting', openedAt: AT, deadline: AT, version: 1 },
    asks: [{ name, requestId: 'r', attempts: 1, askedAt: AT, againAt: AT }],
  };
}

describe('a parcel may be held back', () => {
  test.each<[string, Partial<Consignment>, Task | undefined, boolean]>([
    ['before it enters a stage', {}, undefined, true],
    ['while it is packed', { stage: 'hand-off' }, asked('pick'), true],
    ['not once it is to be let out', { stage: 'hand-off' }, asked('gate-out'), false],
    ['not past the gate', { stage: 'confirm', gatedOutAt: AT }, undefined, false],
    ['not while it is taken back', { cancel: { requestedAt: AT, reason: '' } }, undefined, false],
    [
      'not while it is to come back',
      { returnRequest: { requestedAt: AT, reason: '' } },
      undefined,
      false,
    ],
    ['not while it unwinds', { stage: 'unwind' }, undefined, false],
    ['not while its delivery is awaited', { stage: 'confirm' }, undefined, false],
    [
      'not once it left, whatever its stage',
      { stage: 'hand-off', gatedOutAt: AT },
      undefined,
      false,
    ],
    ['not at its end', { status: 'delivered' }, undefined, false],
    ['in the load of an export, whoever waits for it', inLoad, asked('gate-out'), true],
  ])('%s', (_when, ours, task, expected) => {
    expect(mayBeHeldBack(anExportConsignment(ours), task)).toBe(expected);
  });

  test('of a direct import until it joins its load', () => {
    const imported = anImportConsignment({ mode: 'direct-import' });
    expect(mayBeHeldBack(imported, undefined)).toBe(true);
    expect(mayBeHeldBack({ ...imported, load }, undefined)).toBe(false);
  });
});

test('an export leaves its load while it is held back, and past the gate nothing holds it', () => {
  const held = foldHeldBack(anExportConsignment(inLoad), { type: 'held-back', reason: 'why' }, AT);
  const message = 'The channel holds the order back: why.';
  expect(mustLeaveLoad(held)).toBe(true);
  expect(heldByChannel(held)).toEqual({ reason: 'held-by-channel', message, pointers: [] });
  expect(heldByChannel({ ...held, gatedOutAt: AT })).toBeUndefined();
});

test('letting go ends the hold of the channel, and no other', () => {
  const freed = foldLetGo(anExportConsignment(heldFor('held-by-channel')));
  expect([freed.hold, freed.heldBack, freed.status]).toEqual([undefined, undefined, 'dispatching']);
  const other = foldLetGo(anExportConsignment(heldFor('data-missing')));
  expect([other.hold?.reason, other.heldBack]).toEqual(['data-missing', undefined]);
  const between = { ...heldFor('held-by-channel'), stage: undefined };
  expect(foldLetGo(anExportConsignment(between)).status).toBe('held');
});

test.each([
  ['held-by-channel', 'ann', true],
  ['held-by-channel', 'channel', undefined],
  ['data-missing', 'ann', undefined],
] as const)('a hold (%s) that %s goes on from is overruled: %s', (reason, by, expected) => {
  expect(overruled(anExportConsignment(heldFor(reason)), by).heldBack?.overruled).toBe(expected);
});

test('what its channel does not hold any more is not overruled', () => {
  const free = { ...heldFor('held-by-channel'), heldBack: undefined };
  expect(overruled(anExportConsignment(free), 'ann').heldBack).toBeUndefined();
});
