import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CebContent, CebElements } from '../../../functions/domain/customs/ceb-document.ts';
import { CEB_TABLES, isCebKind } from '../../../functions/domain/customs/ceb-tables/ceb-tables.ts';
import type { CebKind } from '../../../functions/domain/customs/ceb-tables/ceb-tables.ts';
import { checkCebDocument } from '../../../functions/domain/customs/check-ceb-document.ts';
import { aDocumentOfEachKind } from '../../support/ceb-documents.ts';
import { randomDocuments } from '../../support/random-documents.ts';

const DOCUMENTS = aDocumentOfEachKind();
const KINDS = Object.keys(CEB_TABLES).filter(isCebKind);

function put(document: CebContent, element: string, value: string): CebContent {
  const inHead = element in document.head || !(element in (document.lines[0] ?? {}));
  return inHead
    ? { ...document, head: { ...document.head, [element]: value } }
    : { ...document, lines: document.lines.map((line) => ({ ...line, [element]: value })) };
}

const findings = (document: CebContent) =>
  checkCebDocument(document).map(({ element, rule }) => `${rule} ${element}`);

/** A wrong value, and every finding that it must bring, wherever the element stands. */
const WRONG: readonly [element: string, value: string, rule: string, kinds: string][] = [
  ['unit', '024', 'code', '621 311 303 603 625 213'],
  ['unit1', '999', 'code', '621 603 213'],
  ['country', '999', 'code', '311'],
  ['currency', '999', 'code', '303 403 505'],
  ['fCurrency', '999', 'code', '603'],
  ['trafMode', 'A', 'code', '621 603 711 507 509 607 213 215'],
  ['wrapType', '9', 'code', '603'],
  ['buyerIdNumber', '110105194912310021', 'identifier', '311 621 623 625'],
  ['buyerIdNumber', '130681136250023332', 'identifier', '621'],
  ['payerIdNumber', '11010519491231002', 'identifier', '411'],
  ['ebpCode', '91110000600037341A', 'identifier', '311 411 621 623 625 303 403 603 213'],
  ['ebcCode', '3301960A1', 'identifier', '311 621 623 625 303 403 603 605 701 213'],
  ['agentCode', '91110000600037341A', 'identifier', '621 623 625 603 605 607 701 213'],
  ['logisticsCode', 'X301960L02', 'identifier', '511 505 513 621 603 711 507 509 607 213 215'],
  ['payCode', '9111000060003734', 'identifier', '411 311'],
  ['operatorCode', '1', 'identifier', '711 507 215'],
  ['declAgentCode', '1', 'identifier', '701'],
  ['assureCode', '1', 'identifier', '621'],
  ['areaCode', '1', 'identifier', '621'],
  ['iacCode', '1', 'identifier', '603'],
  ['ownerCode', '1', 'identifier', '603'],
  ['invtNo', '29242026X000000001', 'identifier', '623 625 605 213 215'],
  ['preNo', 'B20261323000000001', 'identifier', '623 625'],
  ['grossWeight', '0', 'positive', '505 607'],
  ['weight', '0', 'positive', '511'],
  ['netWeight', '0', 'positive', '621 603'],
  ['qty1', '0', 'positive', '621 603 213'],
  ['logisticsStatus', 'T', 'value', '513'],
  ['logisticsTime', '20261131000000', 'value', '513'],
  ['leaveTime', '20261124250000', 'value', '509'],
  ['accountingDate', '20260230000000', 'value', '403'],
  ['summaryFlag', '3', 'value', '701'],
  ['itemNameFlag', '2', 'value', '701'],
  ['fFlag', '1', 'value', '603'],
  ['copNo', '', 'mode', '621 623 625 711'],
  ['appType', '2', 'mode', '623 605'],
  ['ieFlag', 'E', 'mode', '621 711 213 215'],
  ['ieFlag', 'I', 'mode', '603 507'],
  ['tradeMode', '0101', 'mode', '213'],
  ['goodsValue', '1', 'goods-sum', '303'],
  ['amountPaid', '-1', 'number', '411'],
];

