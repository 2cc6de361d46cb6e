import type { CebContent, CebElements } from './ceb-document.ts';
import type { CebProblem } from './ceb-problem.ts';
import { CEB_TABLES } from './ceb-tables/ceb-tables.ts';
import type { CebTable } from './ceb-tables/ceb-tables.ts';
import { checkElements } from './check-elements.ts';
import { checkIdentifiers } from './check-identifiers.ts';
import { checkLines } from './check-lines.ts';
import { checkSums } from './check-sums.ts';
import { decimalValue } from './decimal-value.ts';
import { checkMode } from './mode-rules.ts';

/**
 * Everything that our own tables find wrong with a document, so that nothing is sent that customs
 * would return for form: elements, lengths, cardinality, code lists, numbering, identifiers with
 * their check digits, rules of the trade mode, sums. Stricter than the schema, which has no sums and
 * nearly no enumerations. One finding per element, the plainest; empty when it may be filed.
 */
export function checkCebDocument(document: CebContent): readonly CebProblem[] {
  const { kind, head, lines } = document;
  const table: CebTable = CEB_TABLES[kind];
  const problems = [
    ...checkElements(head, table.head),
    ...lines.flatMap((line, index) => checkElements(line, table.lines, index + 1)),
    ...checkLines(lines, table),
    ...checkIdentifiers(head),
    ...checkMode(kind, head, lines),
    ...checkSums(head, lines),
    ...checkWeights(head),
    ...checkPeriod(head),
    ...[head, ...lines].flatMap((elements, index) => checkPositive(elements, index)),
  ];
  const isFirst = ({ element, line }: CebProblem, index: number): boolean =>
    problems.findIndex((each) => each.element === element && each.line === line) === index;
  return problems.filter(isFirst);
}

function checkWeights(head: CebElements): CebProblem[] {
  const [net, gross] = [decimalValue(head['netWeight']), decimalValue(head['grossWeight'])];
  if (net === undefined || gross === undefined || net <= gross) return [];
  const message = 'netWeight must not exceed grossWeight: correct the weights of the goods';
  return [{ element: 'netWeight', rule: 'weight', message }];
}

/** CEB701: a range of time has both ends, and the end is not before the start. */
function checkPeriod({ startTime = '', endTime = '' }: CebElements): CebProblem[] {
  if ((startTime === '') !== (endTime === '')) {
    const element = startTime === '' ? 'startTime' : 'endTime';
    const message = 'startTime and endTime must be both filled or both empty';
    return [{ element, rule: 'pair', message }];
  }
  if (startTime <= endTime) return [];
  const message = 'endTime must not be before startTime';
  return [{ element: 'endTime', rule: 'period', message }];
}

/** Elements of which nothing at all is no declaration; a price may be 0, that of a gift. */
const POSITIVE = ['qty', 'qty1', 'qty2', 'weight', 'grossWeight', 'netWeight', 'packNo'] as const;

/** @param index 0 for the head, else the line's number */
function checkPositive(elements: CebElements, index: number): CebProblem[] {
  return POSITIVE.filter((name) => decimalValue(elements[name]) === 0n).map((element) => {
    const message = `${element} must be more than 0`;
    const problem: CebProblem = { element, rule: 'positive', message };
    return index === 0 ? problem : { ...problem, line: index };
  });
}
