import { describe, expect, test } from '@jest/globals';
import { LOAD_KINDS, loadKindOf } from '../../../functions/domain/load/load-kinds.ts';
import type { LoadService } from '../../../functions/domain/load/load-kinds.ts';

const SERVICES: readonly LoadService[] = [
  { kind: 'sailing', to: ['SG'], from: ['hub'] },
  { kind: 'vehicle', to: ['HK', 'SG'] },
];

describe('what carries a load', () => {
  test.each([
    ['hub', 'SG', 'sailing'],
    ['other', 'SG', 'vehicle'],
    ['hub', 'HK', 'vehicle'],
    ['hub', 'KR', 'flight'],
  ])('from %s to %s: %s', (warehouseId, destination, kind) => {
    expect(loadKindOf(SERVICES, { warehouseId, destination })).toBe(kind);
  });

  test('calls its numbers what they are called there', () => {
    const words = Object.values(LOAD_KINDS).map(({ title, bill, voyage, vessel }) =>
      [title, bill, voyage, vessel].join(', '),
    );
    expect(words).toEqual([
      'Bag, Air waybill, Flight, Aircraft',
      'Pallet, Air waybill, Flight, Aircraft',
      'Flight, Air waybill, Flight, Aircraft',
      'Vehicle, Consignment note, Trip, Truck',
      'Sailing, Bill of lading, Voyage, Vessel',
    ]);
  });

  test('is asked where it is after a day by air, two by road and twelve at sea', () => {
    const days = Object.entries(LOAD_KINDS).map(([kind, { arrivesWithin }]) => [
      kind,
      arrivesWithin,
    ]);
    expect(Object.fromEntries(days)).toEqual({
      ...{ bag: { days: 1 }, pallet: { days: 1 }, flight: { days: 1 } },
      ...{ vehicle: { days: 2 }, sailing: { days: 12 } },
    });
  });

  test('each kind goes by modes of transport of its own medium', () => {
    const modes = Object.entries(LOAD_KINDS).map(([kind, row]) => [kind, ...row.trafficModes]);
    expect(modes).toEqual([
      ['bag', '5'],
      ['pallet', '5'],
      ['flight', '5'],
      ['vehicle', '4'],
      ['sailing', '2'],
    ]);
  });
});
