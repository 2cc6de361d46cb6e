import type { CebDocument, CebElements } from './ceb-document.ts';
import type { CebProblem } from './ceb-problem.ts';
import { CEB_TABLES } from './ceb-tables/ceb-tables.ts';
import type { CebTable } from './ceb-tables/ceb-tables.ts';
import { checkElements } from './check-elements.ts';
import { decimalValue, ONE } from './decimal-value.ts';
import { checkMode } from './mode-rules.ts';

/**
 * Everything that our own tables find wrong with a document, so that nothing is sent that customs
 * would return for form: elements, lengths, cardinality, numbering, rules of the trade mode, sums.
 * Stricter than the schema, which has no sums and nearly no enumerations. Empty when it may be filed.
 */
export function checkCebDocument(document: CebDocument): readonly CebProblem[] {
  const table: CebTable = CEB_TABLES[document.kind];
  const head: CebElements = document.head;
  const lines: readonly CebElements[] = document.lines;
  return [
    ...checkElements(head, table.head),
    ...lines.flatMap((line, index) => checkElements(line, table.lines, index + 1)),
    ...checkLineCount(lines, table),
    ...checkMode(document.kind, head, lines),
    ...checkPaid(head),
    ...checkWeights(head),
    ...lines.flatMap((line, index) => checkLine(line, index + 1)),
  ];
}

function checkLineCount(lines: readonly CebElements[], { maxLines }: CebTable): CebProblem[] {
  const least = Math.min(1, maxLines);
  if (lines.length >= least && lines.length <= maxLines) return [];
  const wanted = maxLines === 0 ? 'no lines' : `${String(least)} to ${String(maxLines)} lines`;
  const message = `has ${String(lines.length)} lines, must have ${wanted}`;
  return [{ element: 'gnum', rule: 'lines', message }];
}

/** CEB311: acturalPaid = goodsValue + freight + taxTotal − discount. */
function checkPaid(head: CebElements): CebProblem[] {
  const sum = ['goodsValue', 'freight', 'taxTotal', 'discount', 'acturalPaid'].map((name) =>
    decimalValue(head[name]),
  );
  const [goods, freight, tax, discount, paid] = sum;
  const known = goods !== undefined && freight !== undefined && tax !== undefined;
  if (!known || discount === undefined || paid === undefined) return [];
  if (goods + freight + tax - discount === paid) return [];
  const message = 'acturalPaid must be goodsValue + freight + taxTotal − discount';
  return [{ element: 'acturalPaid', rule: 'sum', message }];
}

function checkWeights(head: CebElements): CebProblem[] {
  const [net, gross] = [decimalValue(head['netWeight']), decimalValue(head['grossWeight'])];
  if (net === undefined || gross === undefined || net <= gross) return [];
  const message = 'netWeight must not exceed grossWeight';
  return [{ element: 'netWeight', rule: 'weight', message }];
}

function checkLine(line: CebElements, number: number): CebProblem[] {
  const problems: CebProblem[] = [];
  if (line['gnum'] !== String(number)) {
    const message = 'gnum must count the lines from 1 without gaps';
    problems.push({ element: 'gnum', line: number, rule: 'gnum', message });
  }
  if (((line['qty2'] ?? '') === '') !== ((line['unit2'] ?? '') === '')) {
    const message = 'qty2 and unit2 must be both filled or both empty';
    problems.push({ element: 'qty2', line: number, rule: 'pair', message });
  }
  if (!isPriceTimesQuantity(line)) {
    const message = 'totalPrice must be price × qty';
    problems.push({ element: 'totalPrice', line: number, rule: 'sum', message });
  }
  return problems;
}

/** price × qty = totalPrice, exact to the fifth place; a number that is none is named elsewhere. */
function isPriceTimesQuantity(line: CebElements): boolean {
  const [price, quantity, total] = ['price', 'qty', 'totalPrice'].map((name) =>
    decimalValue(line[name]),
  );
  if (price === undefined || quantity === undefined || total === undefined) return true;
  const difference = price * quantity - total * ONE;
  return 2n * (difference < 0n ? -difference : difference) <= ONE;
}
