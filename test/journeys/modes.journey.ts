import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { patiently } from '../support/patiently.ts';
import type { HostUnderTest } from './host-under-test.ts';
import { MODE_JOURNEYS } from './mode-journeys.ts';
import { operatorClient } from './operator-client.ts';
import { answersTo, comparable, effectsOn, outcomeOf } from './outcomes.ts';
import { countedOf, releasedOf } from './statistics.ts';
import { travel, unposted } from './travelling.ts';
import type { Travelling } from './travelling.ts';

const PATIENCE_MS = 1_800_000;
/** Less than the test may take, which looking takes its share of. */
const TRAVEL_MS = 1_500_000;
/** For what is told once a consignment has ended: a last receipt, a scan. */
const AFTERWARDS_MS = 120_000;

const LOAD_EFFECTS = ['load-arrived', 'load-booked', 'load-departed', 'load-gated-out'];

/** Every trade mode to each of its ends, on whatever host, and what it left on every side. */
export function modesJourney(name: string, open: () => Promise<HostUnderTest>): void {
  const journeys = MODE_JOURNEYS.map(unposted);
  let host: HostUnderTest;
  let operator: ReturnType<typeof operatorClient>;

  /** Looked at until it is as expected: what comes last comes by itself. */
  async function becomes<T>(look: () => Promise<T>, expected: T): Promise<void> {
    const seen = await patiently(async () => {
      const value = await look();
      return { done: isDeepStrictEqual(value, expected), value };
    }, AFTERWARDS_MS);
    expect(seen).toEqual(expected);
  }
  const accepted = (mode: string) =>
    journeys.find((each) => each.mode === mode && each.script === 'accept')?.page;

  describe(`${name}: every trade mode`, () => {
    beforeAll(async () => {
      host = await open();
      operator = operatorClient(host);
      await travel(host, journeys, TRAVEL_MS);
    }, PATIENCE_MS);
    afterAll(() => host.close());

    test.each(journeys)(
      '$mode: $title',
      async ({ page, outcomes }: Travelling) => {
        const { consignmentId = '', status = 'not there' } = page ?? {};
        expect([Object.keys(outcomes), page?.hold]).toEqual([
          expect.arrayContaining([status]),
          undefined,
        ]);
        const outcome = outcomes[status];
        if (outcome === undefined) throw new Error(`no outcome ${status}`);
        await becomes(() => outcomeOf(host, consignmentId), comparable(outcome));
        const { holds, messages } = await operator.proof(consignmentId);
        expect([holds, messages]).toEqual([true, messages]);
      },
      PATIENCE_MS,
    );

    test.each([
      ['general-export', { '507': '120', '607': '120', '509': '120' }, []],
      ['special-area-export', { '607': '120', '509': '120' }, ['gate-pass-issued']],
      ['direct-import', { '711': '120' }, []],
    ])(
      '%s: its load is carried and declared once',
      async (mode, documents, gate) => {
        const { loadId = '' } = accepted(mode)?.load ?? {};
        await becomes(async () => answersTo((await operator.load(loadId)).documents), documents);
        const declared = Object.keys(documents).map((kind) => `load-accepted ${kind}`);
        expect((await effectsOn(host, [loadId])).toSorted()).toEqual(
          [...LOAD_EFFECTS, ...gate, ...declared].toSorted(),
        );
      },
      PATIENCE_MS,
    );

    test('what a carrier takes by road travels in a vehicle of its own, under a consignment note', async () => {
      const { page } = journeys.find(({ shipTo }) => shipTo?.country === 'HK') ?? {};
      const load = await operator.load(page?.load?.loadId ?? '');
      expect(load).toMatchObject({ kind: 'vehicle', destination: 'HK' });
      expect(load.booking).toMatchObject({ trafficMode: '4' });
      const packed = load.pallets.flatMap(({ bags }) => bags.flatMap((bag) => bag.consignmentIds));
      expect(packed).toEqual(load.entries.map(({ consignmentId }) => consignmentId));
      expect(load.documents.map(({ state }) => state)).toEqual(Array(3).fill('accepted'));
    });

    test('where exports arrive once released, a load leaves released and its arrival is accepted', async () => {
      const { page } = journeys.find(({ sku }) => sku !== undefined) ?? {};
      const load = await operator.load(page?.load?.loadId ?? '');
      const at = (text: string) =>
        page?.timeline.findIndex((event) => event.text.includes(text)) ?? -1;
      expect(at('(603): 800')).toBeGreaterThan(-1);
      expect(at('Joined load')).toBeGreaterThan(at('(603): 800'));
      const [arrival] = load.documents;
      expect(arrival).toMatchObject({ kind: '507', state: 'accepted' });
      expect(String(load.listsReleasedAt) <= String(arrival?.filedAt)).toBe(true);
    });

    test('what leaves a bonded zone by road does so with one gate pass for its vehicle', async () => {
      const { page } =
        journeys.find((each) => each.mode === 'special-area-export' && each.shipTo !== undefined) ??
        {};
      const { loadId = '' } = page?.load ?? {};
      const load = await operator.load(loadId);
      expect(load).toMatchObject({ kind: 'vehicle', mode: 'special-area-export' });
      expect(load.gatePass).toEqual({
        number: expect.stringMatching(/^HF3702\d{14}$/),
        plate: load.plate,
        seal: load.seal,
        listNumbers: load.entries.map(({ listNumber }) => listNumber),
      });
    });

    test(
      'a parcel that customs detains lets its load go on, and travels with the next',
      async () => {
        const { page } = journeys.find(({ script }) => script.startsWith('detain-release')) ?? {};
        const { consignmentId = '' } = page ?? {};
        const { load, timeline } = await operator.consignment(consignmentId);
        const left = timeline.find(({ text }) => text.includes('detained by customs'));
        const [, first = ''] = /load (L[\w-]+)/.exec(left?.text ?? '') ?? [];
        expect(first).not.toBe(load?.loadId);
        const brought = await operator.load(first);
        expect(brought.left).toContainEqual({ consignmentId, reason: 'detained-by-customs' });
        expect(brought.timeline.map(({ text }) => text)).toContain(
          `${consignmentId} stays at the site: detained by customs`,
        );
        const took = await operator.load(load?.loadId ?? '');
        const entry = took.entries.find((each) => each.consignmentId === consignmentId);
        expect(entry).toMatchObject({ atSite: true });
        await becomes(async () => (await operator.load(took.loadId)).status, 'arrived');
        const document = (await operator.load(took.loadId)).documents.find(
          ({ kind }) => kind === '607',
        );
        expect(document?.state).toBe('accepted');
      },
      PATIENCE_MS,
    );

    test('an export to Korea: the personal customs code belongs to its consignee', async () => {
      const { consignmentId = '' } = accepted('special-area-export') ?? {};
      expect(await operator.pccc(consignmentId)).toEqual({ kind: 'matches' });
    });

    test(
      'the statistics of each month are the sum of the lists that customs released',
      async () => {
        const pages = await Promise.all(
          journeys.map(({ page }) => operator.consignment(page?.consignmentId ?? '')),
        );
        const released = releasedOf(pages);
        const months = [...new Set(released.map(({ month }) => month))];
        expect(new Set(released.map(({ mode }) => mode)).size).toBe(6);
        await becomes(() => countedOf(operator, months, 'totals'), released);
        expect(await countedOf(operator, months, 'csv')).toEqual(released);
        for (const month of months) expect((await operator.statistics(month)).agrees).toBe(true);
      },
      PATIENCE_MS,
    );

    test(
      'the lists that general exports were released under are summed up into a declaration',
      async () => {
        const pages = await Promise.all(
          journeys
            .filter(({ mode }) => mode === 'general-export')
            .map(({ page }) => operator.consignment(page?.consignmentId ?? '')),
        );
        const months = releasedOf(pages).map(({ month }) => month);
        const delivered = pages.filter(({ status }) => status === 'delivered');
        const own = delivered.map(({ listNumber }) => listNumber ?? '');
        const asked = (await Promise.all(months.map((month) => operator.sumUp(month)))).flat();
        const ofOurs = asked.filter(({ listNumbers }) =>
          own.some((each) => listNumbers.includes(each)),
        );
        expect(ofOurs.flatMap(({ listNumbers }) => listNumbers)).toEqual(
          expect.arrayContaining(own),
        );
        for (const { summaryId } of ofOurs) {
          await becomes(async () => (await operator.summary(summaryId)).state, 'declared');
          const { document = '', receipts, declarations } = await operator.summary(summaryId);
          expect(answersTo([{ kind: '701', receipts }])).toEqual({ '701': '120' });
          const filed = await operator.summaryDocument(summaryId, document);
          expect(filed).toContain(`<ceb:copNo>${summaryId}</ceb:copNo>`);
          const [told] = declarations;
          const notice = await operator.summaryDocument(summaryId, told?.document ?? '');
          expect(notice).toContain(`<entryId>${told?.entryNumber ?? ''}</entryId>`);
          const effects = await effectsOn(host, [summaryId]);
          expect(effects.toSorted()).toEqual(['summary-accepted', 'summary-declared']);
        }
        // Asked again, nothing is filed again.
        const again = (await Promise.all(months.map((month) => operator.sumUp(month)))).flat();
        expect(new Set(again.map(({ summaryId }) => summaryId))).toEqual(
          new Set(asked.map(({ summaryId }) => summaryId)),
        );
      },
      PATIENCE_MS,
    );

    test(
      'nothing is left to reconcile, and the stock proves itself',
      async () => {
        const own = journeys.map(({ page }) => page?.consignmentId);
        const { differences } = await operator.reconcile();
        expect(
          differences.filter(
            ({ consignmentId }) => consignmentId === undefined || own.includes(consignmentId),
          ),
        ).toEqual([]);
        const { proven, lines } = await operator.stockProof();
        expect([proven, lines.filter(({ faults }) => faults.length > 0)]).toEqual([true, []]);
      },
      PATIENCE_MS,
    );
  });
}
