import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CebContent, CebElements } from '../../../functions/domain/customs/ceb-document.ts';
import { decimalValue } from '../../../functions/domain/customs/decimal-value.ts';
import { exportList603 } from '../../../functions/domain/customs/documents/export-list-603.ts';
import { exportOrder303 } from '../../../functions/domain/customs/documents/export-order-303.ts';
import { importList621 } from '../../../functions/domain/customs/documents/import-list-621.ts';
import { importOrder311 } from '../../../functions/domain/customs/documents/import-order-311.ts';
import { matchFacts } from '../../../functions/domain/customs/match.ts';
import type { MatchFacts } from '../../../functions/domain/customs/match-facts.ts';
import {
  exportWaybillOf,
  importWaybillOf,
  inputsOf,
  paymentOf,
} from '../../support/random-documents.ts';

type Direction = 'import' | 'export';
type Side = 'order' | 'payment' | 'waybill' | 'list';

/** Which rules an element's change breaks; what is not named is compared with nothing. */
const BROKEN: { readonly [Of in Direction]: { readonly [place: string]: readonly string[] } } = {
  import: {
    ...all(['1'], 'order', ['orderNo', 'ebpCode']),
    ...all(['2'], 'order', ['acturalPaid', 'goodsValue', 'freight', 'discount', 'currency']),
    ...all(['2', 'tax'], 'order', ['taxTotal']),
    ...all(['3'], 'order', ['payCode', 'payTransactionId']),
    ...all(['4'], 'order', ['consignee', 'consigneeAddress', 'consigneeTelephone']),
    ...all(['6'], 'order', ['buyerName', 'buyerIdType', 'buyerIdNumber']),
    ...all(['8'], 'order', ['ebcCode']),
    ...all(['7'], 'order line', ['gnum', 'itemName', 'qty', 'unit', 'price', 'totalPrice']),
    ...all(['7'], 'order line', ['currency', 'country']),
    ...all(['1'], 'payment', ['orderNo', 'ebpCode']),
    ...all(['2'], 'payment', ['amountPaid', 'currency']),
    ...all(['3'], 'payment', ['payCode', 'payTransactionId']),
    ...all(['6'], 'payment', ['payerName', 'payerIdNumber']),
    ...all(['1'], 'waybill', ['orderNo']),
    ...all(['4'], 'waybill', ['consignee', 'consigneeAddress', 'consigneeTelephone']),
    ...all(['5'], 'waybill', ['logisticsNo', 'logisticsCode']),
    ...all(['8'], 'waybill', ['freight', 'insuredFee', 'currency']),
    ...all(['8'], 'list', ['currency']),
    ...all(['9'], 'waybill', ['packNo', 'weight']),
    ...all(['1'], 'list', ['orderNo', 'ebpCode']),
    ...all(['4'], 'list', ['consigneeAddress']),
    ...all(['6'], 'list', ['buyerName', 'buyerIdType', 'buyerIdNumber']),
    ...all(['8'], 'list', ['ebcCode']),
    ...all(['7'], 'list line', ['gnum', 'gname', 'qty', 'unit', 'price', 'totalPrice']),
    ...all(['7'], 'list line', ['currency', 'country']),
    ...listRules(),
  },
  export: {
    ...all(['1'], 'order', ['ebpCode']),
    ...all(['11'], 'order', ['orderNo', 'ebcCode']),
    ...all(['11'], 'order line', ['gnum']),
    ...all(['7'], 'order line', ['itemName', 'qty', 'unit', 'price', 'totalPrice', 'currency']),
    ...all(['5'], 'waybill', ['logisticsNo', 'logisticsCode']),
    ...all(['8'], 'waybill', ['freight', 'insuredFee', 'currency']),
    ...all(['8'], 'list', ['fCurrency', 'iCurrency']),
    ...all(['9'], 'waybill', ['packNo', 'grossWeight']),
    ...all(['1'], 'list', ['ebpCode']),
    ...all(['11'], 'list', ['orderNo', 'ebcCode']),
    ...all(['11'], 'list line', ['gnum']),
    ...all(['7'], 'list line', ['gname', 'qty', 'unit', 'price', 'totalPrice', 'currency']),
    ...listRules(),
  },
};

