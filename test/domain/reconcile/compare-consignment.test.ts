import { describe, expect, test } from '@jest/globals';
import type {
  Consignment,
  DocumentFacts,
} from '../../../functions/domain/consignment/consignment.ts';
import { compareConsignment } from '../../../functions/domain/reconcile/compare-consignment.ts';
import type { ConsignmentView } from '../../../functions/domain/reconcile/consignment-view.ts';
import { DIFFERENCES } from '../../../functions/domain/reconcile/difference.ts';
import type { DifferenceCode } from '../../../functions/domain/reconcile/difference.ts';
import { anImportConsignment } from '../../support/consignment-builder.ts';

const NOW = '2026-11-25T12:00:00.000Z';
const YESTERDAY = '2026-11-24T11:00:00.000Z';
const TODAY = '2026-11-25T11:30:00.000Z';

function aList(...receipts: readonly (readonly [status: string, at: string])[]): DocumentFacts {
  const released = receipts.find(([status]) => status === '800');
  const rejected = receipts.find(([status]) => status.startsWith('-'));
  return {
    kind: '621',
    version: 1,
    filedAt: YESTERDAY,
    receipts: receipts.map(([status, at]) => ({ status, at, info: '' })),
    acceptedAt: receipts[0]?.[1],
    releasedAt: released?.[1],
    rejected: rejected && { status: rejected[0], at: rejected[1], info: '' },
  };
}

const ACCEPTED = { '621': aList(['120', YESTERDAY]) };
const RELEASED = { '621': aList(['120', YESTERDAY], ['800', TODAY]) };
const INSIDE = { gatedOut: false };
const GONE = { gatedOut: true };

function codes(ours: Partial<Consignment>, rest: Partial<ConsignmentView> = {}): DifferenceCode[] {
  const consignment = anImportConsignment({
    status: 'declaring',
    updatedAt: TODAY,
    warehouseAcceptedAt: YESTERDAY,
    ...ours,
  });
  const view = { consignment, task: { status: 'waiting' }, settledBy: NOW, ...rest } as const;
  return compareConsignment(view).map(({ code }) => code);
}

describe('both sides agree', () => {
  test.each<[string, Partial<Consignment>, Partial<ConsignmentView>]>([
    ['before anything', { warehouseAcceptedAt: undefined }, { parcel: 'unknown', list: 'unknown' }],
    ['accepted list', { documents: ACCEPTED }, { parcel: INSIDE, list: { status: '120' } }],
    ['released', { documents: RELEASED }, { parcel: INSIDE, list: { status: '800' } }],
    ['closed after release', { documents: RELEASED }, { parcel: INSIDE, list: { status: '899' } }],
    ['gone', { documents: RELEASED, gatedOutAt: TODAY }, { parcel: GONE, list: { status: '800' } }],
    [
      'refused',
      { documents: { '621': aList(['-621018', TODAY]) }, status: 'cancelled' },
      { parcel: INSIDE, list: { status: '-621018' } },
    ],
    [
      'withdrawn',
      {
        documents: { ...ACCEPTED, '623': { ...aList(['399', TODAY]), kind: '623' } },
        status: 'cancelled',
      },
      { parcel: INSIDE, list: { status: '399' } },
    ],
    ['nobody could be asked', { documents: RELEASED, gatedOutAt: TODAY }, {}],
  ])('%s', (_name, ours, theirs) => {
    expect(codes(ours, theirs)).toEqual([]);
  });
});

