import { describe, expect, test } from '@jest/globals';
import { loadRequestId, openLoadAsks } from '../../../functions/domain/load/load-asks.ts';
import { isLoadNews } from '../../../functions/domain/load/is-load-news.ts';
import type { LoadDocumentKind } from '../../../functions/domain/load/load-documents.ts';
import { loadActions } from '../../../functions/domain/load/load-actions.ts';
import type { LoadFact } from '../../../functions/domain/load/load-events.ts';
import { dueLoadAsks, loadDueAt, newLoadAsk } from '../../../functions/domain/load/load-task.ts';
import {
  aLoadTrail,
  anEntry,
  aPlannedLoad,
  BOOKING,
  closedWith,
} from '../../support/load-builder.ts';

const NOW = '2026-11-23T05:00:00.000Z';
const joined: LoadFact = { type: 'joined', entry: anEntry(1) };
const closed = closedWith(anEntry(1));
const booked: LoadFact = { type: 'booked', booking: BOOKING };
const out: LoadFact = { type: 'gated-out', occurredAt: NOW, plate: BOOKING.plate };
const released: LoadFact = { type: 'lists-released' };
const departed: LoadFact = { type: 'departed', occurredAt: NOW };
const arrived: LoadFact = { type: 'arrived', occurredAt: NOW };
const receipt = (kind: LoadDocumentKind, status = '120'): LoadFact => ({
  type: 'receipt-received',
  kind,
  status,
  receivedAt: NOW,
  info: 'why',
});

/** What is open after each fact. */
function walk(planned: Parameters<typeof aLoadTrail>[1], ...facts: readonly LoadFact[]) {
  return facts.map((_fact, index) => {
    const { load } = aLoadTrail(facts.slice(0, index + 1), planned);
    return openLoadAsks(load).map(({ name }) => name);
  });
}

describe('what a load waits for', () => {
  test('an export: booked, out, declared at the site, released, linked, departed, declared, arrived', () => {
    const planned = aPlannedLoad({ mode: 'general-export' });
    expect(
      walk(
        planned,
        joined,
        closed,
        booked,
        out,
        receipt('507'),
        released,
        receipt('607'),
        departed,
        receipt('509'),
        arrived,
      ),
    ).toEqual([
      [],
      ['booking'],
      ['gate-out'],
      ['document-507'],
      ['lists-released'],
      ['document-607'],
      ['departure'],
      ['document-509', 'arrival'],
      ['arrival'],
      [],
    ]);
  });

  test('where exports arrive released: it leaves released, and arrives at the site then', () => {
    const planned = aPlannedLoad({ exportArrival: 'after-release' });
    const facts = [closed, booked, out, released, receipt('507'), receipt('607'), departed];
    expect(walk(planned, ...facts)).toEqual([
      ['booking'],
      ['gate-out'],
      ['lists-released'],
      ['document-507'],
      ['document-607'],
      ['departure'],
      ['document-509', 'arrival'],
    ]);
  });

  test('out of a bonded zone: a pass for the gate, and no other site to arrive at', () => {
    const planned = aPlannedLoad({ mode: 'special-area-export' });
    const passed: LoadFact = { type: 'gate-pass-issued', number: 'HF1' };
    const facts = [closed, booked, passed, out, released, receipt('607'), departed];
    expect(walk(planned, ...facts)).toEqual([
      ['booking'],
      ['gate-pass'],
      ['gate-out'],
      ['lists-released'],
      ['document-607'],
      ['departure'],
      ['document-509', 'arrival'],
    ]);
    // Left before we heard of its pass: nobody is asked for one any more.
    expect(walk(planned, closed, booked, out).at(-1)).toEqual(['lists-released']);
  });

  test('whoever is taken out after the pass was issued makes it void: another one is asked for', () => {
    const planned = aPlannedLoad({ mode: 'special-area-export' });
    const { load } = aLoadTrail(
      [
        closedWith(anEntry(1), anEntry(2)),
        booked,
        { type: 'gate-pass-issued', number: 'HF1' },
        { type: 'left', consignmentId: anEntry(1).consignmentId, reason: 'cancelled' },
      ],
      planned,
    );
    expect(load.gatePassNumber).toBeUndefined();
    expect(openLoadAsks(load).map(({ name }) => name)).toEqual(['gate-pass']);
    expect(loadRequestId(load, 'gate-pass')).toBe(`${load.loadId}.gate-pass.2`);
    expect(isLoadNews(load, { type: 'gate-pass-issued', number: 'HF2' })).toBe(true);
  });

  test('an import: the site declares what arrived', () => {
    const planned = aPlannedLoad({ mode: 'direct-import' });
    expect(walk(planned, closed, booked, out, departed, arrived, receipt('711', '399'))).toEqual([
      ['booking'],
      ['gate-out'],
      ['departure'],
      ['arrival'],
      ['document-711'],
      [],
    ]);
  });

  test('what was refused, or rejected by customs, waits for an operator', () => {
    const refused: LoadFact = {
      type: 'ask-refused',
      ask: 'gate-out',
      requestId: `${aPlannedLoad().loadId}.gate-out.1`,
      code: 'not-packed',
      message: 'O1-01 is not packed',
    };
    const again: LoadFact = { type: 'asked-again', by: 'eve' };
    expect(walk(undefined, closed, booked, refused, again).slice(2)).toEqual([[], ['gate-out']]);
    const rejected = receipt('507', '-805001');
    expect(walk(undefined, closed, booked, out, rejected, again).slice(3)).toEqual([
      [],
      ['document-507'],
    ]);
  });

  test('a departure that overtakes the gate counts once the gate is told', () => {
    const { load } = aLoadTrail([closed, booked, departed]);
    expect(load.status).toBe('closed');
    expect(openLoadAsks(load).map(({ name }) => name)).toContain('gate-out');
    expect(aLoadTrail([closed, booked, departed, out]).load.status).toBe('departed');
  });

  test('nobody asks anything for a load whose last parcel left', () => {
    const { consignmentId } = anEntry(1);
    const left: LoadFact = { type: 'left', consignmentId, reason: 'cancelled' };
    expect(walk(undefined, closed, left)).toEqual([['booking'], []]);
  });
});

