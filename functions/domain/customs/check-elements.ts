import type { CebElements } from './ceb-document.ts';
import type { CebProblem, CebRule } from './ceb-problem.ts';
import type { ElementRow } from './ceb-tables/element-rows.ts';
import { CEB_VALUES } from './ceb-values.ts';
import { CODE_LISTS } from './code-lists.ts';
import { decimalValue } from './decimal-value.ts';

/** Characters that XML 1.0 can carry; lone surrogates and most control characters are not among them. */
const XML_TEXT = /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u;

/**
 * Checks the elements of one head or line against its table: known names, mandatory ones filled,
 * lengths, number forms, characters, code shapes. Order needs no check: the table gives it.
 *
 * @param line the line's number from 1, absent for a head
 */
export function checkElements(
  elements: CebElements,
  rows: readonly ElementRow[],
  line?: number,
): readonly CebProblem[] {
  const unknown = Object.keys(elements)
    .filter((name) => !rows.some((row) => row.name === name))
    .map((element) => problem('unknown-element', element, 'does not exist in this entity'));
  const found = rows.map((row) => checkElement(row, elements[row.name] ?? ''));
  return [...unknown, ...found]
    .filter((each) => each !== undefined)
    .map((each) => (line === undefined ? each : { ...each, line }));
}

function checkElement(row: ElementRow, value: string): CebProblem | undefined {
  if (value.trim() === '') {
    return row.mandatory ? problem('mandatory', row.name, 'is mandatory and empty') : undefined;
  }
  if (!XML_TEXT.test(value))
    return problem('character', row.name, 'holds a character XML cannot carry');
  return checkForm(row, value) ?? checkCode(row, value);
}

function checkForm(row: ElementRow, value: string): CebProblem | undefined {
  const { name, min, max } = row;
  switch (row.kind) {
    case 'string': {
      const length = [...value].length;
      if (length >= min && length <= max) return undefined;
      const wanted = min === max ? String(max) : `${String(min)} to ${String(max)}`;
      return problem('length', name, `has ${String(length)} characters, must have ${wanted}`);
    }
    case 'decimal':
      return decimalValue(value) === undefined
        ? problem('number', name, 'must be a decimal with at most 14 and 5 digits, not negative')
        : undefined;
    case 'integer':
      return /^\d+$/.test(value) && value.length <= max
        ? undefined
        : problem('number', name, `must be a whole number of at most ${String(max)} digits`);
  }
}

function checkCode({ name }: ElementRow, value: string): CebProblem | undefined {
  const shape = Object.hasOwn(CEB_VALUES, name) ? CEB_VALUES[name] : undefined;
  if (shape !== undefined && !shape.valid(value)) return problem('value', name, shape.message);
  const list = Object.hasOwn(CODE_LISTS, name) ? CODE_LISTS[name] : undefined;
  return list === undefined || list.valid(value) ? undefined : problem('code', name, list.message);
}

function problem(rule: CebRule, element: string, message: string): CebProblem {
  return { element, rule, message: `${element} ${message}` };
}