describe('each difference', () => {
  test.each<[DifferenceCode, string, Partial<Consignment>, Partial<ConsignmentView>]>([
    ['gated-without-release', 'there', { documents: ACCEPTED }, { parcel: GONE }],
    ['gated-without-release', 'here', { documents: ACCEPTED, gatedOutAt: TODAY }, {}],
    [
      'gated-without-release',
      'of a cancelled one',
      { documents: { '621': aList(['-621018', TODAY]) }, status: 'cancelled' },
      { parcel: GONE, list: { status: '-621018' } },
    ],
    [
      'released-not-gated',
      'for more than a day',
      { documents: { '621': aList(['800', YESTERDAY]) } },
      { parcel: INSIDE },
    ],
    ['gated-there-only', 'released here', { documents: RELEASED }, { parcel: GONE }],
    [
      'gated-here-only',
      'gone here',
      { documents: RELEASED, gatedOutAt: TODAY },
      { parcel: INSIDE },
    ],
    ['parcel-unknown-there', 'accepted before', {}, { parcel: 'unknown' }],
    [
      'released-here-only',
      'customs says 120',
      { documents: RELEASED },
      { list: { status: '120' } },
    ],
    ['list-status-differs', 'a lost release', { documents: ACCEPTED }, { list: { status: '800' } }],
    [
      'list-status-differs',
      'a lost first answer',
      { documents: { '621': aList() } },
      { list: { status: '120' } },
    ],
    ['list-unknown-there', 'answered before', { documents: ACCEPTED }, { list: 'unknown' }],
    [
      'list-unknown-there',
      'filed a day ago',
      { documents: { '621': aList() } },
      { list: 'unknown' },
    ],
    ['delivered-there-only', 'hours ago', {}, { carrierDeliveredAt: YESTERDAY }],
    ['lost', 'without a task', { updatedAt: YESTERDAY }, { task: undefined }],
    ['lost', 'after a task', { updatedAt: YESTERDAY }, { task: { status: 'resumed' } }],
    ['lost', 'its outcome unheard', { updatedAt: YESTERDAY }, { task: { status: 'answered' } }],
  ])('%s: %s', (code, _name, ours, theirs) => {
    expect(codes(ours, theirs)).toEqual([code]);
  });

  test('released at customs, gone at the warehouse, neither known here: two lost messages', () => {
    expect(codes({ documents: ACCEPTED }, { parcel: GONE, list: { status: '800' } })).toEqual([
      'gated-there-only',
      'list-status-differs',
    ]);
  });
});

describe('what is only young is no difference', () => {
  test.each<[string, Partial<Consignment>, Partial<ConsignmentView>]>([
    ['released today', { documents: RELEASED }, {}],
    [
      'filed an hour ago',
      { documents: { '621': { ...aList(), filedAt: TODAY } } },
      { list: 'unknown' },
    ],
    ['stored by the e-port', { documents: { '621': aList() } }, { list: { status: '2' } }],
    ['delivered just now', {}, { carrierDeliveredAt: TODAY }],
    ['between two stages', { updatedAt: TODAY }, { task: { status: 'resumed' } }],
    [
      'refused and not known',
      { documents: { '621': aList(['-621018', TODAY]) } },
      { list: 'unknown' },
    ],
  ])('%s', (_name, ours, theirs) => {
    expect(codes(ours, theirs)).toEqual([]);
  });

  test('a stopped or ended parcel may stay inside', () => {
    const documents = { '621': aList(['800', YESTERDAY]) };
    expect(codes({ documents, status: 'cancelled' })).toEqual([]);
    expect(codes({ documents, unwind: { parcelStoppedAt: TODAY } })).toEqual([]);
  });

  test('an ended consignment needs no task', () => {
    expect(codes({ status: 'delivered', updatedAt: YESTERDAY }, { task: undefined })).toEqual([]);
  });
});

test('every difference names its subject, severity and both values', () => {
  const consignment = anImportConsignment({ documents: ACCEPTED });
  const [found] = compareConsignment({
    consignment,
    task: { status: 'waiting' },
    parcel: GONE,
    settledBy: NOW,
  });
  expect(found).toEqual({
    code: 'gated-without-release',
    severity: 'critical',
    subject: consignment.consignmentId,
    consignmentId: consignment.consignmentId,
    title: DIFFERENCES['gated-without-release'].title,
    detail: expect.any(String) as unknown,
    ours: 'list 120',
    theirs: 'gated out',
  });
});
