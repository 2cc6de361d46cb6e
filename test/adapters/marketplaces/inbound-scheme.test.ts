import { expect, test } from '@jest/globals';
import { firstMoment } from '../../../functions/adapters/marketplaces/inbound-scheme.ts';

test.each([
  ['2026-11-23T10:00:07Z', '2026-11-23T10:00:07.000Z'],
  ['2026-11-23T10:00:07.250+08:00', '2026-11-23T02:00:07.250Z'],
  ['1795428007', '2026-11-23T10:00:07.000Z'],
  ['1795428007123', '2026-11-23T10:00:07.123Z'],
])('%s is a moment', (moment, expected) => {
  expect(firstMoment('', moment, '1')).toBe(expected);
});

test.each(['', '0', '12', '-1795428007', '1e20', '9'.repeat(16), 'soon', '2026-11-23T10:00:07'])(
  '%j is none',
  (moment) => {
    expect(firstMoment(moment)).toBeUndefined();
  },
);

test.each(['2026-13-45T10:00:00Z', '2026-11-23T99:99:99Z'])(
  '%s is none, and no fault',
  (moment) => {
    expect(firstMoment(moment)).toBeUndefined();
  },
);
