import { beforeEach, describe, expect, test } from '@jest/globals';
import type { DeniedPartyList } from '../../functions/domain/screening/denied-parties.ts';
import type { Case } from '../../functions/ports/order-store.ts';
import { refreshDeniedParties } from '../../functions/usecases/refresh-denied-parties.ts';

const NOW = '2026-11-24T10:00:00.000Z';
const parties = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `P-${String(at)}`, names: ['Nobody'] }));
const KEPT: DeniedPartyList = {
  ...{ listId: 'published', source: 'an authority', asOf: '2026-11-20' },
  parties: parties(4),
};

let kept: DeniedPartyList | undefined;
let puts: number;
let cases: Case[];
let published: () => Promise<DeniedPartyList>;

beforeEach(() => {
  kept = KEPT;
  puts = 0;
  cases = [];
});

const services = () => ({
  clock: { now: () => NOW, wall: () => NOW, wallMilliseconds: (each: number) => each },
  orders: { openCase: async (found: Case) => void cases.push(found) },
  screening: {
    publishedList: async () => kept,
    putList: async (list: DeniedPartyList) => {
      puts += 1;
      kept = list;
    },
  },
  deniedParties: { fetch: () => published() },
});
const publishes = async (list: DeniedPartyList) => {
  published = async () => list;
  await refreshDeniedParties(services());
};

describe('what its source publishes', () => {
  test.each([
    ['a newer edition', { ...KEPT, asOf: '2026-11-23', parties: parties(5) }],
    ['the same day, corrected', { ...KEPT, parties: parties(2) }],
    ['another list, as new', { ...KEPT, listId: 'other', parties: parties(1) }],
    ['one that ends today', { ...KEPT, goodUntil: '2026-11-24' }],
  ])('is kept: %s', async (_title, list) => {
    await publishes(list);
    await publishes(list);
    expect([kept, puts, cases]).toEqual([list, 1, []]);
  });

  test('is kept where none was', async () => {
    kept = undefined;
    await publishes(KEPT);
    expect([kept, cases]).toEqual([KEPT, []]);
  });

  test('is left alone while it says what is kept, in whatever order', async () => {
    const { parties: same, ...rest } = KEPT;
    await publishes({ parties: same, ...rest });
    expect([puts, cases]).toEqual([0, []]);
  });

  test.each([
    ['an older edition', { ...KEPT, asOf: '2026-11-19' }, /as of 2026-11-19, is older/],
    ['one that is over', { ...KEPT, goodUntil: '2026-11-23' }, /good until 2026-11-23/],
    [
      'one that lost most of its parties',
      { ...KEPT, asOf: '2026-11-23', parties: parties(1) },
      /has 1 parties, the list before had 4/,
    ],
  ])('does not replace a good list, and is a case: %s', async (_title, list, detail) => {
    await publishes(list);
    expect([kept, puts]).toEqual([KEPT, 0]);
    expect(cases).toMatchObject([
      {
        caseId: 'denied-parties-not-refreshed.2026-11-24',
        severity: 'warning',
        detail: expect.stringMatching(detail),
      },
    ]);
    expect(cases[0]?.detail).toContain('the list as of 2026-11-20 is screened against');
  });

  test('does not replace a newer list of another name, which somebody loaded', async () => {
    await publishes({ ...KEPT, listId: 'other', asOf: '2026-11-01' });
    expect([puts, cases]).toEqual([0, []]);
  });
});

test('a source that is down changes nothing, and is one case of its day', async () => {
  published = async () => Promise.reject(new Error('not to be had: ECONNREFUSED'));
  await refreshDeniedParties(services());
  expect(kept).toEqual(KEPT);
  expect(cases[0]?.detail).toContain('not to be had: ECONNREFUSED');
  kept = undefined;
  await refreshDeniedParties(services());
  expect(cases.map(({ caseId }) => caseId)).toEqual(
    Array(2).fill('denied-parties-not-refreshed.2026-11-24'),
  );
  expect(cases[1]?.detail).toContain('no list is kept');
});

test('a store that cannot be read is a fault of ours, and no source is asked', async () => {
  let asked = 0;
  const broken = services();
  const screening = {
    ...broken.screening,
    publishedList: async () => Promise.reject(new Error('bucket out of reach')),
  };
  published = async () => {
    asked += 1;
    return KEPT;
  };
  await expect(refreshDeniedParties({ ...broken, screening })).rejects.toThrow('out of reach');
  expect([asked, cases]).toEqual([0, []]);
});

test('without a source nothing is fetched', async () => {
  await refreshDeniedParties({ ...services(), deniedParties: undefined });
  expect([puts, cases]).toEqual([0, []]);
});
