import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { foldLoadEvent } from '../../../functions/domain/load/fold-load.ts';
import { isLoadNews } from '../../../functions/domain/load/is-load-news.ts';
import { LOAD_ASK_NAMES } from '../../../functions/domain/load/load-ask-names.ts';
import { loadRequestId } from '../../../functions/domain/load/load-asks.ts';
import type { LoadEvent, LoadFact } from '../../../functions/domain/load/load-events.ts';
import { LOAD_STATES } from '../../../functions/domain/load/load-states.ts';
import type { LoadStatus } from '../../../functions/domain/load/load-states.ts';
import type { Load } from '../../../functions/domain/load/load.ts';
import {
  aLoadTrail,
  anEntry,
  aPlannedLoad,
  BOOKING,
  closedWith,
} from '../../support/load-builder.ts';

const at = '2026-11-23T05:00:00.000Z';
const entry = fc.integer({ min: 1, max: 6 }).map((number) => anEntry(number));
const kind = fc.constantFrom('507' as const, '607' as const, '509' as const, '711' as const);

/** Anything that anybody may say of a load at any time. */
const aFact: fc.Arbitrary<LoadFact> = fc.oneof(
  entry.map((each): LoadFact => ({ type: 'joined', entry: each })),
  entry.map(({ consignmentId }): LoadFact => ({
    type: 'left',
    consignmentId,
    reason: 'cancelled',
  })),
  fc
    .uniqueArray(entry, { selector: ({ consignmentId }) => consignmentId })
    .map((entries): LoadFact => closedWith(...entries)),
  fc.constantFrom(...LOAD_ASK_NAMES).map((ask): LoadFact => ({
    type: 'ask-refused',
    ask,
    requestId: `${aPlannedLoad().loadId}.${ask}.1`,
    code: 'no',
    message: 'no',
  })),
  kind.map((each): LoadFact => ({ type: 'declaration-asked', kind: each, documentVersion: 1 })),
  fc
    .tuple(kind, fc.constantFrom('2', '120', '399', '-805001'), fc.nat({ max: 3 }))
    .map(([each, status, hour]): LoadFact => ({
      type: 'receipt-received',
      kind: each,
      status,
      receivedAt: `2026-11-24T0${String(hour)}:00:00.000Z`,
      info: '',
    })),
  fc.constantFrom<LoadFact>(
    { type: 'booked', booking: BOOKING },
    { type: 'gated-out', occurredAt: at, plate: BOOKING.plate },
    { type: 'lists-released' },
    { type: 'departed', occurredAt: at },
    { type: 'arrived', occurredAt: at },
    { type: 'asked-again', by: 'eve' },
  ),
);

/** Records those of the facts that are news, as use cases do; gives every state on the way. */
function lived(facts: readonly LoadFact[]): {
  readonly events: readonly LoadEvent[];
  readonly states: readonly Load[];
} {
  const { load, events } = aLoadTrail([]);
  const states = [load];
  const trail = [...events];
  for (const fact of facts) {
    const before = states.at(-1) ?? load;
    if (!isLoadNews(before, fact)) continue;
    const event: LoadEvent = { ...fact, loadId: load.loadId, version: before.version + 1, at };
    trail.push(event);
    states.push(foldLoadEvent(before, event));
  }
  return { events: trail, states };
}

const lives = fc.array(aFact, { maxLength: 60 }).map(lived);
const ids = ({ entries }: Load) => entries.map(({ consignmentId }) => consignmentId);

function reaches(from: LoadStatus, to: LoadStatus): boolean {
  return from === to || LOAD_STATES[from].some((next) => reaches(next, to));
}

describe('the fold of a load', () => {
  test('replayed from its trail it is the same load', () => {
    fc.assert(
      fc.property(lives, ({ events, states }) => {
        const replayed = events.reduce<Load | undefined>(foldLoadEvent, undefined);
        expect(replayed).toEqual(states.at(-1));
      }),
    );
  });

  test('never goes back, and only along its states', () => {
    fc.assert(
      fc.property(lives, ({ states }) => {
        states.slice(1).forEach((load, index) => {
          expect(reaches(states[index]?.status ?? 'open', load.status)).toBe(true);
        });
      }),
    );
  });

  test('a closed load’s entries only ever leave, and none after the gate', () => {
    fc.assert(
      fc.property(lives, ({ states }) => {
        states.slice(1).forEach((load, index) => {
          const before = states[index];
          if (before?.closedAt === undefined) return;
          expect(ids(before)).toEqual(expect.arrayContaining(ids(load)));
          if (before.gatedOutAt !== undefined) expect(load.entries).toEqual(before.entries);
        });
      }),
    );
  });

  test('a consignment is in it once, and is not among those that left while it is in', () => {
    fc.assert(
      fc.property(lives, ({ states }) => {
        for (const load of states) {
          expect(new Set(ids(load)).size).toBe(load.entries.length);
        }
      }),
    );
  });

  test('an acceptance of customs stays, whatever comes after it', () => {
    fc.assert(
      fc.property(lives, ({ states }) => {
        states.slice(1).forEach((load, index) => {
          for (const each of ['507', '607', '509', '711'] as const) {
            const before = states[index]?.documents[each]?.acceptedAt;
            if (before === undefined) continue;
            expect(load.documents[each]?.acceptedAt).toBeDefined();
            expect(load.documents[each]?.rejected).toBeUndefined();
          }
        });
      }),
    );
  });

  test('asking again makes new requests of exactly what was refused', () => {
    const refused: LoadFact = {
      type: 'ask-refused',
      ask: 'booking',
      requestId: `${aPlannedLoad().loadId}.booking.1`,
      code: 'no-space',
      message: 'no space',
    };
    const { load } = aLoadTrail([
      closedWith(anEntry(1)),
      refused,
      { type: 'asked-again', by: 'e' },
    ]);
    expect(loadRequestId(load, 'booking')).toBe('L0123456789-0001.booking.2');
    expect(loadRequestId(load, 'gate-out')).toBe('L0123456789-0001.gate-out.1');
  });

  test('the time of an empty load runs from its next first parcel on', () => {
    const { consignmentId } = anEntry(1);
    const { load } = aLoadTrail([
      { type: 'joined', entry: anEntry(1) },
      { type: 'left', consignmentId, reason: 'held' },
      { type: 'joined', entry: anEntry(1) },
      { type: 'joined', entry: anEntry(2) },
    ]);
    // Opened at 02:00; the third fact comes three minutes later.
    expect(load.closesAt).toBe('2026-11-23T04:03:00.000Z');
    expect(load.left).toEqual([]);
  });

  test('refuses a broken trail', () => {
    const { events } = aLoadTrail([{ type: 'joined', entry: anEntry(1) }]);
    const [opened, joined] = events;
    expect(() => foldLoadEvent(undefined, joined as LoadEvent)).toThrow('starts with joined');
    const gap = { ...(joined as LoadEvent), version: 7 };
    const load = foldLoadEvent(undefined, opened as LoadEvent);
    expect(() => foldLoadEvent(load, gap)).toThrow('event 7 after 1');
  });
});