/** What both directions compare of the list alike. */
function listRules() {
  return {
    ...all(['5'], 'list', ['logisticsNo', 'logisticsCode']),
    ...all(['8'], 'list', ['freight', 'insuredFee']),
    ...all(['9'], 'list', ['packNo', 'grossWeight']),
    ...all(['10'], 'list', ['emsNo']),
    ...all(['10'], 'list line', ['itemRecordNo', 'gcode']),
    ...all(['12'], 'list', ['agentCode']),
  };
}

function all(rules: readonly string[], side: string, elements: readonly string[]) {
  return Object.fromEntries(elements.map((element) => [`${side} ${element}`, rules]));
}

/** Whole documents of one parcel that agree, with everything that may be known besides. */
function triples(direction: Direction): fc.Arbitrary<MatchFacts> {
  return inputsOf(direction).map((input): MatchFacts => {
    const isImport = direction === 'import';
    const order: CebContent = isImport ? importOrder311(input) : exportOrder303(input);
    const listed: CebContent = isImport ? importList621(input) : exportList603(input);
    // Random book items coincide now and then, with other goods.
    const list = {
      ...listed,
      lines: listed.lines.map((line, index) => ({ ...line, itemRecordNo: `R${String(index)}` })),
    };
    const waybill: CebContent = isImport ? importWaybillOf(input) : exportWaybillOf(input);
    return {
      order,
      list,
      waybill: waybill.head,
      payment: isImport ? paymentOf(input).head : undefined,
      computedTax: isImport ? order.head['taxTotal'] : undefined,
      certificateHolder: list.head['agentCode'],
      books: list.lines.map((line: CebElements) => ({
        accountBook: list.head['emsNo'] ?? '',
        bookItem: line['itemRecordNo'] ?? '',
        gcode: line['gcode'],
        available: Number.MAX_SAFE_INTEGER,
      })),
    };
  });
}

function sampleOf(direction: Direction, seed: number): MatchFacts {
  const [facts] = fc.sample(triples(direction), { seed, numRuns: 1 });
  if (facts === undefined) throw new Error('no sample');
  return facts;
}

/** Every element that the documents fill. */
function placesOf(facts: MatchFacts): readonly string[] {
  const heads = (['order', 'payment', 'waybill', 'list'] as const).flatMap((side) =>
    filled(elementsAt(facts, side)).map((element) => `${side} ${element}`),
  );
  const lines = (['order', 'list'] as const).flatMap((side) =>
    filled(facts[side].lines.at(-1)).map((element) => `${side} line ${element}`),
  );
  return [...heads, ...lines];
}

function filled(elements: CebElements = {}): readonly string[] {
  return Object.keys(elements).filter((name) => (elements[name] ?? '') !== '');
}

function elementsAt(facts: MatchFacts, side: Side): CebElements | undefined {
  return side === 'order' || side === 'list' ? facts[side].head : facts[side];
}

/** Another value of the same form: more than any tolerance where it is a number. */
function changed(element: string, value = ''): string {
  const isNumber = /^\d+(\.\d+)?$/.test(value) && decimalValue(value) !== undefined;
  return isNumber && !/No$|Code$|Id|Time|currency|country|unit/.test(element)
    ? String(Number(value) * 2 + 1)
    : `${value}9`;
}

function corrupted(facts: MatchFacts, place: string): MatchFacts {
  const [side = '', ...rest] = place.split(' ');
  const element = rest.at(-1) ?? '';
  const of = side as Side;
  const put = (elements: CebElements = {}) => ({
    ...elements,
    [element]: changed(element, elements[element]),
  });
  if (of !== 'order' && of !== 'list') return { ...facts, [of]: put(facts[of]) };
  const content = facts[of];
  const lines = content.lines.map((line, index) =>
    index === content.lines.length - 1 ? put(line) : line,
  );
  const next = rest.length > 1 ? { ...content, lines } : { ...content, head: put(content.head) };
  return { ...facts, [of]: next };
}

function brokenRules(facts: MatchFacts, direction: Direction): readonly string[] {
  const results = matchFacts(facts, direction).filter(({ ok }) => !ok);
  return [...new Set(results.map(({ rule }) => rule))];
}

