import { describe, expect, test } from '@jest/globals';
import { MOST_PARCELS, mustClose, staysBehind } from '../../../functions/domain/load/closing.ts';
import { isLoadId, laneId, laneText, loadIdOf } from '../../../functions/domain/load/load-id.ts';
import type { Consignment } from '../../../functions/domain/consignment/consignment.ts';
import { anExportConsignment } from '../../support/consignment-builder.ts';
import { aLoadTrail, anEntry, aPlannedLoad } from '../../support/load-builder.ts';

const ACCEPTED: Consignment = anExportConsignment({
  mode: 'general-export',
  stage: 'hand-off',
  status: 'handing-off',
  documents: {
    '603': {
      kind: '603',
      version: 1,
      filedAt: '2026-11-23T02:00:00.000Z',
      receipts: [],
      acceptedAt: '2026-11-23T03:00:00.000Z',
    },
  },
});
const HOLD = {
  reason: 'weight-difference',
  message: '',
  pointers: [],
  stage: 'hand-off',
  since: '2026-11-23T03:00:00.000Z',
} as const;

describe('closing a load', () => {
  test('when its time is up or it is full; never while it is empty', () => {
    const { load } = aLoadTrail([{ type: 'joined', entry: anEntry(1) }]);
    expect(mustClose(load, '2026-11-23T04:00:59.999Z')).toBeUndefined();
    expect(mustClose(load, '2026-11-23T04:01:00.000Z')).toBe('time');
    const full = { ...load, entries: Array.from({ length: MOST_PARCELS }, () => anEntry(1)) };
    expect(mustClose(full, load.openedAt)).toBe('full');
    expect(mustClose({ ...load, entries: [] }, '2027-01-01T00:00:00.000Z')).toBeUndefined();
  });

  test.each<[string | undefined, Partial<Consignment>]>([
    [undefined, {}],
    ['cancelled', { cancel: { requestedAt: '', reason: '', answer: 'accepted' } }],
    [undefined, { cancel: { requestedAt: '', reason: '', answer: 'too-late' } }],
    ['unwound', { stage: 'unwind' }],
    ['unwound', { stage: undefined, status: 'written-off' }],
    ['held', { status: 'held', hold: HOLD }],
    ['needs-operator', { stage: 'needs-operator', status: 'needs-operator' }],
    ['list-not-accepted', { documents: {} }],
    ['list-not-released', { mode: 'special-area-export' }],
    ['list-not-released', { parties: { ...ACCEPTED.parties, exportArrival: 'after-release' } }],
    [undefined, { mode: 'direct-import', documents: {} }],
  ])('leaves behind for %p', (reason, overrides) => {
    expect(staysBehind({ ...ACCEPTED, ...overrides })).toBe(reason);
  });

  test('leaves behind what nobody knows', () => {
    expect(staysBehind(undefined)).toBe('unknown');
  });
});

describe('the id of a load', () => {
  test('fits copNo and follows from lane and number', () => {
    const lane = laneId('0123456789abcdef'.repeat(4));
    const id = loadIdOf(lane, 42);
    expect(id).toMatch(/^L[0-9A-Z]{10}-0042$/);
    expect(loadIdOf(lane, 99_999_999)).toHaveLength(20);
    expect([id, loadIdOf(lane, 99_999_999)].map(isLoadId)).toEqual([true, true]);
    expect(['O0123456789ABCD-01', 'LO0123456789ABCD-01', 'L0123456789'].map(isLoadId)).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('lanes that differ in anything have another text', () => {
    const lane = aPlannedLoad();
    const others = [
      { merchantId: 'other' },
      { warehouseId: 'other' },
      { carrierId: 'other' },
      { mode: 'direct-import' as const },
      { destination: 'JP' },
      { kind: 'sailing' as const },
      { exportArrival: 'after-release' as const },
    ].map((change) => laneText({ ...lane, ...change }));
    expect(new Set([laneText(lane), ...others]).size).toBe(8);
  });
});
