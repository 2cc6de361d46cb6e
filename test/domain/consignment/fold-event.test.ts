import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ConsignmentEvent } from '../../../functions/domain/consignment/consignment-events.ts';
import type { Consignment } from '../../../functions/domain/consignment/consignment.ts';
import { CONSIGNMENT_STATES } from '../../../functions/domain/consignment/consignment-states.ts';
import { foldEvent } from '../../../functions/domain/consignment/fold-event.ts';
import { isNews } from '../../../functions/domain/consignment/is-news.ts';
import { aPlan, facts, receipts, scans, trailOf } from '../../support/random-facts.ts';

const seed = 20261123;

function fold(trail: readonly ConsignmentEvent[]): Consignment {
  const [first, ...rest] = trail;
  if (first === undefined) throw new Error('empty trail');
  return rest.reduce<Consignment>(foldEvent, foldEvent(undefined, first));
}

/** Freezes everything inside, so that a fold that changes its input throws. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}

describe('a trail', () => {
  test('begins with the plan and is nothing but planned then', () => {
    const consignment = fold(trailOf([]));
    expect(consignment).toMatchObject({ ...aPlan(), version: 1, status: 'accepted' });
    expect(consignment).toMatchObject({ stockReserved: true, legs: [], documents: {}, unwind: {} });
    expect(consignment.stage).toBeUndefined();
  });

  test('folds to as many versions as it has events, into known states, changing no input', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 40 }), (random) => {
        const trail = frozen(trailOf(random));
        const consignment = fold(trail);
        expect(consignment.version).toBe(trail.length);
        expect(consignment.updatedAt).toBe(trail.at(-1)?.at);
        expect(Object.keys(CONSIGNMENT_STATES)).toContain(consignment.status);
      }),
      { seed, numRuns: 200 },
    );
  });

  test('with a gap, a repeat or out of order throws', () => {
    const [planned, second, third] = trailOf([
      { type: 'warehouse-accepted' },
      { type: 'parcel-stopped' },
    ]);
    if (planned === undefined || second === undefined || third === undefined) throw new Error();
    const one = foldEvent(undefined, planned);
    expect(() => foldEvent(one, third)).toThrow('broken trail');
    expect(() => foldEvent(foldEvent(one, second), second)).toThrow('broken trail');
    expect(() => foldEvent(one, planned)).toThrow('broken trail');
    expect(() => foldEvent(undefined, second)).toThrow('it starts with warehouse-accepted');
  });

  test('folds in two parts to what it folds to in one', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 20 }), fc.nat(20), (random, cut) => {
        const trail = trailOf(random);
        const head = fold(trail.slice(0, cut + 1));
        expect(trail.slice(cut + 1).reduce<Consignment>(foldEvent, head)).toEqual(fold(trail));
      }),
      { seed, numRuns: 100 },
    );
  });
});

describe('partners repeat themselves and overtake themselves', () => {
  /** Folds what is news, as use cases do. */
  function taken(news: Parameters<typeof trailOf>[0]): Consignment {
    return news.reduce(
      (consignment, fact) => {
        if (!isNews(consignment, fact)) return consignment;
        const { consignmentId, version, updatedAt } = consignment;
        return foldEvent(consignment, {
          ...fact,
          consignmentId,
          version: version + 1,
          at: updatedAt,
        });
      },
      fold(trailOf([])),
    );
  }

  const inAnyOrder = <T>(items: readonly T[]) =>
    fc.shuffledSubarray([...items, ...items], { minLength: items.length * 2 });

  test('receipts of a list lead to one standing, in whatever order and however often they come', () => {
    const standing = (consignment: Consignment) => {
      const { acceptedAt, releasedAt, rejected } = consignment.documents['621'] ?? {};
      return { acceptedAt, releasedAt, rejected };
    };
    fc.assert(
      fc.property(
        fc
          .array(receipts('621'), { minLength: 1, maxLength: 6 })
          .chain((all) => fc.tuple(fc.constant(all), inAnyOrder(all))),
        ([all, shuffled]) => {
          expect(standing(taken(shuffled))).toEqual(standing(taken(all)));
        },
      ),
      { seed, numRuns: 1_000 },
    );
  });

  test('scans lead to one tracking status', () => {
    const standing = ({ trackingStatus, deliveredAt, handedToCarrierAt }: Consignment) => ({
      trackingStatus,
      isDelivered: deliveredAt !== undefined,
      isHandedOver: handedToCarrierAt !== undefined,
    });
    fc.assert(
      fc.property(
        fc
          .array(scans, { minLength: 1, maxLength: 8 })
          .chain((all) => fc.tuple(fc.constant(all), inAnyOrder(all))),
        ([all, shuffled]) => {
          expect(standing(taken(shuffled))).toEqual(standing(taken(all)));
        },
      ),
      { seed, numRuns: 300 },
    );
  });

  test('a release never regresses, whatever follows', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 20 }), (after) => {
        const list = { type: 'receipt-received', kind: '621', status: '800' } as const;
        const released = { ...list, receivedAt: '2026-11-23T00:00:00.000Z', info: '' };
        const refiled = after.some((fact) => fact.type === 'document-filed' && fact.kind === '621');
        fc.pre(!refiled);
        const document = taken([released, ...after]).documents['621'];
        expect(document?.releasedAt).toBeDefined();
        expect(document?.rejected).toBeUndefined();
      }),
      { seed, numRuns: 200 },
    );
  });
});

