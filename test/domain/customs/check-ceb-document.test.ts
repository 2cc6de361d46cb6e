import { describe, expect, test } from '@jest/globals';
import type { CebDocument, CebDocumentOf } from '../../../functions/domain/customs/ceb-document.ts';
import { CEB_TABLES } from '../../../functions/domain/customs/ceb-tables/ceb-tables.ts';
import type { CebTable } from '../../../functions/domain/customs/ceb-tables/ceb-tables.ts';
import { checkCebDocument } from '../../../functions/domain/customs/check-ceb-document.ts';
import { aDocumentOfEachKind } from '../../support/ceb-documents.ts';

const DOCUMENTS = aDocumentOfEachKind();
const [order, list, exportList] = [DOCUMENTS['311'], DOCUMENTS['621'], DOCUMENTS['603']];

function withHead<Kind extends '311' | '621' | '623' | '603'>(
  document: CebDocumentOf<Kind>,
  head: { [name: string]: string | undefined },
): CebDocument {
  return { ...document, head: { ...document.head, ...head } } as unknown as CebDocument;
}

function withLine(
  document: CebDocumentOf<'621'> | CebDocumentOf<'603'>,
  line: { [name: string]: string | undefined },
): CebDocument {
  return { ...document, lines: [{ ...document.lines[0], ...line }] } as CebDocument;
}

test.each(Object.values(DOCUMENTS).map((document) => [document.kind, document] as const))(
  '%s is free of problems when complete',
  (_kind, document) => {
    expect(checkCebDocument(document)).toEqual([]);
  },
);

const cases = Object.values(DOCUMENTS).flatMap((document) => {
  const table: CebTable = CEB_TABLES[document.kind];
  const rows = [
    ...table.head.map((row) => ({ row, part: 'head' as const })),
    ...table.lines.map((row) => ({ row, part: 'lines' as const })),
  ];
  return rows.map(({ row, part }) => [document.kind, part, row.name, row, document] as const);
});

function put(document: CebDocument, part: 'head' | 'lines', name: string, value: string) {
  return (
    part === 'head'
      ? { ...document, head: { ...document.head, [name]: value } }
      : { ...document, lines: document.lines.map((line) => ({ ...line, [name]: value })) }
  ) as CebDocument;
}

describe('every element of every table', () => {
  test.each(cases)('%s %s %s: nothing longer than the schema takes', (_k, part, name, row, doc) => {
    const long = row.kind === 'string' ? '字'.repeat(row.max + 1) : '9'.repeat(row.max + 1);
    const rule = row.kind === 'string' ? 'length' : 'number';
    expect(checkCebDocument(put(doc, part, name, long))).toContainEqual(
      expect.objectContaining({ element: name, rule }),
    );
  });

  test.each(cases.filter(([, , , row]) => row.kind === 'string' && row.max >= 30))(
    '%s %s %s: as long as the schema takes, counted in characters',
    (_kind, part, name, row, document) => {
      // Two code units each, one character to the schema.
      const problems = checkCebDocument(put(document, part, name, '𠮷'.repeat(row.max)));
      expect(problems.filter(({ rule }) => rule === 'length')).toEqual([]);
    },
  );

  test.each(cases.filter(([, , , row]) => row.mandatory))(
    '%s %s %s: mandatory, and blanks do not fill it',
    (_kind, part, name, _row, document) => {
      for (const value of ['', '   ']) {
        expect(checkCebDocument(put(document, part, name, value))).toContainEqual(
          expect.objectContaining({ element: name, rule: 'mandatory' }),
        );
      }
    },
  );
});

