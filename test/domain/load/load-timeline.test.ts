import { describe, expect, test } from '@jest/globals';
import type { LoadFact } from '../../../functions/domain/load/load-events.ts';
import {
  loadTimelineActor,
  loadTimelineText,
} from '../../../functions/domain/load/load-timeline.ts';
import { anEntry, aPlannedLoad, BOOKING, closedWith } from '../../support/load-builder.ts';

const at = '2026-11-23T05:00:00.000Z';
const event = (fact: LoadFact) => ({ ...fact, loadId: aPlannedLoad().loadId, version: 1, at });
const { consignmentId } = anEntry(1);
const takenOut = [{ consignmentId, reason: 'list-rejected' }];
const receipt = (status: string, info: string): LoadFact => ({
  type: 'receipt-received',
  kind: '507',
  status,
  receivedAt: at,
  info,
});

describe('the trail of a load in words', () => {
  test.each<[LoadFact, string]>([
    [{ type: 'opened', planned: aPlannedLoad() }, 'Opened for KR'],
    [{ type: 'joined', entry: anEntry(1) }, `${consignmentId} joined`],
    [
      { type: 'left', consignmentId, reason: 'list-rejected' },
      `${consignmentId} taken out: list rejected`,
    ],
    [
      { type: 'stayed-behind', consignmentId, reason: 'detained-by-customs' },
      `${consignmentId} stays at the site: detained by customs`,
    ],
    [closedWith(anEntry(1)), 'Closed with 1 parcel: its time was up'],
    [
      { ...closedWith(anEntry(1), anEntry(2)), because: 'full', takenOut } as LoadFact,
      `Closed with 2 parcels: it is full. ${consignmentId} stays behind: list rejected`,
    ],
    [
      { ...closedWith(), because: 'operator' } as LoadFact,
      'Closed with 0 parcels: an operator closed it',
    ],
    [
      {
        type: 'ask-refused',
        ask: 'gate-out',
        requestId: 'R1',
        code: 'shut',
        message: 'closed today',
      },
      'Refused: gate out (shut): closed today',
    ],
    [
      { type: 'booked', booking: BOOKING },
      'Booked on BONDWAY AIR BW081 under master bill 999-12345675',
    ],
    [{ type: 'gated-out', occurredAt: at, plate: '浙A12345' }, 'Passed the gate on 浙A12345'],
    [
      {
        type: 'gated-out',
        occurredAt: at,
        plate: '浙A12345',
        gatePass: { number: 'HF1', plate: '浙A12345', seal: 'S1', listNumbers: [] },
      },
      'Passed the gate on 浙A12345 with pass HF1',
    ],
    [
      { type: 'declaration-asked', kind: '507', documentVersion: 1 },
      'The logistics firm is asked to file arrival at the site (507)',
    ],
    [
      { type: 'declaration-asked', kind: '507', documentVersion: 2 },
      'The logistics firm is asked to file arrival at the site (507), version 2',
    ],
    [{ type: 'gate-pass-issued', number: 'HF1' }, 'Customs issued the gate pass HF1'],
    [{ type: 'lists-released' }, 'Customs released every list'],
    [{ type: 'departed', occurredAt: at }, 'Departed'],
    [{ type: 'departed', occurredAt: at, place: 'HGH' }, 'Departed from HGH'],
    [{ type: 'arrived', occurredAt: at }, 'Arrived'],
    [{ type: 'arrived', occurredAt: at, place: 'ICN' }, 'Arrived in ICN'],
    [{ type: 'asked-again', by: 'eve' }, 'Asked again'],
    [{ type: 'asked-again', by: 'eve', note: 'called them' }, 'Asked again. Note: called them'],
  ])('%j', (fact, text) => {
    expect(loadTimelineText(event(fact))).toBe(text);
  });

  test('why customs said no, and only then', () => {
    expect(loadTimelineText(event(receipt('-805001', 'no such bill')))).toMatch(
      /^Customs on arrival at the site \(507\): -805001 .+: no such bill$/,
    );
    expect(loadTimelineText(event(receipt('-805001', '')))).not.toMatch(/: $/);
    expect(loadTimelineText(event(receipt('120', 'no such bill')))).not.toContain('no such bill');
  });

  test('who did it, where a person did', () => {
    expect(loadTimelineActor(event({ type: 'asked-again', by: 'eve' }))).toBe('eve');
    expect(loadTimelineActor(event({ type: 'lists-released' }))).toBeUndefined();
  });
});