describe('documents', () => {
  const filed = (documentVersion: number) =>
    ({
      type: 'document-filed',
      kind: '621',
      documentVersion,
      hash: `h${String(documentVersion)}`,
    }) as const;
  const receipt = (status: string, receivedAt: string) =>
    ({ type: 'receipt-received', kind: '621', status, receivedAt, info: '' }) as const;
  const EARLY = '2026-11-23T04:00:00.000Z';
  const LATE = '2026-11-23T05:00:00.000Z';

  test('a new version starts afresh, and the old version’s receipts say nothing about it', () => {
    const consignment = fold(
      trailOf([
        filed(1),
        receipt('100', EARLY),
        { type: 'fixed', changes: [], by: 'ann' },
        filed(2),
      ]),
    );
    expect(consignment.documents['621']).toMatchObject({ version: 2, receipts: [], hash: 'h2' });
    expect(consignment.documents['621']?.rejected).toBeUndefined();
    expect(isNews(consignment, receipt('100', EARLY))).toBe(false);
    expect(isNews(consignment, receipt('100', LATE))).toBe(true);
  });

  test('the same version going out again keeps what customs said', () => {
    const consignment = fold(trailOf([filed(1), receipt('120', EARLY), filed(1)]));
    expect(consignment.documents['621']).toMatchObject({ acceptedAt: EARLY, version: 1 });
  });

  test.each([
    [['120', '800'], EARLY, LATE, undefined],
    [['800', '120'], EARLY, EARLY, undefined],
    [['120', '100'], EARLY, undefined, '100'],
    [['100', '120'], LATE, undefined, undefined],
    [['100', '800'], LATE, LATE, undefined],
    [['500', '800'], EARLY, LATE, undefined],
    [['800', '100'], EARLY, EARLY, undefined],
    [['2', '3'], undefined, undefined, undefined],
  ] as const)('%j', ([first, second], acceptedAt, releasedAt, rejected) => {
    const { documents } = fold(trailOf([filed(1), receipt(first, EARLY), receipt(second, LATE)]));
    expect(documents['621']?.acceptedAt).toBe(acceptedAt);
    expect(documents['621']?.releasedAt).toBe(releasedAt);
    expect(documents['621']?.rejected?.status).toBe(rejected);
  });

  test('what an operator takes up again is superseded: rejected, or refused by a partner', () => {
    const refused = { type: 'ask-refused', ask: 'document-411', code: 'x', message: 'y' } as const;
    const { documents } = fold(
      trailOf([
        filed(1),
        receipt('100', EARLY),
        { type: 'document-filed', kind: '411', documentVersion: 1 },
        { type: 'document-filed', kind: '511', documentVersion: 1 },
        refused,
        { type: 'fixed', changes: [], by: 'ann' },
      ]),
    );
    expect(documents['621']?.superseded).toBe(true);
    expect(documents['411']?.superseded).toBe(true);
    expect(documents['511']?.superseded).toBeUndefined();
  });
});

describe('stages and ends', () => {
  test('a fix lifts the hold and goes back to the status of the stage', () => {
    const hold = {
      reason: 'match-failed',
      message: 'm',
      pointers: [],
      stage: 'declare',
      since: '2026-11-23T02:00:00.000Z',
    } as const;
    const held = trailOf([
      { type: 'stage-entered', stage: 'declare', visit: 1 },
      { type: 'held', hold },
    ]);
    expect(fold(held)).toMatchObject({ status: 'held', stage: 'declare', hold });
    const fixed = trailOf([
      { type: 'stage-entered', stage: 'declare', visit: 1 },
      { type: 'held', hold },
      { type: 'fixed', changes: [{ field: 'shipTo.city', value: '宁波市' }], by: 'ann' },
    ]);
    expect(fold(fixed)).toMatchObject({ status: 'declaring', shipTo: { city: '宁波市' } });
    expect(fold(fixed).hold).toBeUndefined();
  });

  test('an end leaves stage and hold', () => {
    const ended = fold(
      trailOf([
        { type: 'stage-entered', stage: 'confirm', visit: 1 },
        { type: 'ended', status: 'delivered' },
      ]),
    );
    expect(ended.status).toBe('delivered');
    expect(ended.stage).toBeUndefined();
  });

  test('stock put back after a write-off keeps both postings', () => {
    const posting = {
      lineId: 'line-1',
      accountBook: 'T1',
      bookItem: '1',
      unit: '140',
      quantity: 200_000,
      before: 500_000,
      after: 300_000,
    };
    const back = { ...posting, before: 300_000, after: 500_000 };
    const consignment = fold(
      trailOf([
        { type: 'book-written-off', postings: [posting] },
        { type: 'stock-returned', postings: [back] },
      ]),
    );
    expect(consignment.bookPostings).toEqual([posting, back]);
    expect(consignment.stockReserved).toBe(false);
  });
});