describe('elements', () => {
  test('one that the entity does not have', () => {
    expect(checkCebDocument(withHead(order, { consigneeDitrict: '330106' }))).toMatchObject([
      { element: 'consigneeDitrict', rule: 'unknown-element' },
    ]);
  });

  test.each(['-1', '1.123456', '123456789012345', '1e3', '1,5', ' 1', '+1', 'NaN', '.5'])(
    'amount %p',
    (freight) => {
      expect(checkCebDocument(withHead(list, { freight }))).toMatchObject([
        { element: 'freight', rule: 'number' },
      ]);
    },
  );

  test.each(['12345678901234.12345', '0', '0.00001'])('amount %p is fine', (freight) => {
    expect(checkCebDocument(withHead(list, { freight }))).toEqual([]);
  });

  test.each(['\u0000', '\u000B', '\uFFFF', '\uD800'])(
    'a character XML cannot carry (%j)',
    (bad) => {
      expect(checkCebDocument(withHead(list, { buyerName: `王${bad}` }))).toMatchObject([
        { element: 'buyerName', rule: 'character' },
      ]);
    },
  );

  test.each([
    ['guid', '4cde1cfd-eded-46b1-946c-b8022e42fc94'],
    ['appTime', '20260230101010'],
    ['declTime', '20260230'],
    ['customsCode', 'abcd'],
    ['trafMode', 'a'],
    ['appStatus', '3'],
    ['buyerIdType', '2'],
  ])('%s must not be %s, whatever the schema says', (element, value) => {
    expect(checkCebDocument(withHead(list, { [element]: value }))).toMatchObject([
      { element, rule: 'value' },
    ]);
  });

  test.each([
    ['unit', 'aaa'],
    ['gcode', '33049900ab'],
    ['country', 'JPN'],
  ])('line %s must not be %s, as the published samples have it', (element, value) => {
    expect(checkCebDocument(withLine(list, { [element]: value }))).toMatchObject([
      { element, line: 1, rule: 'value' },
    ]);
  });

  test('messages quote no value', () => {
    const secret = '秘密'.repeat(40);
    const problems = checkCebDocument(withHead(list, { buyerName: secret, buyerIdNumber: secret }));
    expect(problems).toHaveLength(2);
    expect(JSON.stringify(problems)).not.toContain('秘密');
  });
});

describe('lines', () => {
  const line = list.lines[0];
  const lines = (count: number) =>
    Array.from({ length: count }, (_each, index) => ({ ...line, gnum: String(index + 1) }));

  test.each([
    ['311', 0],
    ['311', 100],
    ['621', 0],
    ['621', 100],
    ['303', 101],
    ['603', 101],
  ] as const)('%s cannot have %i', (kind, count) => {
    const document = DOCUMENTS[kind];
    const many = Array.from({ length: count }, (_each, index) => ({
      ...document.lines[0],
      gnum: String(index + 1),
    }));
    const problems = checkCebDocument({ ...document, lines: many });
    // Copied lines cost more than the order says.
    expect(problems.filter(({ rule }) => rule !== 'goods-sum')).toMatchObject([{ rule: 'lines' }]);
  });

  test('99 are fine on imports, and 411 has none', () => {
    expect(checkCebDocument({ ...list, lines: lines(99) })).toEqual([]);
    const payment = { ...DOCUMENTS['411'], lines: [{}] } as CebDocument;
    expect(checkCebDocument(payment)).toContainEqual(expect.objectContaining({ rule: 'lines' }));
  });

  test.each([['2'], ['0'], ['01']])('the first line is number 1, not %s', (gnum) => {
    expect(checkCebDocument(withLine(list, { gnum }))).toMatchObject([{ rule: 'gnum', line: 1 }]);
  });

  test('a gap in the numbers names the line', () => {
    const gap = lines(3).map((each, index) => (index === 2 ? { ...each, gnum: '4' } : each));
    expect(checkCebDocument({ ...list, lines: gap })).toMatchObject([{ rule: 'gnum', line: 3 }]);
  });

  test('second quantity and unit come together or not at all', () => {
    expect(checkCebDocument(withLine(list, { qty2: '1' }))).toMatchObject([{ rule: 'pair' }]);
    expect(checkCebDocument(withLine(list, { unit2: '011' }))).toMatchObject([{ rule: 'pair' }]);
    expect(checkCebDocument(withLine(list, { qty2: '1', unit2: '011' }))).toEqual([]);
  });
});

