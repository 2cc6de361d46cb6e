import { describe, expect, test } from '@jest/globals';
import type { CebContent, CebElements } from '../../../functions/domain/customs/ceb-document.ts';
import { matchFacts } from '../../../functions/domain/customs/match.ts';
import type { MatchFacts } from '../../../functions/domain/customs/match-facts.ts';
import { isSameNumber, shownAmount } from '../../../functions/domain/customs/match-row.ts';

type Sides = Partial<Omit<MatchFacts, 'order' | 'list'>> & {
  readonly order?: Partial<CebContent>;
  readonly list?: Partial<CebContent>;
};

/** Documents that say only what is given: whatever else is compared is not known. */
const facts = ({ order = {}, list = {}, ...rest }: Sides): MatchFacts => ({
  order: { kind: '311', head: {}, lines: [], ...order },
  list: { kind: '621', head: {}, lines: [], ...list },
  ...rest,
});
const run = (sides: Sides, title: string, direction: 'import' | 'export' = 'import') =>
  matchFacts(facts(sides), direction)
    .filter((result) => result.title === title)
    .map(({ rule, ok, left, right }) => [rule, ok, left, right]);

describe('lines', () => {
  const line = (gnum: string, more: CebElements = {}): CebElements => ({ gnum, ...more });
  const NAME = 'Name of the goods in order and list';
  const QUANTITY = 'Quantity in order and list';
  const named = (ordered: string | undefined, listed: string | undefined) => ({
    order: { lines: [line('1', { itemName: 'x' }), line('2', { itemName: ordered })] },
    list: { lines: [line('1', { gname: 'x' }), line('2', { gname: listed })] },
  });

  test.each<[string, Sides, unknown[]]>([
    ['agree', named('y', 'y'), ['7', true, '311.itemName of 2 lines', '621.gname of 2 lines']],
    ['differ', named('y', 'z'), ['7', false, '311.itemName y in line 2', '621.gname z in line 2']],
    [
      'are told by the list only',
      named(undefined, 'z'),
      ['7', false, '311.itemName nothing in line 2', '621.gname z in line 2'],
    ],
    [
      'are told by the order only',
      named('y', undefined),
      ['7', false, '311.itemName y in line 2', '621.gname nothing in line 2'],
    ],
    [
      'are told by neither',
      named(undefined, undefined),
      ['7', false, '311.itemName not known', '621.gname not known'],
    ],
    [
      'agree, where there is one',
      {
        order: { lines: [line('1', { itemName: 'x' })] },
        list: { lines: [line('1', { gname: 'x' })] },
      },
      ['7', true, '311.itemName of 1 line', '621.gname of 1 line'],
    ],
    [
      'have another number there: that is the line numbers’ to tell',
      {
        order: { lines: [line('1', { itemName: 'x' }), line('2', { itemName: 'y' })] },
        list: { lines: [line('1', { gname: 'x' }), line('3', { gname: 'z' })] },
      },
      ['7', true, '311.itemName of 1 line', '621.gname of 1 line'],
    ],
  ])('%s', (_how, sides, result) => {
    expect(run(sides, NAME)).toEqual([result]);
  });

  test('have the same numbers', () => {
    const sides = { order: { lines: [line('1'), line('2')] }, list: { lines: [line('1'), {}] } };
    expect(run(sides, 'Lines of order and list')).toEqual([
      ['7', false, '311.gnum 1,2', '621.gnum 1,'],
    ]);
    expect(run({ ...sides, list: sides.order }, 'Lines of order and list', 'export')).toEqual([
      ['11', true, '303.gnum 1,2', '603.gnum 1,2'],
    ]);
  });

  test('have the same quantity however it is written', () => {
    const quantities = (ordered: string, listed: string) =>
      run(
        {
          order: { lines: [line('1', { qty: ordered })] },
          list: { lines: [line('1', { qty: listed })] },
        },
        QUANTITY,
      ).map(([, ok]) => ok);
    expect(quantities('3', '3.00')).toEqual([true]);
    expect(quantities('3', '3.01')).toEqual([false]);
  });
});