const cases = WRONG.flatMap(([element, value, rule, kinds]) =>
  kinds.split(' ').map((kind) => [kind as CebKind, element, value, rule] as const),
);

test.each(cases)('%s with %s %p is found by exactly one rule: %s', (kind, element, value, rule) => {
  const document: CebContent = DOCUMENTS[kind];
  expect(findings(document)).toEqual([]);
  expect(findings(put(document, element, value))).toEqual([`${rule} ${element}`]);
});

describe('what firms may write besides', () => {
  test.each([
    ['303', 'ebpCode', '无'],
    ['603', 'ownerCode', 'NO'],
    ['311', 'ebpCode', 'EPORT-00001'],
    ['621', 'agentCode', '91110000600037341L'],
    ['621', 'wrapType', '2'],
  ] as const)('%s with %s %s', (kind, element, value) => {
    expect(findings(put(DOCUMENTS[kind], element, value))).toEqual([]);
  });

  test('a gift costs nothing', () => {
    const order: CebContent = DOCUMENTS['303'];
    const gift = { ...order.lines[0], gnum: '2', price: '0', totalPrice: '0' };
    expect(findings({ ...order, lines: [...order.lines, gift] })).toEqual([]);
  });
});

test('a buyer born after the day of filing is none', () => {
  const list: CebContent = DOCUMENTS['621'];
  const early = { ...list.head, appTime: '19491230000000', declTime: '19491230' };
  expect(findings({ ...list, head: early })).toEqual(['identifier buyerIdNumber']);
  expect(findings({ ...list, head: { ...early, appTime: '19491231000000' } })).toEqual([]);
});

test('the goods of an order and what was paid are found apart', () => {
  const order: CebContent = DOCUMENTS['311'];
  const [line = {}] = order.lines;
  expect(findings(put(order, 'goodsValue', '259.01'))).toEqual([
    'sum acturalPaid',
    'goods-sum goodsValue',
  ]);
  expect(findings(put(order, 'taxTotal', '24.58'))).toEqual(['sum acturalPaid']);
  expect(findings({ ...order, lines: [{ ...line, qty: '3' }] })).toEqual(['sum totalPrice']);
  const dearer = { ...line, price: '130', totalPrice: '260' };
  expect(findings({ ...order, lines: [dearer] })).toEqual(['goods-sum goodsValue']);
});

test('a message says what is wrong in words, and quotes no value', () => {
  const secret = '110105194912310021';
  const [problem] = checkCebDocument(put(DOCUMENTS['621'], 'buyerIdNumber', secret));
  expect(problem?.message).toBe(
    'buyerIdNumber is no resident ID: the last character does not fit the other seventeen. Ask for the number and correct it',
  );
});

/** Values that no element takes: longer than any, empty where mandatory, no number where one is due. */
test.each(KINDS)('%s: one wrong element of a random document is found in its place', (kind) => {
  const table = CEB_TABLES[kind];
  const places = [
    ...table.head.map((row) => ({ row, line: undefined })),
    ...table.lines.map((row) => ({ row, line: 1 })),
  ];
  fc.assert(
    fc.property(randomDocuments(kind), fc.constantFrom(...places), (document, { row, line }) => {
      const { name, kind: form, max } = row;
      const bad = form === 'string' ? '字'.repeat(max + 1) : 'x';
      const change = (elements: CebElements): CebElements => ({ ...elements, [name]: bad });
      const content: CebContent = document;
      const wrong =
        line === undefined
          ? { ...content, head: change(content.head) }
          : {
              ...content,
              lines: content.lines.map((each, at) => (at === 0 ? change(each) : each)),
            };
      const found = checkCebDocument(wrong).filter((problem) => problem.element === name);
      const rule = form === 'string' ? 'length' : 'number';
      expect(found).toMatchObject([{ element: name, rule, ...(line && { line }) }]);
    }),
    { seed: 621, numRuns: 100, endOnFailure: true },
  );
});
