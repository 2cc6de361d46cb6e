import { describe, expect, test } from '@jest/globals';
import type {
  Consignment,
  DocumentFacts,
} from '../../../functions/domain/consignment/consignment.ts';
import { compareConsignment } from '../../../functions/domain/reconcile/compare-consignment.ts';
import type { ConsignmentView } from '../../../functions/domain/reconcile/consignment-view.ts';
import { isReleased, listStanding } from '../../../functions/domain/reconcile/list-standing.ts';
import { anExportConsignment, anImportConsignment } from '../../support/consignment-builder.ts';

const NOW = '2026-11-25T12:00:00.000Z';
const DAY_AGO = '2026-11-24T12:00:00.000Z';
const JUST_OVER_A_DAY_AGO = '2026-11-24T11:59:59.999Z';
const HOUR_AGO = '2026-11-25T11:00:00.000Z';
const JUST_OVER_AN_HOUR_AGO = '2026-11-25T10:59:59.999Z';

const list = (ours: Partial<DocumentFacts> = {}): Consignment['documents'] => ({
  '621': { kind: '621', version: 1, filedAt: DAY_AGO, receipts: [], ...ours },
});
const receipt = (status: string, at = HOUR_AGO) => ({ status, at, info: '' });
const released = (at: string) => list({ receipts: [receipt('800', at)], releasedAt: at });
const view = (
  ours: Partial<Consignment>,
  rest: Partial<ConsignmentView> = {},
): ConsignmentView => ({
  consignment: anImportConsignment({ status: 'declaring', updatedAt: HOUR_AGO, ...ours }),
  task: { status: 'waiting' },
  settledBy: NOW,
  ...rest,
});
/** What both sides say, by the kind of difference. */
const found = (of: ConsignmentView) =>
  compareConsignment(of).map(({ code, ours, theirs }) => [code, ours, theirs]);

describe('a difference names what both sides say', () => {
  test.each<[ConsignmentView, unknown[]]>([
    [
      view({ gatedOutAt: HOUR_AGO, documents: list() }),
      ['gated-without-release', 'list not answered', `gated out ${HOUR_AGO}`],
    ],
    [
      view({ documents: list({ receipts: [receipt('120')] }) }, { parcel: { gatedOut: true } }),
      ['gated-without-release', 'list 120', 'gated out'],
    ],
    [
      view({ documents: released(HOUR_AGO) }, { parcel: { gatedOut: true } }),
      ['gated-there-only', 'not gated out', 'gated out'],
    ],
    [
      view(
        { documents: released(HOUR_AGO), gatedOutAt: HOUR_AGO },
        { parcel: { gatedOut: false } },
      ),
      ['gated-here-only', `gated out ${HOUR_AGO}`, 'not gated out'],
    ],
    [
      view({ warehouseAcceptedAt: HOUR_AGO }, { parcel: 'unknown' }),
      ['parcel-unknown-there', `accepted ${HOUR_AGO}`, 'unknown'],
    ],
    [
      view({ documents: released(JUST_OVER_A_DAY_AGO) }),
      ['released-not-gated', `released ${JUST_OVER_A_DAY_AGO}`, 'not gated out'],
    ],
    [
      view({ documents: released(HOUR_AGO) }, { list: { status: '120' } }),
      ['released-here-only', '800', '120'],
    ],
    [
      view({ documents: list() }, { list: { status: '120' } }),
      ['list-status-differs', 'not answered', '120'],
    ],
    [
      view({ documents: list({ receipts: [receipt('2')] }) }, { list: { status: '120' } }),
      ['list-status-differs', '2', '120'],
    ],
    [
      view({ documents: list({ filedAt: JUST_OVER_A_DAY_AGO }) }, { list: 'unknown' }),
      ['list-unknown-there', `filed ${JUST_OVER_A_DAY_AGO}`, 'unknown'],
    ],
    [
      view({ documents: list({ receipts: [receipt('120')] }) }, { list: 'unknown' }),
      ['list-unknown-there', '120', 'unknown'],
    ],
    [
      view({}, { carrierDeliveredAt: JUST_OVER_AN_HOUR_AGO }),
      ['delivered-there-only', 'not delivered', `delivered ${JUST_OVER_AN_HOUR_AGO}`],
    ],
    [
      view({ updatedAt: JUST_OVER_AN_HOUR_AGO }, { task: undefined }),
      ['lost', 'declaring', 'no task'],
    ],
    [
      view({ updatedAt: JUST_OVER_AN_HOUR_AGO }, { task: { status: 'resumed' } }),
      ['lost', 'declaring', 'task resumed'],
    ],
  ])('%#', (of, finding) => {
    expect(found(of)).toEqual([finding]);
  });
});