test.each([
  ['3', '3.00', true],
  ['3', '4', false],
  ['x', 'x', true],
  ['x', 'y', false],
  ['3', 'x', false],
  ['x', '3', false],
])('%s is the same number as %s: %s', (one, other, same) => {
  expect(isSameNumber(one, other)).toBe(same);
});

test.each([
  [undefined, '142', undefined],
  [28_957_000n, '142', '289.57 CNY'],
  [-28_957_000n, '142', '-289.57 CNY'],
  [0n, '142', '0.00 CNY'],
  [1n, '142', '0.00001 CNY'],
  [100_000n, '999', '1.00 999'],
  [100_000n, undefined, '1.00 '],
])('%s in %s is shown as %s', (amount, currency, shown) => {
  expect(shownAmount(amount, currency)).toBe(shown);
});

describe('the sum of an order', () => {
  const ORDER = {
    ...{ goodsValue: '10', freight: '2', taxTotal: '1', discount: '3' },
    ...{ acturalPaid: '10', currency: '142' },
  };
  const SUM = '311.goodsValue + freight + taxTotal − discount =';
  const sum = (head: CebElements) => run({ order: { head } }, 'Sum of the order');

  test('is what is paid', () => {
    expect(sum(ORDER)).toEqual([['2', true, '311.acturalPaid 10.00 CNY', `${SUM} 10.00 CNY`]]);
    expect(sum({ ...ORDER, freight: '3' })).toEqual([
      ['2', false, '311.acturalPaid 10.00 CNY', `${SUM} 11.00 CNY`],
    ]);
  });

  test.each(['goodsValue', 'freight', 'taxTotal', 'discount'])(
    'is not known without %s',
    (name) => {
      expect(sum({ ...ORDER, [name]: undefined })).toEqual([
        ['2', false, '311.acturalPaid 10.00 CNY', `${SUM} not known`],
      ]);
    },
  );
});

describe('identities', () => {
  const sides = (payment: CebElements | undefined, more: Partial<MatchFacts> = {}): Sides => ({
    order: { head: { buyerName: '李雷', buyerIdNumber: '1' } },
    list: { head: { buyerName: '韩梅梅', buyerIdNumber: '1' } },
    payment,
    ...more,
  });

  test('are compared and never shown', () => {
    expect(run(sides(undefined), 'Buyer of order and list')).toEqual([
      ['6', false, '311.buyerName', '621.buyerName differs'],
    ]);
    expect(run(sides(undefined), 'Identity of order and list')).toEqual([
      ['6', true, '311.buyerIdNumber', '621.buyerIdNumber agrees'],
    ]);
    expect(run({ order: { head: { buyerName: '李雷' } } }, 'Buyer of order and list')).toEqual([
      ['6', false, '311.buyerName', '621.buyerName not known'],
    ]);
  });

  test('of buyer and payer, where the firm tells, unless the buyer is verified', () => {
    const payment = { payerName: '李雷', payerIdNumber: '2' };
    expect(run(sides(payment), 'Buyer and payer')).toEqual([
      ['6', true, '311.buyerName', '411.payerName agrees'],
    ]);
    expect(run(sides(payment), 'Identity of buyer and payer')).toEqual([
      ['6', false, '311.buyerIdNumber', '411.payerIdNumber differs'],
    ]);
    expect(run(sides(undefined), 'Buyer and payer')).toEqual([]);
    expect(run(sides(payment, { buyerVerified: true }), 'Buyer and payer')).toEqual([]);
    expect(run(sides(payment, { buyerVerified: false }), 'Buyer and payer')).toHaveLength(1);
  });

  test('of the payer are compared as soon as the payment firm answered', () => {
    const early = matchFacts(
      facts(sides({ payerName: 'x', payerIdNumber: '1' })),
      'import',
      'payment',
    );
    expect(early.filter(({ rule }) => rule === '6').map(({ title }) => title)).toEqual([
      'Buyer and payer',
      'Identity of buyer and payer',
    ]);
  });
});

