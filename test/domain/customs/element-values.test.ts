import { describe, expect, test } from '@jest/globals';
import type { CebElements } from '../../../functions/domain/customs/ceb-document.ts';
import type { CebTable } from '../../../functions/domain/customs/ceb-tables/ceb-tables.ts';
import {
  exact,
  integer,
  optional,
  text,
} from '../../../functions/domain/customs/ceb-tables/element-rows.ts';
import { CEB_VALUES } from '../../../functions/domain/customs/ceb-values.ts';
import { checkElements } from '../../../functions/domain/customs/check-elements.ts';
import { checkIdentifiers } from '../../../functions/domain/customs/check-identifiers.ts';
import { checkLines } from '../../../functions/domain/customs/check-lines.ts';
import { checkSums } from '../../../functions/domain/customs/check-sums.ts';
import { checkMode } from '../../../functions/domain/customs/mode-rules.ts';
import { CODE_LISTS } from '../../../functions/domain/customs/code-lists.ts';
import { differingElements } from '../../../functions/domain/customs/compare-content.ts';

const DIGITS = ['currency', 'fCurrency', 'iCurrency', 'country', 'tradeCountry'] as const;
const MOMENTS = ['appTime', 'payTime', 'logisticsTime', 'accountingDate', 'leaveTime'] as const;

/** Elements, values that they take, and values of the wrong kind. */
const VALUES: readonly [elements: readonly string[], valid: string[], invalid: string[]][] = [
  [['guid'], ['0123ABCD-0000-1111-2222-0123456789AB'], ['0123abcd-0000-1111-2222-0123456789AB']],
  [['appType'], ['1', '2', '3'], ['0', '4']],
  [
    ['appStatus', 'summaryFlag'],
    ['1', '2'],
    ['0', '3'],
  ],
  [[...MOMENTS, 'startTime', 'endTime'], ['20261123100000'], ['20261323100000']],
  [['declTime', 'ieDate'], ['20261123'], ['20261131']],
  [['customsCode', 'portCode'], ['2924'], ['292', '292X']],
  [[...DIGITS, 'unit', 'unit1', 'unit2'], ['142'], ['14', 'CNY']],
  [['logisticsStatus'], ['S'], ['R']],
  [['itemNameFlag'], ['0', '1'], ['2']],
  [['gcode'], ['3304990039'], ['33049900']],
  [['buyerIdType', 'payerIdType'], ['1'], ['2']],
  [['trafMode'], ['5', 'Y'], ['y']],
  [['wrapType'], ['2'], ['A']],
  [['POD'], ['133', 'KRSE'], ['KR', 'krs']],
  [['fFlag', 'iFlag'], ['3'], ['1']],
  [['statisticsFlag'], ['A', 'B'], ['C']],
];
const PAIRS = VALUES.flatMap(([elements, valid, invalid]) =>
  elements.map((element) => [element, valid, invalid] as const),
);

describe('the shape of values', () => {
  test.each(PAIRS)('%s takes %j and nothing around it, and not %j', (element, valid, invalid) => {
    const judge = (value: string) => CEB_VALUES[element]?.valid(value);
    for (const value of valid) {
      expect(judge(value)).toBe(true);
      expect([judge(`-${value}`), judge(`${value}-`), judge('')]).toEqual([false, false, false]);
    }
    expect(invalid.map(judge)).toEqual(invalid.map(() => false));
  });

  test('every element with a shape is shown here', () => {
    expect(PAIRS.map(([element]) => element).sort()).toEqual(Object.keys(CEB_VALUES).sort());
  });

  test.each([
    ['unit', '001', true],
    ['unit', '023', true],
    ['unit', '024', false],
    ['unit', '164', true],
    ['unit', '165', false],
    ['trafMode', 'A', false],
    ['wrapType', '8', false],
  ])('%s %s is on its list: %s', (element, code, listed) => {
    expect(CODE_LISTS[element]?.valid(code)).toBe(listed);
  });
});

