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
