import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  batchesOf,
  bisected,
  queueDepth,
  type WaitingDocument,
} from '../../../functions/domain/customs/signing-batches.ts';

const at = (second: number) => `2026-11-23T02:00:${String(second).padStart(2, '0')}.000Z`;

const waitingDocument = (id: number, change: Partial<WaitingDocument> = {}): WaitingDocument => ({
  consignmentId: `O${String(id).padStart(14, '0')}-01`,
  kind: '621',
  version: 1,
  declarant: '3301980001',
  customsCode: '2924',
  customsId: 'customs-xiamen',
  since: at(9),
  ...change,
});
const many = (count: number, change: Partial<WaitingDocument> = {}) =>
  Array.from({ length: count }, (_each, index) => waitingDocument(index, change));
const sizes = (waiting: readonly WaitingDocument[]) =>
  batchesOf(waiting).map(({ length }) => length);

const queues = fc.array(
  fc.record({
    kind: fc.constantFrom('621', '311', '711'),
    declarant: fc.constantFrom('3301980001', '3301980002'),
    customsCode: fc.constantFrom('2924', '2925'),
    since: fc.integer({ min: 0, max: 10 }).map(at),
    apart: fc.constantFrom(undefined, { batch: 'B', half: 1 }, { batch: 'B', half: 2 }),
  }),
  { maxLength: 300 },
);

describe('batches', () => {
  test('are of one declarant, district, kind and half, each document in one, oldest first', () => {
    fc.assert(
      fc.property(queues, (queue) => {
        const waiting = queue.map((of, index) => waitingDocument(index, of as WaitingDocument));
        const batches = batchesOf(waiting);
        const signed = batches.flat();
        expect(new Set(signed)).toEqual(new Set(waiting));
        expect(signed).toHaveLength(waiting.length);
        for (const batch of batches) {
          expect(batch.length).toBeLessThanOrEqual(batch[0].kind === '711' ? 1 : 100);
          const lanes = batch.map(({ kind, declarant, customsCode, apart }) =>
            [kind, declarant, customsCode, apart?.half].join(),
          );
          expect(new Set(lanes).size).toBe(1);
          const times = batch.map(({ since }) => since);
          expect(times).toEqual([...times].sort());
        }
        const first = batches.map(([{ since }]) => since);
        expect(first).toEqual([...first].sort());
      }),
      { seed: 100, numRuns: 200 },
    );
  });

  test('hold a hundred documents at most, and one where the schema says so', () => {
    expect(sizes(many(100))).toEqual([100]);
    expect(sizes(many(250))).toEqual([100, 100, 50]);
    expect(sizes(many(2, { kind: '711' }))).toEqual([1, 1]);
    expect(sizes([])).toEqual([]);
  });
});

test('a batch that customs cannot read is halved until the bad documents stand alone', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), fc.nat(), fc.nat(), (size, one, other) => {
      const all = Array.from({ length: size }, (_each, index) => index);
      const bad = new Set([one % size, other % size]);
      const accepted: number[] = [];
      const refused: number[] = [];
      let filings = 0;
      const file = (batch: readonly number[]): void => {
        filings += 1;
        if (!batch.some((each) => bad.has(each))) return void accepted.push(...batch);
        const halves = bisected(batch);
        if (halves === undefined) refused.push(...batch);
        else halves.forEach(file);
      };
      file(all);
      expect(refused).toEqual([...bad].sort((a, b) => a - b));
      expect([...accepted, ...refused].sort((a, b) => a - b)).toEqual(all);
      expect(filings).toBeLessThanOrEqual(1 + 2 * 2 * Math.ceil(Math.log2(100)));
    }),
    { seed: 900, numRuns: 300 },
  );
});

test('of documents that came together the lower id goes first, in a batch and between batches', () => {
  const ids = (waiting: readonly WaitingDocument[]) =>
    batchesOf(waiting).map((batch) => batch.map(({ consignmentId }) => consignmentId.at(-4)));
  const [one, two, three] = [waitingDocument(1), waitingDocument(2), waitingDocument(3)];
  expect(ids([three, one, two])).toEqual([['1', '2', '3']]);
  const other = { customsCode: '2925' };
  expect(ids([waitingDocument(2, other), one])).toEqual([['1'], ['2']]);
  expect(ids([waitingDocument(2), waitingDocument(1, other)])).toEqual([['1'], ['2']]);
  expect(ids([two, waitingDocument(9, { since: at(1) })])).toEqual([['9', '2']]);
});

test('halves of a message, partners, and messages of one half are signed apart', () => {
  const apart = (half: 1 | 2, batch = 'B') => ({ apart: { batch, half } });
  expect(sizes([waitingDocument(1, apart(1)), waitingDocument(2, apart(2))])).toEqual([1, 1]);
  expect(sizes([waitingDocument(1, apart(1)), waitingDocument(2, apart(1))])).toEqual([2]);
  expect(sizes([waitingDocument(1, apart(1)), waitingDocument(2, apart(1, 'C'))])).toEqual([1, 1]);
  expect(sizes([waitingDocument(1), waitingDocument(2, { customsId: 'other' })])).toEqual([1, 1]);
  expect(
    sizes([
      waitingDocument(1, { customsId: 'a', customsCode: 'bc' }),
      waitingDocument(2, { customsId: 'ab', customsCode: 'c' }),
    ]),
  ).toEqual([1, 1]);
});

test('depth and wait of a queue are known', () => {
  const waiting = [...many(3), waitingDocument(7, { since: at(4) })];
  expect(queueDepth(waiting)).toEqual({ depth: 4, oldest: at(4) });
  expect(queueDepth([])).toEqual({ depth: 0, oldest: undefined });
});