describe.each(['import', 'export'] as const)('%s documents that agree', (direction) => {
  test('are found to', () => {
    fc.assert(
      fc.property(triples(direction), (facts) => {
        expect(brokenRules(facts, direction)).toEqual([]);
      }),
      { seed: 12, numRuns: 100, endOnFailure: true },
    );
  });

  test('answer the change of any single element with exactly its rule', () => {
    fc.assert(
      fc.property(triples(direction), (facts) => {
        const found = placesOf(facts).map((place) => [
          place,
          brokenRules(corrupted(facts, place), direction),
        ]);
        const expected = placesOf(facts).map((place) => [place, BROKEN[direction][place] ?? []]);
        expect(found).toEqual(expected);
      }),
      { seed: 12, numRuns: 100, endOnFailure: true },
    );
  });

  test('fill every element that a rule compares', () => {
    const facts = sampleOf(direction, 12);
    expect(placesOf(facts)).toEqual(expect.arrayContaining(Object.keys(BROKEN[direction])));
  });
});

function bookOf({ books: [book] = [] }: MatchFacts) {
  if (book === undefined) throw new Error('no book');
  return book;
}

describe('the account book', () => {
  const facts = sampleOf('import', 3);
  const list = facts.list;
  const record = { ...bookOf(facts), unit: list.lines[0]?.['unit'], country: '116' };
  const origin = { ...list.lines[0], country: '116', qty: '2' };
  const one: CebContent = { ...list, lines: [origin] };
  const order = {
    ...facts.order,
    lines: [{ ...facts.order.lines[0], country: '116', qty: '2' }],
  };
  const withBook = (change: object) =>
    matchFacts({ ...facts, order, list: one, books: [{ ...record, ...change }] }, 'import').filter(
      ({ ok }) => !ok,
    );

  test('agrees with the list', () => {
    expect(withBook({})).toEqual([]);
    expect(withBook({ available: 200_000 })).toEqual([]);
  });

  test.each([
    ['bookItem', 'other', 'itemRecordNo'],
    ['gcode', '0000000000', 'gcode'],
    ['unit', '999', 'unit'],
    ['country', '502', 'country'],
    ['available', 199_999, 'qty'],
  ])('with another %s breaks rule 10', (name, value, field) => {
    expect(withBook({ [name]: value })).toMatchObject([{ rule: '10', field }]);
  });

  test('two lines of one item draw on it together', () => {
    const two = { ...one, lines: [origin, { ...origin, gnum: '2' }] };
    const ordered = { ...order, lines: [order.lines[0], { ...order.lines[0], gnum: '2' }] };
    const run = (available: number) =>
      matchFacts(
        { ...facts, order: ordered as CebContent, list: two, books: [{ ...record, available }] },
        'import',
      ).filter(({ ok }) => !ok);
    expect(run(400_000)).toEqual([]);
    expect(run(399_999)).toMatchObject([
      {
        rule: '10',
        left: expect.stringContaining('4 of item'),
        right: 'book.available only 3.99999',
      },
    ]);
  });
});

describe('weights', () => {
  const facts = sampleOf('import', 9);
  test.each([
    ['1', '1.05', true],
    ['1', '1.05001', false],
    ['2', '1.9', true],
    ['2', '1.89999', false],
    ['0.01', '0.06', true],
    ['10', '10.5', true],
    ['10', '10.50001', false],
  ])('%s kg on the list and %s kg on the waybill', (grossWeight, weight, ok) => {
    const list = { ...facts.list, head: { ...facts.list.head, grossWeight } };
    const waybill = { ...facts.waybill, weight };
    const results = matchFacts({ ...facts, list, waybill }, 'import');
    expect(results.find(({ field }) => field === 'grossWeight')).toMatchObject({ rule: '9', ok });
  });
});

test('numbers agree however they are written, names do not', () => {
  const facts = sampleOf('import', 5);
  const payment = { ...facts.payment, amountPaid: `${facts.payment?.['amountPaid'] ?? ''}000` };
  const waybill = { ...facts.waybill, freight: `${facts.waybill?.['freight'] ?? ''}0` };
  expect(brokenRules({ ...facts, payment, waybill }, 'import')).toEqual([]);
  const order = { ...facts.order, head: { ...facts.order.head, orderNo: '7' } };
  const list = { ...facts.list, head: { ...facts.list.head, orderNo: '07' } };
  expect(brokenRules({ ...facts, order, list }, 'import')).toEqual(['1']);
});