describe('sums', () => {
  test('what was paid is goods, freight and tax less discount; the published 311 sample is', () => {
    const sample = {
      goodsValue: '14000',
      freight: '5000',
      taxTotal: '50',
      discount: '0',
      acturalPaid: '19050',
    };
    const line = { ...order.lines[0], qty: '1', price: '14000', totalPrice: '14000' };
    const dear = { ...order, lines: [line] } as CebDocumentOf<'311'>;
    expect(checkCebDocument(withHead(dear, sample))).toEqual([]);
    expect(
      checkCebDocument(withHead(dear, { ...sample, acturalPaid: '19050.00001' })),
    ).toMatchObject([{ rule: 'sum', element: 'acturalPaid' }]);
  });

  test('a line costs price times quantity, which the published 621 sample breaks', () => {
    expect(checkCebDocument(withLine(list, { totalPrice: '259.01' }))).toMatchObject([
      { rule: 'sum', line: 1 },
    ]);
    expect(
      checkCebDocument(withLine(list, { qty: '3', price: '0.33333', totalPrice: '0.99999' })),
    ).toEqual([]);
    expect(
      checkCebDocument(withLine(list, { qty: '0.00003', price: '0.5', totalPrice: '0.00002' })),
    ).toEqual([]);
  });

  test('is rounded to the fifth place and no further', () => {
    const line = { qty: '0.00003', price: '0.5', totalPrice: '0.00003' };
    expect(checkCebDocument(withLine(list, line))).toMatchObject([{ rule: 'sum' }]);
  });

  test('a gift costs nothing', () => {
    expect(checkCebDocument(withLine(list, { price: '0', totalPrice: '0' }))).toEqual([]);
  });

  test('the goods weigh no more than the parcel', () => {
    expect(checkCebDocument(withHead(list, { netWeight: '0.24001' }))).toMatchObject([
      { rule: 'weight' },
    ]);
    expect(checkCebDocument(withHead(list, { netWeight: '0.24' }))).toEqual([]);
  });
});

describe('trade modes', () => {
  test.each([
    ['emsNo', ''],
    ['areaCode', ''],
    ['areaName', ''],
    ['trafNo', 'TRUCK1'],
    ['voyageNo', 'V1'],
    ['billNo', 'B1'],
    ['country', '116'],
    ['ieFlag', 'E'],
    ['tradeMode', '0101'],
    ['currency', '502'],
    ['packNo', '2'],
  ])('a 1210 import list cannot have %s %p', (element, value) => {
    const problems = checkCebDocument(withHead(list, { [element]: value }));
    expect(problems).toContainEqual(expect.objectContaining({ element, rule: 'mode' }));
  });

  test('a 1210 list needs the book item of each line', () => {
    for (const document of [list, exportList]) {
      expect(checkCebDocument(withLine(document, { itemRecordNo: '' }))).toMatchObject([
        { element: 'itemRecordNo', line: 1, rule: 'mode' },
      ]);
    }
  });

  test('a 9610 import list needs vehicle, voyage and bill, and no account book', () => {
    const direct = withHead(list, {
      tradeMode: '9610',
      country: '116',
      emsNo: '',
      areaCode: '',
      areaName: '',
    });
    expect(checkCebDocument(direct).map(({ element }) => element)).toEqual([
      'trafNo',
      'voyageNo',
      'billNo',
    ]);
  });

  test.each([['iacCode'], ['iacName'], ['emsNo']])('a 1210 export list needs %s', (element) => {
    expect(checkCebDocument(withHead(exportList, { [element]: '' }))).toMatchObject([
      { element, rule: 'mode' },
    ]);
  });

  test.each([
    ['ieFlag', 'a'],
    ['tradeMode', '0101'],
  ])('an export list cannot have %s %s, as the published sample has', (element, value) => {
    expect(checkCebDocument(withHead(exportList, { [element]: value }))).toContainEqual(
      expect.objectContaining({ element, rule: 'mode' }),
    );
  });

  test('a withdrawal is always new', () => {
    expect(checkCebDocument(withHead(DOCUMENTS['623'], { appType: '2' }))).toMatchObject([
      { element: 'appType', rule: 'mode' },
    ]);
  });
});