describe('the form of an element', () => {
  const found = (row: ReturnType<typeof text>, value: string) =>
    checkElements({ [row.name]: value }, [row]);
  const integerFound = (digits: number, value: string) =>
    checkElements({ n: value }, [integer('n', digits)]);

  test('a text has as many characters as the schema says', () => {
    const row = text('name', 2, 4);
    expect(['ab', 'abcd'].map((value) => found(row, value))).toEqual([[], []]);
    expect(found(row, 'a')).toEqual([
      { element: 'name', rule: 'length', message: 'name has 1 characters, must have 2 to 4' },
    ]);
    expect(found(row, 'abcde')[0]?.message).toBe('name has 5 characters, must have 2 to 4');
    expect(checkElements({ guid: 'x' }, [exact('guid', 36)])[0]?.message).toBe(
      'guid has 1 characters, must have 36',
    );
  });

  test('a whole number has digits only, and not too many', () => {
    expect(integerFound(3, '123')).toEqual([]);
    expect(['1234', 'x12', '12x', '-12'].map((value) => integerFound(3, value))).toEqual(
      ['1234', 'x12', '12x', '-12'].map(() => [
        { element: 'n', rule: 'number', message: 'n must be a whole number of at most 3 digits' },
      ]),
    );
  });

  test('what may be left out is no problem when it is blank; of lines the number is told', () => {
    const row = optional(text('note', 0, 9));
    expect(checkElements({ note: '  ' }, [row])).toEqual([]);
    expect(checkElements({ note: 'x'.repeat(10) }, [row], 3)).toMatchObject([{ line: 3 }]);
    expect(checkElements({ note: 'x'.repeat(10) }, [row])[0]).not.toHaveProperty('line');
    expect(checkElements({ note: 'a\u0001' }, [row])).toMatchObject([{ rule: 'character' }]);
  });
});

describe('numbers of persons and firms', () => {
  test('a resident is born until the day of the document', () => {
    const born = { buyerIdNumber: '11010520261123002' };
    const digits = [...'0123456789X'].map((digit) => ({
      buyerIdNumber: born.buyerIdNumber + digit,
    }));
    const right = (appTime: string | undefined) =>
      digits.filter((head) => checkIdentifiers({ ...head, appTime }).length === 0).length;
    expect(right('20261123100000')).toBe(1);
    expect(right('20261122100000')).toBe(0);
    expect(right(undefined)).toBe(1);
    expect(right('x20261122100000')).toBe(1);
  });

  test('blanks are no number, and a platform without ten or eighteen is foreign', () => {
    expect(checkIdentifiers({ buyerIdNumber: '  ', ebcCode: ' ', preNo: ' ' })).toEqual([]);
    expect(checkIdentifiers({ ebpCode: 'shop' })).toEqual([]);
    expect(checkIdentifiers({ ebcCode: 'shop' })).toMatchObject([
      {
        element: 'ebcCode',
        rule: 'identifier',
        message: expect.stringMatching(/^ebcCode is no customs registration number \(10\)/),
      },
    ]);
    expect(checkIdentifiers({ ownerCode: 'NO' })).toEqual([]);
    expect(checkIdentifiers({ ebcCode: 'NO' })).toHaveLength(1);
  });
});

describe('the lines of a message', () => {
  const table = (of: Partial<CebTable>): CebTable => ({
    ...{ body: 'B', direction: 'import', head: [], lines: [integer('gnum', 4)], maxLines: 2 },
    ...of,
  });
  const numbered = (...numbers: readonly string[]): CebElements[] =>
    numbers.map((gnum) => ({ gnum }));
  const messages = (lines: readonly CebElements[], of: Partial<CebTable> = {}) =>
    checkLines(lines, table(of)).map(({ message }) => message);

  test('are neither too few nor too many', () => {
    expect(messages(numbered('1', '2'))).toEqual([]);
    expect(messages([])).toEqual(['has 0 lines, must have 1 to 2 lines']);
    expect(messages(numbered('1', '2', '3'))).toEqual(['has 3 lines, must have 1 to 2 lines']);
    expect(messages(numbered('1'), { maxLines: 0 })).toEqual(['has 1 lines, must have no lines']);
    expect(messages([], { maxLines: 0 })).toEqual([]);
    expect(messages([], { maxLines: Infinity })).toEqual(['has 0 lines, must have lines']);
    expect(messages([], { minLines: 0 })).toEqual([]);
  });

  test('count from 1 without gaps', () => {
    const message = 'gnum must count the lines from 1 without gaps';
    expect(checkLines(numbered('1', '3'), table({}))).toEqual([
      { element: 'gnum', line: 2, rule: 'gnum', message },
    ]);
    expect(messages([{}, { gnum: '2' }])).toEqual([message]);
    expect(messages([{}], { lines: [] })).toEqual([]);
  });

  test('or name lines of the list, each once', () => {
    const ofList = { numbersOfList: true, maxLines: 9 };
    const message = 'gnum must be the number of a line of the original list, each only once';
    expect(messages(numbered('7', '10', '3'), ofList)).toEqual([]);
    expect(messages(numbered('7', '7'), ofList)).toEqual([message]);
    expect(messages(numbered('0'), ofList)).toEqual([message]);
    expect(messages(numbered('x1', '1x', ''), ofList)).toEqual([message, message, message]);
  });

  test('have a second quantity with its unit, or neither', () => {
    const pair = (line: CebElements) =>
      checkLines([{ gnum: '1', ...line }], table({})).map(({ element, rule }) => [element, rule]);
    expect(pair({ qty2: '1', unit2: '035' })).toEqual([]);
    expect(pair({ qty2: '', unit2: '' })).toEqual([]);
    expect(pair({})).toEqual([]);
    expect(pair({ qty2: '1' })).toEqual([['unit2', 'pair']]);
    expect(pair({ qty2: '1', unit2: '' })).toEqual([['unit2', 'pair']]);
    expect(pair({ unit2: '035' })).toEqual([['qty2', 'pair']]);
    expect(pair({ qty2: '', unit2: '035' })).toEqual([['qty2', 'pair']]);
  });
});