describe('to the millisecond of its patience it is no difference', () => {
  test.each([
    view({ documents: released(DAY_AGO) }),
    view({ documents: list({ filedAt: DAY_AGO }) }, { list: 'unknown' }),
    view({}, { carrierDeliveredAt: HOUR_AGO }),
    view({ updatedAt: HOUR_AGO }, { task: undefined }),
    view({ deliveredAt: HOUR_AGO }, { carrierDeliveredAt: JUST_OVER_AN_HOUR_AGO }),
    view({}),
  ])('%#', (of) => {
    expect(found(of)).toEqual([]);
  });

  test.each(['1', '2', '3', '300'])('the e-port’s %s of a list without an answer', (status) => {
    expect(found(view({ documents: list() }, { list: { status } }))).toEqual([]);
  });
});

describe('what may go without a list of its own', () => {
  const gone = { parcel: { gatedOut: true } };

  test.each<[string, Consignment]>([
    ['what travels in a load', anImportConsignment({ mode: 'direct-import' })],
    [
      'what a general declaration stands for',
      anExportConsignment({ mode: 'b2b-direct-export', generalDeclaration: { because: 'x' } }),
    ],
    ['what declares nothing', anExportConsignment({ mode: 'overseas-fulfilment' })],
  ])('%s: only its message was lost', (_what, consignment) => {
    const of = { ...view({}), consignment: { ...consignment, updatedAt: HOUR_AGO }, ...gone };
    expect(found(of).map(([code]) => code)).toEqual(['gated-there-only']);
  });
});

describe('where our list stands', () => {
  const standing = (...receipts: ReturnType<typeof receipt>[]) =>
    listStanding(anImportConsignment({ documents: list({ receipts }) }))?.status;

  test('as customs said last, whenever we heard it, and a release stands', () => {
    expect(standing()).toBeUndefined();
    expect(standing(receipt('300', HOUR_AGO), receipt('120', DAY_AGO))).toBe('300');
    expect(standing(receipt('120', DAY_AGO), receipt('300', HOUR_AGO))).toBe('300');
    expect(standing(receipt('800', DAY_AGO), receipt('100', HOUR_AGO))).toBe('800');
    expect(standing(receipt('899', DAY_AGO), receipt('100', HOUR_AGO))).toBe('899');
    expect(['800', '899', '120', undefined].map(isReleased)).toEqual([true, true, false, false]);
  });

  test('concluded once its withdrawal was granted', () => {
    const withdrawal = { kind: '623', version: 1, filedAt: DAY_AGO, receipts: [] } as const;
    const documents = { ...list({ receipts: [receipt('120')] }), '623': withdrawal };
    expect(listStanding(anImportConsignment({ documents }))?.status).toBe('120');
    const granted = { ...documents, '623': { ...withdrawal, acceptedAt: HOUR_AGO } };
    expect(listStanding(anImportConsignment({ documents: granted }))).toEqual({
      ...{ filedAt: DAY_AGO, releasedAt: undefined, isRefused: false, status: '399' },
    });
  });

  test('nowhere in a mode without one, and unfiled before', () => {
    expect(listStanding(anExportConsignment({ mode: 'overseas-fulfilment' }))).toBeUndefined();
    expect(listStanding(anImportConsignment())).toEqual({ isRefused: false });
  });
});
