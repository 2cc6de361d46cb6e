import { expect, test } from '@jest/globals';
import { MAINS } from '../../../functions/domain/flight/mains.ts';
import type { Territory } from '../../../functions/domain/destinations/territory.ts';

test.each<[Territory, number, string, string]>([
  ['EU', 230, 'C E F', 'CE'],
  ['GB', 230, 'G', 'UKCA CE'],
  ['US', 120, 'A B', 'FCC'],
  ['CA', 120, 'A B', 'CSA UL'],
  ['KR', 220, 'C F', 'KC'],
  ['JP', 100, 'A', 'PSE'],
  ['AU', 230, 'I', 'RCM'],
  ['NZ', 230, 'I', 'RCM'],
])('%s has %d volts, plugs %s and wants %s', (territory, volts, plugs, marks) => {
  const mains = MAINS[territory];
  expect(mains).toMatchObject({ volts, plugs: plugs.split(' '), marks: marks.split(' ') });
  expect(mains?.source).not.toBe('');
});