describe('the asks of a load', () => {
  test('are due once per request', () => {
    const { load } = aLoadTrail([closed]);
    const [row] = dueLoadAsks(load, []);
    expect(row?.name).toBe('booking');
    const ask = row && newLoadAsk(load, row, NOW);
    expect(ask?.requestId).toBe('L0123456789-0001.booking.1');
    expect(dueLoadAsks(load, ask ? [ask] : [])).toEqual([]);
  });

  test('the sweep looks when it closes, when something is to be told, and when an ask is', () => {
    const open = aLoadTrail([joined]).load;
    expect(loadDueAt(open, [], 0, NOW)).toBe(open.closesAt);
    expect(loadDueAt(aLoadTrail([]).load, [], 0, NOW)).toBeUndefined();
    const { load } = aLoadTrail([closed, booked]);
    expect(loadDueAt(load, [], 0, NOW)).toBe('2026-11-23T05:01:00.000Z');
    expect(loadDueAt(load, [], load.newsVersion, NOW)).toBeUndefined();
  });
});

describe('what an operator may do with a load', () => {
  test('follows where it stands and whom we asked', () => {
    expect(loadActions(aLoadTrail([]).load, [])).toEqual([]);
    expect(loadActions(aLoadTrail([joined]).load, [])).toEqual(['close']);
    const { load } = aLoadTrail([closed, booked]);
    expect(loadActions(load, [])).toEqual(['take-out']);
    const asks = dueLoadAsks(load, []).map((row) => newLoadAsk(load, row, NOW));
    expect(loadActions(load, asks)).toEqual([]);
    expect(loadActions(aLoadTrail([closed, booked, out]).load, [])).toEqual([]);
    expect(loadActions(aLoadTrail([closed, booked, out, receipt('507', '100')]).load, [])).toEqual([
      'ask-again',
    ]);
  });
});
