import { describe, expect, test } from '@jest/globals';
import type { CebContent, CebElements } from '../../../functions/domain/customs/ceb-document.ts';
import { checkCebDocument } from '../../../functions/domain/customs/check-ceb-document.ts';
import { aDocumentOfEachKind } from '../../support/ceb-documents.ts';

const DOCUMENTS = aDocumentOfEachKind();

function changed(of: CebContent, head: CebElements, line: CebElements = {}): CebContent {
  return {
    ...of,
    head: { ...of.head, ...head },
    lines: of.lines.map((each) => ({ ...each, ...line })),
  };
}
const findings = (of: CebContent) =>
  checkCebDocument(of).map(({ element, line, rule }) => [element, line, rule]);

describe('what is found', () => {
  test('is told once of each element, of head and lines apart', () => {
    const wrong = changed(DOCUMENTS['311'], { currency: '502' }, { currency: '502' });
    expect(findings({ ...wrong, lines: wrong.lines.slice(0, 1) })).toEqual(
      expect.arrayContaining([
        ['currency', undefined, 'mode'],
        ['currency', 1, 'mode'],
      ]),
    );
    const empty = changed(DOCUMENTS['621'], { netWeight: '' });
    expect(findings(empty).filter(([element]) => element === 'netWeight')).toEqual([
      ['netWeight', undefined, 'mandatory'],
    ]);
  });

  test('of nothing at all names the element, and the line where it stands on one', () => {
    const nothing = changed(DOCUMENTS['621'], { grossWeight: '0', netWeight: '0' }, { qty1: '0' });
    expect(findings(nothing)).toEqual([
      ['grossWeight', undefined, 'positive'],
      ['netWeight', undefined, 'positive'],
      ...nothing.lines.map((_line, index) => ['qty1', index + 1, 'positive']),
    ]);
    expect(checkCebDocument(nothing).map(({ message }) => message)[0]).toBe(
      'grossWeight must be more than 0',
    );
  });

  test('of weights: the net is not above the gross', () => {
    const weighing = (netWeight: string, grossWeight: string) =>
      findings(changed(DOCUMENTS['621'], { netWeight, grossWeight }));
    expect(weighing('1', '1')).toEqual([]);
    expect(weighing('1.00001', '1')).toEqual([['netWeight', undefined, 'weight']]);
  });

  test('of a line’s pair names the line', () => {
    const unpaired = changed(DOCUMENTS['621'], {}, { qty2: '1', unit2: undefined });
    expect(findings(unpaired)).toEqual(
      unpaired.lines.map((_line, index) => ['unit2', index + 1, 'pair']),
    );
  });

  test('of a range of time: both ends, in order', () => {
    const ranged = (startTime?: string, endTime?: string) =>
      findings(changed(DOCUMENTS['701'], { startTime, endTime }));
    const [one, two] = ['20261101000000', '20261130235959'];
    expect(ranged(one, two)).toEqual([]);
    expect(ranged(one, one)).toEqual([]);
    expect(ranged(two, one)).toEqual([['endTime', undefined, 'period']]);
    expect(ranged(one)).toEqual([['endTime', undefined, 'pair']]);
    expect(ranged(undefined, two)).toEqual([['startTime', undefined, 'pair']]);
  });
});