describe('what list and waybill carry', () => {
  const carried = (list: CebElements, waybill: CebElements | undefined, title: string) =>
    run({ list: { head: list }, waybill }, title);

  test('is compared only where both tell', () => {
    const FREIGHT = 'Freight of list and waybill';
    expect(carried({ freight: '1', currency: '142' }, undefined, FREIGHT)).toEqual([]);
    expect(carried({}, { freight: '1', currency: '142' }, FREIGHT)).toEqual([]);
    expect(
      carried({ freight: '1', currency: '142' }, { freight: '1.0', currency: '142' }, FREIGHT),
    ).toEqual([['8', true, '621.freight 1.00 CNY', '511.freight 1.00 CNY']]);
    expect(
      carried({ freight: 'x', currency: '142' }, { freight: '1', currency: '142' }, FREIGHT),
    ).toEqual([['8', false, '621.freight x', '511.freight 1.00 CNY']]);
  });

  test.each([
    ['1', '1.05', true],
    ['1', '1.05001', false],
    ['1', '0.95', true],
    ['1', '0.94999', false],
    ['2', '2.1', true],
    ['2', '2.10001', false],
    ['1', '1', true],
    ['x', '1', false],
    ['1', 'x', false],
  ])('weight: %s kg of the list is near %s kg of the waybill: %s', (list, waybill, near) => {
    const results = carried(
      { grossWeight: list },
      { weight: waybill },
      'Weight of list and waybill',
    );
    expect(results).toEqual([['9', near, `621.grossWeight ${list}`, `511.weight ${waybill}`]]);
  });

  test('parcels', () => {
    expect(carried({ packNo: '1' }, { packNo: '2' }, 'Parcels of list and waybill')).toEqual([
      ['9', false, '621.packNo 1', '511.packNo 2'],
    ]);
    expect(carried({ packNo: '1' }, {}, 'Parcels of list and waybill')).toEqual([]);
  });
});

describe('the signer', () => {
  const HOLDER = 'Declarant of the list and holder of the certificate';
  test.each(['import', 'export'] as const)('of an %s list declares it', (direction) => {
    const list = { head: { agentCode: 'D' } };
    const number = direction === 'import' ? '621' : '603';
    expect(run({ list, certificateHolder: 'E' }, HOLDER, direction)).toEqual([
      ['12', false, `${number}.agentCode D`, 'certificate.holder E'],
    ]);
    expect(run({ list }, HOLDER, direction)).toEqual([]);
    const early = matchFacts(facts({ list, certificateHolder: 'D' }), direction, 'payment');
    expect(early.filter(({ rule }) => rule === '12').map(({ field, ok }) => [field, ok])).toEqual([
      ['agentCode', true],
    ]);
  });
});

test('tax, payment firm and transaction are compared where both tell', () => {
  const TAX = 'Tax of the order and tax as computed';
  const order = { head: { taxTotal: '1', payCode: 'P', payTransactionId: 'T' } };
  expect(run({ order, computedTax: '1.00' }, TAX)).toEqual([
    ['tax', true, '311.taxTotal 1', 'computed tax 1.00'],
  ]);
  expect(run({ order }, TAX)).toEqual([]);
  const payment = { payCode: 'Q', payTransactionId: 'T' };
  expect(run({ order, payment }, 'Payment firm of order and payment')).toEqual([
    ['3', false, '311.payCode P', '411.payCode Q'],
  ]);
  expect(run({ order, payment }, 'Transaction of order and payment')).toEqual([
    ['3', true, '311.payTransactionId T', '411.payTransactionId T'],
  ]);
  expect(run({ order, payment: {} }, 'Payment firm of order and payment')).toEqual([]);
  expect(run({ order }, 'Transaction of order and payment')).toEqual([]);
});