describe('sums', () => {
  const rules = (head: CebElements, lines: readonly CebElements[] = []) =>
    checkSums(head, lines).map(({ element }) => element);
  const ORDER = { goodsValue: '10', freight: '2', taxTotal: '1', discount: '3', acturalPaid: '10' };

  test('what is paid is what is due', () => {
    expect(rules(ORDER)).toEqual([]);
    expect(rules({ ...ORDER, acturalPaid: '10.00001' })).toEqual(['acturalPaid']);
  });

  test.each(Object.keys(ORDER))('without %s nothing can be summed up', (name) => {
    expect(
      rules({ ...ORDER, [name]: undefined, ...(name === 'freight' ? {} : { freight: '9' }) }),
    ).toEqual([]);
  });

  test('the goods are those of the lines, where every line tells its total', () => {
    expect(rules({ goodsValue: '3' }, [{ totalPrice: '1' }, { totalPrice: '2' }])).toEqual([]);
    expect(rules({ goodsValue: '4' }, [{ totalPrice: '1' }, { totalPrice: '2' }])).toEqual([
      'goodsValue',
    ]);
    expect(rules({ goodsValue: '4' }, [{ totalPrice: '1' }, {}])).toEqual([]);
    expect(rules({}, [{ totalPrice: '1' }])).toEqual([]);
    expect(rules({ goodsValue: '4' }, [])).toEqual([]);
  });

  test.each([
    ['0.33333', '3', '0.99999', true],
    ['0.00001', '0.5', '0.00001', true],
    ['0.00001', '0.4', '0.00001', false],
    ['0.00003', '0.5', '0.00001', true],
    ['0.00004', '0.5', '0.00001', false],
  ])('%s × %s = %s to the fifth place: %s', (price, qty, totalPrice, right) => {
    expect(rules({}, [{ price, qty, totalPrice }])).toEqual(right ? [] : ['totalPrice']);
  });
});

