import { describe, expect, test } from '@jest/globals';
import { loadAskRow } from '../../../functions/domain/load/load-asks.ts';
import { loadRules } from '../../../functions/domain/load/load-rules.ts';
import type { LoadAskName } from '../../../functions/domain/load/load-ask-names.ts';
import type { LoadFact } from '../../../functions/domain/load/load-events.ts';
import {
  attemptedAsks,
  dueLoadAsks,
  loadDueAt,
  newLoadAsk,
  pendingLoadAsks,
} from '../../../functions/domain/load/load-task.ts';
import type { LoadAsk } from '../../../functions/domain/load/load-task.ts';
import type { Load } from '../../../functions/domain/load/load.ts';
import { aLoadTrail, anEntry, BOOKING, closedWith } from '../../support/load-builder.ts';

const NOW = '2026-11-23T05:00:00.000Z';
const LATER = '2026-11-23T06:00:00.000Z';
const joined: LoadFact = { type: 'joined', entry: anEntry(1) };
const closed = closedWith(anEntry(1));
const booked: LoadFact = { type: 'booked', booking: BOOKING };
const out: LoadFact = { type: 'gated-out', occurredAt: NOW, plate: BOOKING.plate };

const load = (...facts: readonly LoadFact[]) => aLoadTrail(facts).load;
const told = ({ newsVersion }: Load) => newsVersion;
const ask = (of: Load, name: LoadAskName, overrides: Partial<LoadAsk> = {}): LoadAsk => {
  const row = loadAskRow(of, name);
  if (row === undefined) throw new Error(`no ask ${name}`);
  return { ...newLoadAsk(of, row, NOW), ...overrides };
};

describe('how long each partner of an export has', () => {
  test.each<[LoadAskName, string, string]>([
    ['booking', 'carrier', '2026-11-23T05:30:00.000Z'],
    ['gate-out', 'warehouse', '2026-11-23T09:00:00.000Z'],
    ['document-507', 'carrier', LATER],
    ['lists-released', 'ourselves', '2026-11-23T05:05:00.000Z'],
    ['document-607', 'carrier', LATER],
    ['departure', 'carrier', '2026-11-23T17:00:00.000Z'],
    ['document-509', 'carrier', LATER],
    ['arrival', 'carrier', '2026-11-24T05:00:00.000Z'],
  ])('%s', (name, party, againAt) => {
    const of = load(joined, closed);
    const asks = [ask(of, name)];
    expect(loadAskRow(of, name)).toMatchObject({ party });
    expect(attemptedAsks(of, asks, name, NOW)).toEqual([
      { ...asks[0], attempts: 1, askedAt: NOW, againAt },
    ]);
  });

  test('what nobody is asked for is waited for; the rest goes out within a minute', () => {
    const of = load(joined, closed);
    const first = loadRules(of).asks.map(({ name }) => [name, ask(of, name).againAt]);
    expect(first).toEqual(
      loadRules(of).asks.map(({ name }) => [
        name,
        name === 'departure'
          ? '2026-11-23T17:00:00.000Z'
          : name === 'arrival'
            ? '2026-11-24T05:00:00.000Z'
            : '2026-11-23T05:01:00.000Z',
      ]),
    );
  });
});

describe('asking once more', () => {
  const of = load(joined, closed);

  test.each([
    [0, '2026-11-23T05:30:00.000Z'],
    [1, '2026-11-23T05:30:00.000Z'],
    [2, LATER],
    [3, '2026-11-23T07:00:00.000Z'],
    [20, '2026-11-24T05:00:00.000Z'],
  ])('after %d attempts, waits double, up to a day', (attempts, againAt) => {
    const asks = [ask(of, 'booking', { attempts })];
    expect(attemptedAsks(of, asks, 'booking', NOW)).toMatchObject([
      { attempts: attempts + 1, againAt },
    ]);
  });

  test('our own look-ups keep their pace', () => {
    const asks = [ask(of, 'lists-released', { attempts: 9 })];
    expect(attemptedAsks(of, asks, 'lists-released', NOW)).toMatchObject([
      { againAt: '2026-11-23T05:05:00.000Z' },
    ]);
  });

  test('touches no other ask, nor one of an earlier request', () => {
    const others = [ask(of, 'gate-out'), ask(of, 'booking', { requestId: 'earlier' })];
    expect(attemptedAsks(of, others, 'booking', NOW)).toEqual(others);
  });

  test('of what such a load never asks, changes nothing', () => {
    const asks = [ask(of, 'booking')];
    expect(attemptedAsks(of, asks, 'document-711', NOW)).toBe(asks);
  });
});

describe('what is asked and not answered', () => {
  test('is under the current request and open', () => {
    const of = load(joined, closed);
    const asks = [ask(of, 'booking'), ask(of, 'gate-out')];
    expect(pendingLoadAsks(of, asks)).toEqual([asks[0]]);
    expect(pendingLoadAsks(load(joined, closed, booked), asks)).toEqual([asks[1]]);
    expect(dueLoadAsks(of, asks)).toEqual([]);
    expect(dueLoadAsks(of, [ask(of, 'booking', { requestId: 'earlier' })])).toMatchObject([
      { name: 'booking' },
    ]);
  });
});

describe('when the sweep looks next', () => {
  test('an open load: when it closes; an empty one: never', () => {
    const open = load(joined);
    expect(loadDueAt(open, [], told(open), NOW)).toBe(open.closesAt);
    expect(loadDueAt(load(), [], told(load()), NOW)).toBeUndefined();
  });

  test('one whose parcels were not told: in a minute', () => {
    const of = load(joined, closed, booked, out);
    expect(loadDueAt(of, [], told(of) - 1, NOW)).toBe('2026-11-23T05:01:00.000Z');
    expect(loadDueAt(of, [], told(of), NOW)).toBeUndefined();
  });

  test('an ask: when it is due, or in a minute where it was before', () => {
    const of = load(joined, closed);
    const due = (againAt: string) =>
      loadDueAt(of, [ask(of, 'booking', { againAt })], told(of), NOW);
    expect(due(LATER)).toBe(LATER);
    expect(due(NOW)).toBe('2026-11-23T05:01:00.000Z');
    expect(due('2026-11-23T04:00:00.000Z')).toBe('2026-11-23T05:01:00.000Z');
  });

  test('the earliest of all', () => {
    const of = load(joined, closed);
    const asks = [ask(of, 'booking', { againAt: LATER })];
    expect(loadDueAt(of, asks, told(of) - 1, NOW)).toBe('2026-11-23T05:01:00.000Z');
  });
});
