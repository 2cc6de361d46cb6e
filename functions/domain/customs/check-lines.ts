import type { CebElements } from './ceb-document.ts';
import type { CebProblem } from './ceb-problem.ts';
import type { CebTable } from './ceb-tables/ceb-tables.ts';

/** Checks how many lines there are, how they are numbered, and what only goes together on one. */
export function checkLines(lines: readonly CebElements[], table: CebTable): readonly CebProblem[] {
  return [
    ...checkLineCount(lines, table),
    ...checkNumbers(lines, table),
    ...lines.flatMap((line, index) => checkPair(line, index + 1)),
  ];
}

function checkLineCount(lines: readonly CebElements[], table: CebTable): CebProblem[] {
  const { maxLines, minLines: least = Math.min(1, maxLines) } = table;
  if (lines.length >= least && lines.length <= maxLines) return [];
  const most = Number.isFinite(maxLines)
    ? `${String(least)} to ${String(maxLines)} lines`
    : 'lines';
  const wanted = maxLines === 0 ? 'no lines' : most;
  const message = `has ${String(lines.length)} lines, must have ${wanted}`;
  return [{ element: 'gnum', rule: 'lines', message }];
}

function checkNumbers(lines: readonly CebElements[], table: CebTable): CebProblem[] {
  if (!table.lines.some(({ name }) => name === 'gnum')) return [];
  const numbers = lines.map((line) => line['gnum'] ?? '');
  const isRight = (number: string, index: number): boolean =>
    table.numbersOfList === true
      ? /^[1-9]\d*$/.test(number) && numbers.indexOf(number) === index
      : number === String(index + 1);
  const message =
    table.numbersOfList === true
      ? 'gnum must be the number of a line of the original list, each only once'
      : 'gnum must count the lines from 1 without gaps';
  return numbers.flatMap((number, index) =>
    isRight(number, index) ? [] : [{ element: 'gnum', line: index + 1, rule: 'gnum', message }],
  );
}

function checkPair(line: CebElements, number: number): CebProblem[] {
  if (((line['qty2'] ?? '') === '') === ((line['unit2'] ?? '') === '')) return [];
  const element = (line['qty2'] ?? '') === '' ? 'qty2' : 'unit2';
  const message = 'qty2 and unit2 must be both filled or both empty: fill the one that is missing';
  return [{ element, line: number, rule: 'pair', message }];
}