describe('what a message must hold in a trade mode', () => {
  const head = (kind: Parameters<typeof checkMode>[0], elements: CebElements) =>
    checkMode(kind, elements, []).map(({ message }) => message);
  const lines = (kind: Parameters<typeof checkMode>[0], line: CebElements, mode?: string) =>
    checkMode(kind, { tradeMode: mode }, [line])
      .filter(({ line: at }) => at === 1)
      .map(({ message }) => message);

  test.each<[Parameters<typeof checkMode>[0], CebElements, readonly string[]]>([
    [
      '311',
      { orderType: 'E', currency: '502' },
      ['orderType must be I in 311', 'currency must be 142 in 311'],
    ],
    ['311', { orderType: 'I', currency: '142' }, []],
    ['311', { orderType: '', currency: ' ' }, []],
    ['411', { currency: '502' }, ['currency must be 142 in 411']],
    [
      '511',
      { currency: '502', packNo: '2' },
      ['currency must be 142 in 511', 'packNo must be 1 in 511'],
    ],
    [
      '621',
      { ieFlag: 'E', tradeMode: '9710', currency: '502', packNo: '2' },
      [
        ...['copNo must be filled in 621', 'ieFlag must be I in 621'],
        ...['tradeMode must be 1210 or 9610 in 621', 'currency must be 142 in 621'],
        'packNo must be 1 in 621',
      ],
    ],
    [
      '621',
      { tradeMode: '1210', copNo: 'C', country: '133', trafNo: 'T', voyageNo: 'V', billNo: 'B' },
      [
        ...['emsNo', 'areaCode', 'areaName'].map(
          (it) => `${it} must be filled in 621 in mode 1210`,
        ),
        ...['trafNo', 'voyageNo', 'billNo'].map((it) => `${it} must be empty in 621 in mode 1210`),
        'country must be 142 in 621 in mode 1210',
      ],
    ],
    [
      '621',
      { tradeMode: '9610', copNo: 'C', country: '133' },
      ['trafNo', 'voyageNo', 'billNo'].map((it) => `${it} must be filled in 621 in mode 9610`),
    ],
    ['623', { appType: '2' }, ['copNo must be filled in 623', 'appType must be 1 in 623']],
    ['625', {}, ['copNo must be filled in 625']],
    ['711', { ieFlag: 'E' }, ['copNo must be filled in 711', 'ieFlag must be I in 711']],
    ['303', { orderType: 'I' }, ['orderType must be E or B or W in 303']],
    ['303', { orderType: 'W' }, []],
    ['303', { orderType: 'B' }, []],
    [
      '603',
      { ieFlag: 'I', tradeMode: '1234' },
      ['ieFlag must be E in 603', 'tradeMode must be 1210 or 1239 or 9610 or 9710 or 9810 in 603'],
    ],
    [
      '603',
      { tradeMode: '1210' },
      ['iacCode', 'iacName', 'emsNo'].map((it) => `${it} must be filled in 603 in mode 1210`),
    ],
    [
      '603',
      { tradeMode: '1239' },
      ['iacCode', 'iacName', 'emsNo'].map((it) => `${it} must be filled in 603 in mode 1239`),
    ],
    ['603', { tradeMode: '9610', ieFlag: 'E' }, []],
    ['605', { appType: '3' }, ['appType must be 1 in 605']],
    ['507', { ieFlag: 'I' }, ['ieFlag must be E in 507']],
    [
      '213',
      { ieFlag: 'E', tradeMode: '1234', country: '142' },
      [
        'ieFlag must be I in 213',
        'tradeMode must be 1210 or 1239 or 9610 or 9710 or 9810 in 213',
        'country must not be 142 in 213',
      ],
    ],
    ['213', { ieFlag: 'I', tradeMode: '9810', country: '133' }, []],
    ['213', {}, []],
    ['215', { ieFlag: 'E' }, ['ieFlag must be I in 215']],
    ['701', { ieFlag: 'X' }, []],
  ])('the head of %s, %j', (kind, elements, messages) => {
    expect(head(kind, elements)).toEqual(messages);
  });

  test('every trade mode of a list or its return is one of these', () => {
    for (const tradeMode of ['1210', '1239', '9610', '9710', '9810']) {
      const bonded = { iacCode: 'I', iacName: 'I', emsNo: 'E' };
      expect(head('603', { tradeMode, ...bonded })).toEqual([]);
      expect(head('213', { tradeMode })).toEqual([]);
    }
  });

  test('lines', () => {
    expect(lines('311', { currency: '502' })).toEqual(['currency must be 142 in 311']);
    expect(lines('621', { currency: '502' }, '9610')).toEqual(['currency must be 142 in 621']);
    expect(lines('621', {}, '1210')).toEqual(['itemRecordNo must be filled in 621 in mode 1210']);
    expect(lines('603', {}, '1210')).toEqual(['itemRecordNo must be filled in 603 in mode 1210']);
    expect(lines('603', {}, '1239')).toEqual(['itemRecordNo must be filled in 603 in mode 1239']);
    expect(lines('603', { itemRecordNo: ' ' }, '9610')).toEqual([]);
    expect(
      checkMode('621', { tradeMode: '1210', copNo: 'C' }, [{ itemRecordNo: '1' }, {}]),
    ).toEqual(
      expect.arrayContaining([expect.objectContaining({ element: 'itemRecordNo', line: 2 })]),
    );
  });
});

describe('what was sent against what was declared', () => {
  const content = (head: CebElements, ...lines: readonly CebElements[]) => ({
    ...{ kind: '621' as const, head },
    lines,
  });

  test('names elements, never values; absent and empty are the same', () => {
    const declared = content({ a: '1', b: '2', c: '' }, { qty: '1' }, { qty: '2' });
    expect(differingElements(declared, declared)).toEqual([]);
    expect(differingElements(declared, content({ a: '1', b: '3', d: '4' }, { qty: '1' }))).toEqual([
      ...['b', 'd', 'lines.2.qty'],
    ]);
    expect(differingElements(content({}), content({ c: '' }, { qty: '1' }))).toEqual([
      'lines.1.qty',
    ]);
    expect(differingElements(content({ c: '' }, { qty: '' }), content({}))).toEqual([]);
  });
});