describe('the account book', () => {
  const record = { accountBook: 'T1', bookItem: '7', available: 300_000 };
  const line = (more: CebElements = {}): CebElements => ({
    ...{ gnum: '1', itemRecordNo: '7', gcode: 'G', unit: '140', country: '116', qty: '2' },
    ...more,
  });
  const booked = (
    lines: readonly CebElements[],
    books: MatchFacts['books'],
    head: CebElements = { emsNo: 'T1' },
  ) =>
    matchFacts(facts({ list: { head, lines }, books }), 'import')
      .filter(({ rule }) => rule === '10')
      .map(({ field, ok, left, right }) => [field, ok, left, right]);

  test('agrees in what it tells', () => {
    const books = [{ ...record, gcode: 'G', unit: '140', country: '116' }];
    expect(booked([line()], books)).toEqual([
      ['itemRecordNo', true, '621.itemRecordNo of 1', 'book.itemRecordNo of 1'],
      ['gcode', true, '621.gcode of 1', 'book.gcode of 1'],
      ['unit', true, '621.unit of 1', 'book.unit of 1'],
      ['country', true, '621.country of 1', 'book.country of 1'],
      ['qty', true, '621.qty covered', 'book.available covered'],
    ]);
    expect(booked([line()], [record]).map(([field]) => field)).toEqual(['itemRecordNo', 'qty']);
  });

  test('names the first line that differs', () => {
    const books = [{ ...record, gcode: 'G' }];
    const lines = [line(), line({ gnum: '2', gcode: 'H' }), line({ gnum: '3', gcode: 'I' })];
    expect(booked(lines, [{ ...record, gcode: 'G', available: 9e9 }])[1]).toEqual([
      ...['gcode', false, '621.gcode H in line 2', 'book.gcode G'],
    ]);
    expect(booked([line({ gcode: '' })], books)[1]).toEqual([
      ...['gcode', false, '621.gcode nothing in line 1', 'book.gcode G'],
    ]);
    expect(booked([line({ itemRecordNo: '8' })], books)).toEqual([
      [
        ...['itemRecordNo', false, '621.itemRecordNo 8 in line 1'],
        'book.itemRecordNo no such item',
      ],
    ]);
    expect(booked([line({ itemRecordNo: undefined })], books)).toEqual([
      [
        ...['itemRecordNo', false, '621.itemRecordNo nothing in line 1'],
        'book.itemRecordNo no such item',
      ],
    ]);
  });

  test('is short of stock where lines want more together', () => {
    const lines = [line(), line({ gnum: '2', qty: '2' })];
    expect(booked(lines, [record]).at(-1)).toEqual([
      ...['qty', false, '621.qty 4 of item 7', 'book.available only 3'],
    ]);
    expect(booked([line({ qty: 'x' })], [record]).map(([field]) => field)).toEqual([
      'itemRecordNo',
    ]);
  });

  test('is not looked at where none is named or known', () => {
    expect(booked([line()], [record], {})).toEqual([]);
    expect(booked([line()], undefined)).toEqual([]);
    expect(booked([line()], [{ ...record, accountBook: 'T2' }])).toEqual([
      [
        ...['itemRecordNo', false, '621.itemRecordNo 7 in line 1'],
        'book.itemRecordNo no such item',
      ],
    ]);
  });

  test('says nothing of origins on exports', () => {
    const books = [{ ...record, country: '502', gcode: 'G' }];
    const of = facts({ list: { kind: '603', head: { emsNo: 'T1' }, lines: [line()] }, books });
    const results = matchFacts(of, 'export').filter(({ rule }) => rule === '10');
    expect(results.map(({ left }) => left)).toEqual([
      ...['603.itemRecordNo of 1', '603.gcode of 1', '603.qty covered'],
    ]);
  });
});
