import { describe, expect, test } from '@jest/globals';
import { declaredAt } from '../../../functions/domain/load/declared-at.ts';
import { isLoadNews } from '../../../functions/domain/load/is-load-news.ts';
import type { LoadFact } from '../../../functions/domain/load/load-events.ts';
import { newsOfLoad } from '../../../functions/domain/load/news-of-load.ts';
import { parcelWeight } from '../../../functions/domain/load/parcel-weight.ts';
import { anImportConsignment } from '../../support/consignment-builder.ts';
import {
  aLoadTrail,
  anEntry,
  aPlannedLoad,
  BOOKING,
  closedWith,
} from '../../support/load-builder.ts';

const HOUR = (hour: number) => `2026-11-23T0${String(hour)}:00:00.000Z`;
const opened: LoadFact = { type: 'opened', planned: aPlannedLoad() };
const joined: LoadFact = { type: 'joined', entry: anEntry(1) };
const left: LoadFact = {
  type: 'left',
  consignmentId: anEntry(1).consignmentId,
  reason: 'cancelled',
};
const closed = closedWith(anEntry(1));
const booked: LoadFact = { type: 'booked', booking: BOOKING };
const out: LoadFact = { type: 'gated-out', occurredAt: HOUR(4), plate: BOOKING.plate };
const released: LoadFact = { type: 'lists-released' };
const departed: LoadFact = { type: 'departed', occurredAt: HOUR(6) };
const arrived: LoadFact = { type: 'arrived', occurredAt: HOUR(7) };
const asked: LoadFact = { type: 'declaration-asked', kind: '507', documentVersion: 1 };
const again: LoadFact = { type: 'asked-again', by: 'eve' };
const receipt = (status: string, hour = 5): LoadFact => ({
  type: 'receipt-received',
  kind: '507',
  status,
  receivedAt: HOUR(hour),
  info: '',
});
const refused: LoadFact = {
  type: 'ask-refused',
  ask: 'booking',
  requestId: `${aPlannedLoad().loadId}.booking.1`,
  code: 'full',
  message: 'no space',
};

describe('what is news of a load', () => {
  test.each<[string, readonly LoadFact[], LoadFact, boolean]>([
    ['its opening, of one that is open', [], opened, false],
    ['a parcel joins', [], joined, true],
    ['it joins again', [joined], joined, false],
    ['one joins a closed load', [joined, closed], { type: 'joined', entry: anEntry(2) }, false],
    ['a parcel leaves', [joined], left, true],
    ['one leaves that never was in it', [], left, false],
    ['one leaves before the gate', [joined, closed], left, true],
    ['one leaves beyond the gate', [joined, closed, booked, out], left, false],
    ['it closes', [joined], closed, true],
    ['it closes again', [joined, closed], closed, false],
    ['it closes with nothing', [joined], closedWith(), false],
    ['it is booked', [joined, closed], booked, true],
    ['it is booked while open', [joined], booked, false],
    ['it is booked again', [joined, closed, booked], booked, false],
    ['it passes the gate', [joined, closed], out, true],
    ['it passes the gate open', [joined], out, false],
    ['it passes the gate again', [joined, closed, out], out, false],
    ['a document is asked for', [], asked, true],
    ['it is asked for again', [asked], asked, false],
    ['its next version is asked for', [asked], { ...asked, documentVersion: 2 }, true],
    ['its lists are released', [], released, true],
    ['they are released again', [released], released, false],
    ['it departs', [joined, closed], departed, true],
    ['it departs open', [joined], departed, false],
    ['it departs again', [joined, closed, departed], departed, false],
    ['it arrives', [joined, closed], arrived, true],
    ['it arrives open', [joined], arrived, false],
    ['it arrives again', [joined, closed, arrived], arrived, false],
    ['customs answers', [asked], receipt('2'), true],
    ['customs answers before it was asked', [], receipt('2'), true],
    ['customs repeats itself', [asked, receipt('2')], receipt('2'), false],
    ['customs says the same later', [asked, receipt('2')], receipt('2', 6), true],
    ['customs says another thing at once', [asked, receipt('2')], receipt('120'), true],
    ['customs has it already', [asked], receipt('-301011'), false],
    [
      'customs repeats what it said of the version before',
      [asked, receipt('2'), { ...asked, documentVersion: 2 }],
      receipt('2'),
      false,
    ],
    ['a partner refuses', [joined, closed], refused, true],
    ['it refuses again', [joined, closed, refused], refused, false],
    ['it refuses what it did', [joined, closed, booked], refused, false],
    ['it refuses what is no longer asked', [joined, closed, refused, again], refused, false],
    [
      'it refuses what nobody asks of such a load',
      [joined, closed],
      { ...refused, ask: 'document-711', requestId: `${aPlannedLoad().loadId}.document-711.1` },
      false,
    ],
    ['asked again, where something stands in the way', [joined, closed, refused], again, true],
    ['asked again, where nothing does', [joined, closed], again, false],
  ])('%s', (_name, trail, fact, news) => {
    expect(isLoadNews(aLoadTrail(trail).load, fact)).toBe(news);
  });

  test('a load without events has yet to open', () => {
    expect(isLoadNews({ ...aLoadTrail([]).load, version: 0 }, opened)).toBe(true);
  });
});

