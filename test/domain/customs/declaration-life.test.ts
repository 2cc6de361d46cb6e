import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type {
  ConsignmentEvent,
  ConsignmentFact,
} from '../../../functions/domain/consignment/consignment-events.ts';
import type { Consignment } from '../../../functions/domain/consignment/consignment.ts';
import { foldEvent } from '../../../functions/domain/consignment/fold-event.ts';
import { isNews } from '../../../functions/domain/consignment/is-news.ts';
import {
  DECLARATION_MOVES,
  declarationLife,
} from '../../../functions/domain/customs/declaration-life.ts';
import type { DeclarationState } from '../../../functions/domain/customs/declaration-life.ts';
import { aPlan } from '../../support/random-facts.ts';

const AGREE = {
  type: 'documents-matched',
  results: [{ rule: '5', title: 't', ok: true, field: 'f', left: 'l', right: 'r' }],
} as const;
const filed = (documentVersion = 1): ConsignmentFact => ({
  type: 'document-filed',
  kind: '621',
  documentVersion,
});
const receipt = (status: string, minute: number, kind: '621' | '623' = '621'): ConsignmentFact => ({
  type: 'receipt-received',
  kind,
  status,
  receivedAt: new Date(Date.UTC(2026, 10, 23, 4, minute)).toISOString(),
  info: '',
});
const FIXED: ConsignmentFact = { type: 'fixed', changes: [], by: 'ann' };
const ended = (status: 'delivered' | 'cancelled' | 'returned'): ConsignmentFact => ({
  type: 'ended',
  status,
});

/** The trail as it would be recorded: what is no news leaves no event. */
function recorded(facts: readonly ConsignmentFact[]) {
  const trail: ConsignmentEvent[] = [];
  let consignment: Consignment | undefined;
  for (const fact of [{ type: 'planned', planned: aPlan() } as const, ...facts]) {
    if (consignment !== undefined && !isNews(consignment, fact)) continue;
    const version = trail.length + 1;
    const at = new Date(Date.UTC(2026, 10, 23, 2) + version * 1_000).toISOString();
    const event = { ...fact, consignmentId: aPlan().consignmentId, version, at };
    consignment = foldEvent(consignment, event);
    trail.push(event);
  }
  return { trail, consignment };
}

const statesOf = (facts: readonly ConsignmentFact[]) =>
  declarationLife(recorded(facts).trail)?.map(({ state }) => state);

const FILED = ['draft', 'matched', 'filed'];

describe('the life of a declaration', () => {
  test.each<[string, readonly ConsignmentFact[], readonly string[]]>([
    ['before anything', [], ['draft']],
    [
      'released and closed',
      [AGREE, filed(), receipt('2', 1), receipt('120', 2), receipt('800', 3), receipt('899', 9)],
      [...FILED, 'accepted', 'released', 'closed'],
    ],
    [
      'reviewed, inspected, detained, released',
      [AGREE, filed()].concat(
        ['120', '300', '500', '502', '800'].map((status, index) => receipt(status, index)),
      ),
      [...FILED, 'accepted', 'in-review', 'inspection', 'detained', 'released'],
    ],
    [
      'inspected, which the release overtook',
      [AGREE, filed(), receipt('120', 1), receipt('800', 9), receipt('500', 4)],
      [...FILED, 'accepted', 'inspection', 'released'],
    ],
    [
      'rejected, amended, filed again',
      [AGREE, filed(), receipt('100', 1), FIXED, AGREE, filed(2), receipt('800', 9)],
      [...FILED, 'rejected', 'amended', 'filed', 'released'],
    ],
    [
      'corrected, not filed again yet',
      [AGREE, filed(), receipt('-621004', 1), receipt('-621012', 2), FIXED],
      [...FILED, 'rejected', 'amended'],
    ],
    [
      'withdrawn: once that is granted, whatever of the list comes late',
      [
        ...[AGREE, filed(), receipt('120', 1)],
        ...[receipt('120', 4, '623'), receipt('399', 5, '623'), receipt('500', 3)],
        ended('cancelled'),
      ],
      [...FILED, 'accepted', 'withdrawn'],
    ],
    [
      'returned',
      [
        AGREE,
        filed(),
        receipt('800', 1),
        { type: 'stock-returned', postings: [] },
        ended('returned'),
      ],
      [...FILED, 'released', 'returned'],
    ],
    [
      'refused for good',
      [AGREE, filed(), receipt('-621018', 1), ended('cancelled')],
      [...FILED, 'rejected', 'void'],
    ],
    ['never filed', [AGREE, ended('cancelled')], ['draft', 'matched', 'void']],
    ['sent back abroad', [AGREE, filed(), receipt('700', 1)], [...FILED, 'returned']],
    [
      'lost on the way, filed again',
      [AGREE, filed(), { type: 'filing-lost', kind: '621' }, filed(2), receipt('120', 1)],
      [...FILED, 'draft', 'filed', 'accepted'],
    ],
    [
      'delivered: that ends no declaration',
      [AGREE, filed(), receipt('800', 1), ended('delivered')],
      [...FILED, 'released'],
    ],
  ])('%s', (_when, facts, states) => {
    expect(statesOf(facts)).toEqual(states);
  });

  test('a general declaration is filed and released as it is recorded', () => {
    const recordedBy = (field: string, value: string): ConsignmentFact => ({
      type: 'fixed',
      changes: [{ field, value }],
      by: 'ann',
    });
    const states = statesOf([
      recordedBy('declaration.generalNumber', '123456789012345678'),
      recordedBy('declaration.releasedOn', '2026-11-23'),
    ]);
    expect(states).toEqual(['draft', 'filed', 'released']);
  });

  test('nothing is declared where goods do not cross a border', () => {
    const planned = { ...aPlan(), mode: 'overseas-fulfilment' as const };
    const event = { consignmentId: 'c', version: 1, at: '2026-11-23T00:00:00.000Z' };
    expect(declarationLife([{ type: 'planned', planned, ...event }])).toBeUndefined();
  });

  test('every state can be reached, and three of them are ends', () => {
    const seen = new Set<DeclarationState>(['draft']);
    for (const state of seen) DECLARATION_MOVES[state].forEach((next) => seen.add(next));
    const states = Object.keys(DECLARATION_MOVES) as DeclarationState[];
    expect([...seen].sort()).toEqual([...states].sort());
    expect(states.filter((state) => DECLARATION_MOVES[state].length === 0)).toEqual([
      'withdrawn',
      'returned',
      'void',
    ]);
  });
});

