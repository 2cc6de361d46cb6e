import { describe, expect, test } from '@jest/globals';
import {
  DISTRICT_WORDING,
  districtPolicy,
  USUAL_DISTRICT,
} from '../../../functions/domain/trade/district-policies.ts';
import type { DistrictRow } from '../../../functions/domain/trade/district-policies.ts';
import { TRADE_MODES } from '../../../functions/domain/trade/trade-modes.ts';

const row = (since: string, exportArrival?: DistrictRow['exportArrival']): DistrictRow => ({
  customsCode: '5141',
  since,
  exportArrival,
});
const RELEASED_FIRST = row('2026-03-01', 'after-release');
const BACK_AGAIN = row('2026-09-01', 'before-release');
const SAME_DAY = row('2026-09-01', 'after-release');
/** Says nothing of arrivals. */
const SILENT = row('2026-06-01');

describe('what a customs district does', () => {
  test.each([
    ['without a row', [], '2026-11-30', 'before-release'],
    [
      'of another district',
      [{ ...RELEASED_FIRST, customsCode: '5142' }],
      '2026-11-30',
      'before-release',
    ],
    ['the day before its row', [RELEASED_FIRST], '2026-02-28', 'before-release'],
    ['the first day of its row', [RELEASED_FIRST], '2026-03-01', 'after-release'],
    ['after a row that says nothing', [RELEASED_FIRST, SILENT], '2026-08-31', 'after-release'],
    ['of several rows by the newest', [BACK_AGAIN, RELEASED_FIRST], '2026-09-01', 'before-release'],
    [
      'of several rows by the one in force',
      [BACK_AGAIN, RELEASED_FIRST],
      '2026-08-31',
      'after-release',
    ],
    ['of several rows in turn', [RELEASED_FIRST, BACK_AGAIN], '2026-09-01', 'before-release'],
    ['of two of a day by the last', [BACK_AGAIN, SAME_DAY], '2026-09-01', 'after-release'],
    ['of two of a day turned round', [SAME_DAY, BACK_AGAIN], '2026-09-01', 'before-release'],
  ] as const)('%s', (_title, rows, on, exportArrival) => {
    expect(districtPolicy(rows, '5141', on)).toEqual({ exportArrival });
  });

  test('is said in words, for each policy that a mode goes by', () => {
    const named = Object.values(TRADE_MODES).flatMap(({ districtPolicies }) => districtPolicies);
    expect([...new Set(named)].sort()).toEqual(Object.keys(USUAL_DISTRICT).sort());
    expect(Object.keys(DISTRICT_WORDING).sort()).toEqual(Object.keys(USUAL_DISTRICT).sort());
    expect(Object.keys(DISTRICT_WORDING.exportArrival)).toEqual([
      'before-release',
      'after-release',
    ]);
  });
});