describe('what a parcel hears of its load', () => {
  const { consignmentId } = anEntry(1);
  const { loadId } = aPlannedLoad();
  const moved = (status: string, movedAt: string) => ({
    type: 'load-moved',
    loadId,
    status,
    movedAt,
  });
  const flight = {
    type: 'load-booked',
    loadId,
    masterBill: '999-12345675',
    voyage: 'BW081',
    vessel: 'BONDWAY AIR',
    trafficMode: '5',
  };
  const inIt = { type: 'load-joined', loadId };
  const closedAt = '2026-11-23T02:02:00.000Z';

  test.each<[string, readonly LoadFact[], readonly object[]]>([
    ['nothing, of a load it never was in', [], []],
    ['that it is in it', [joined], [inIt]],
    ['why it is no longer', [joined, left], [{ type: 'load-left', loadId, reason: 'cancelled' }]],
    ['that it closed', [joined, closed], [inIt, moved('closed', closedAt)]],
    ['its flight', [joined, closed, booked], [inIt, flight, moved('closed', closedAt)]],
    [
      'each move, in order',
      [joined, closed, booked, out, departed, arrived],
      [
        inIt,
        flight,
        moved('closed', closedAt),
        moved('gated-out', HOUR(4)),
        moved('departed', HOUR(6)),
        moved('arrived', HOUR(7)),
      ],
    ],
    ['not what overtook the gate', [joined, closed, departed], [inIt, moved('closed', closedAt)]],
  ])('%s', (_name, trail, news) => {
    expect(newsOfLoad(aLoadTrail(trail).load, consignmentId)).toEqual(news);
  });
});

test('a document declares a moment of its load', () => {
  const { load } = aLoadTrail([joined, closed, booked, out, released, departed, arrived]);
  expect(declaredAt(load, '507')).toBe(HOUR(4));
  expect(declaredAt(load, '607')).toBe(load.listsReleasedAt);
  expect(declaredAt(load, '509')).toBe(HOUR(6));
  expect(declaredAt(load, '711')).toBe(HOUR(7));
});

describe('weight of a parcel', () => {
  const consignment = anImportConsignment();
  const [line] = consignment.lines;
  if (line === undefined) throw new Error('a consignment without lines');
  const lineOf = (grossWeightGrams: number | undefined, quantity: number) => ({
    ...line,
    goods: { ...line.goods, grossWeightGrams },
    quantity,
  });
  const lines = [lineOf(200, 3), lineOf(50, 1), lineOf(undefined, 7)];

  test('is what the catalogue expects of all its pieces', () => {
    expect(parcelWeight({ ...consignment, lines, packed: undefined })).toBe(650);
  });

  test('is what the warehouse weighed, once it did', () => {
    const packed = { weightGrams: 700, at: HOUR(3) };
    expect(parcelWeight({ ...consignment, lines, packed })).toBe(700);
  });

  test('is never nothing', () => {
    expect(parcelWeight({ ...consignment, lines: [], packed: undefined })).toBe(1);
  });
});