const STATUSES = [
  '1',
  '2',
  '3',
  '4',
  '18',
  '100',
  '120',
  '300',
  '399',
  '500',
  '501',
  '599',
  '700',
  '800',
  '899',
  '-621028',
];
const receipts = fc.array(
  fc.record({ status: fc.constantFrom(...STATUSES), minute: fc.integer({ min: 1, max: 9 }) }),
  { minLength: 1, maxLength: 7 },
);

describe('receipts in any order', () => {
  const shuffled = receipts
    .map((all) => all.map(({ status, minute }) => receipt(status, minute)))
    .chain((all) =>
      fc.tuple(
        fc.constant(all),
        // Each of them up to twice.
        fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
      ),
    );

  test('1,000 orders with duplicates lead to one final state each', () => {
    fc.assert(
      fc.property(shuffled, ([inOrder, anyhow]) => {
        expect(statesOf([AGREE, filed(), ...anyhow])?.at(-1)).toBe(
          statesOf([AGREE, filed(), ...inOrder])?.at(-1),
        );
      }),
      { seed: 622, numRuns: 1_000 },
    );
  });

  test('every move is legal, and release and rejection are those that the consignment goes by', () => {
    fc.assert(
      fc.property(shuffled, ([, anyhow]) => {
        const { trail, consignment } = recorded([AGREE, filed(), ...anyhow]);
        const states = declarationLife(trail)?.map(({ state }) => state) ?? [];
        for (const [index, state] of states.slice(1).entries()) {
          expect(DECLARATION_MOVES[states[index] ?? 'void']).toContain(state);
        }
        const { releasedAt, rejected } = consignment?.documents['621'] ?? {};
        expect(states.includes('released') || states.includes('closed')).toBe(
          releasedAt !== undefined,
        );
        if (!states.includes('returned')) {
          expect(states.at(-1) === 'rejected').toBe(rejected !== undefined);
        }
      }),
      { seed: 604, numRuns: 1_000 },
    );
  });

  test('what is said late of a rejected version says nothing of the next', () => {
    expect(
      statesOf([
        ...[AGREE, filed(), receipt('100', 5), FIXED, AGREE, filed(2)],
        ...[receipt('120', 1), receipt('120', 7)],
      ]),
    ).toEqual([...FILED, 'rejected', 'amended', 'filed', 'accepted']);
    expect(
      statesOf([AGREE, filed(), receipt('100', 5), FIXED, filed(2), receipt('120', 1)]),
    ).toEqual([...FILED, 'rejected', 'amended', 'filed']);
  });
});
