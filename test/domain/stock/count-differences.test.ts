import { expect, test } from '@jest/globals';
import { countDifferences } from '../../../functions/domain/stock/count-differences.ts';

const of = (sku: string, quantity: number) => ({ sku, quantity });

test('a count differs per article, over all its lines, in more, less and what nobody sent', () => {
  const sent = [of('A', 2), of('B', 1), of('A', 1), of('C', 4)];
  const received = [of('C', 4), of('A', 3), of('X', 1)];
  expect(countDifferences(sent, received)).toEqual([
    { sku: 'B', sent: 1, received: 0 },
    { sku: 'X', sent: 0, received: 1 },
  ]);
  expect(countDifferences(sent, [...sent].reverse())).toEqual([]);
});
