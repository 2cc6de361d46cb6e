import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { storedScreeningDesk } from '../../functions/adapters/screening/stored-screening-desk.ts';
import type { DocumentStore } from '../../functions/ports/document-store.ts';
import type { ScreeningDesk } from '../../functions/ports/screening.ts';
import { manualClock } from '../support/world/manual-clock.ts';

interface Opened {
  readonly documents: DocumentStore;
  close(): Promise<void>;
}

const DENIED = {
  ...{ listId: 'example', source: 'invented', asOf: '2026-11-01' },
  parties: [{ id: 'EX-1', names: ['Erika Mustermann'] }],
};
const edition = (effectiveFrom: string, ...hsCodes: string[]) => ({
  ...{ listId: `L-${effectiveFrom}`, source: 'invented', effectiveFrom },
  lines: hsCodes.map((hsCode) => ({ hsCode })),
});
const RULE = {
  ...({ id: 'no-magnets', territory: 'KR', tariffs: ['8505'], tier: 'hold' } as const),
  ...{ says: 'No magnets.', validFrom: '2026-01-01', source: 'invented' },
};

/** What every store of lists and clearances does, on whatever host. */
export function screeningDeskContract(name: string, open: () => Promise<Opened>): void {
  describe(`screening desk on ${name}`, () => {
    const clock = manualClock();
    let opened: Opened;
    let desk: ScreeningDesk;
    let other: ScreeningDesk;
    beforeEach(async () => {
      opened = await open();
      desk = storedScreeningDesk(opened.documents, clock);
      other = storedScreeningDesk(opened.documents, clock);
    });
    afterEach(() => opened.close());

    test('keeps nothing at first', async () => {
      expect(await desk.list('2026-11-23')).toEqual({ kind: 'none' });
      expect(await desk.publishedList()).toBeUndefined();
      expect(await desk.goods()).toEqual({ positive: [] });
      expect(await desk.rescreened()).toBeUndefined();
    });

    test('keeps the list of parties with the moment it was loaded, until its last day', async () => {
      await desk.putList({ ...DENIED, goodUntil: '2026-11-30' });
      const loadedAt = clock.wall();
      expect(await other.list('2026-11-30')).toMatchObject({
        kind: 'list',
        list: { listId: 'example', loadedAt },
      });
      expect(await other.list('2026-12-01')).toEqual({ kind: 'outage' });
    });

    test('keeps every edition of the list of parties as published, the last one to be screened against', async () => {
      await desk.putList(DENIED);
      const first = clock.wall();
      clock.advance({ minutes: 5 });
      const newer = { ...DENIED, asOf: '2026-11-15', goodUntil: '2026-11-16' };
      await desk.putList(newer);
      expect(await other.publishedList()).toEqual(newer);
      expect(await other.list('2026-11-17')).toEqual({ kind: 'outage' });
      for (const [loadedAt, list] of [
        [first, DENIED],
        [clock.wall(), newer],
      ] as const) {
        const body = await opened.documents.get(`screening/denied-parties/${loadedAt}.json`);
        expect(JSON.parse(Buffer.from(body ?? []).toString())).toEqual({ ...list, loadedAt });
      }
    });

    test('keeps editions of the positive list beside each other, one for a day', async () => {
      await desk.putPositiveList(edition('2026-01-01', '33049900'));
      await desk.putPositiveList(edition('2026-06-01', '33049900', '22042100'));
      await desk.putPositiveList(edition('2026-01-01', '96190011'));
      const loadedAt = clock.wall();
      expect(await desk.goods()).toEqual({
        positive: [
          { ...edition('2026-06-01', '33049900', '22042100'), loadedAt },
          { ...edition('2026-01-01', '96190011'), loadedAt },
        ],
      });
      await desk.putRestrictedGoods({
        ...{ listId: 'R', source: 'invented', asOf: '2026-11-01', rules: [RULE] },
      });
      expect(await other.goods()).toMatchObject({
        positive: [{}, {}],
        restricted: { rules: [RULE], loadedAt },
      });
    });

    test('another host hears of a list within a minute', async () => {
      await other.goods();
      await desk.putPositiveList(edition('2026-01-01', '33049900'));
      expect(await other.goods()).toEqual({ positive: [] });
      clock.advance({ seconds: 60 });
      expect(await other.goods()).toMatchObject({ positive: [{ listId: 'L-2026-01-01' }] });
    });

    test('what cannot be read is an outage', async () => {
      const broken = Buffer.from('{');
      await opened.documents.put('screening/goods-lists.json', broken, 'application/json');
      await opened.documents.put('screening/denied-parties.json', broken, 'application/json');
      expect(await desk.goods()).toBe('outage');
      expect(await desk.list('2026-11-23')).toEqual({ kind: 'outage' });
    });

    test('keeps clearances, and what everything was screened against', async () => {
      const clearance = { key: 'k', until: '2026-12-01', by: 'ann', note: 'n', at: clock.now() };
      await desk.keepClearance({ ...clearance, consignmentId: 'O1-01' });
      expect(await other.clearance('k')).toMatchObject(clearance);
      expect(await other.clearance('x')).toBeUndefined();
      await desk.keepRescreened('a|b');
      expect(await other.rescreened()).toBe('a|b');
    });
  });
}
