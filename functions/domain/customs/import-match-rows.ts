import { decimalValue } from './decimal-value.ts';
import { bookRows } from './match-book.ts';
import type { MatchFacts } from './match-facts.ts';
import { IMPORT_LINE_FIELDS, lineNumberRow, lineRows } from './match-lines.ts';
import {
  carriageRows,
  comparing,
  declarantRow,
  headOf,
  isSameNumber,
  shownAmount,
} from './match-row.ts';
import type { MatchRow, Pair, SideNames } from './match-row.ts';

const IMPORT: SideNames = { order: '311', payment: '411', waybill: '511', list: '621' };
const ofImport = comparing(IMPORT);
const withPayment = { withPayment: true } as const;
const personal = { personal: true } as const;
const whereGiven = { whereGiven: true } as const;
const amount = { whereGiven: true, agree: isSameNumber } as const;

function paidPair({ order: { head }, payment }: MatchFacts): Pair {
  return [
    shownAmount(decimalValue(head['acturalPaid']), head['currency']),
    shownAmount(decimalValue(payment?.['amountPaid']), payment?.['currency']),
  ];
}

function sumPair({ order: { head } }: MatchFacts): Pair {
  const parts = ['goodsValue', 'freight', 'taxTotal', 'discount'].map((name) =>
    decimalValue(head[name]),
  );
  const [goods, freight, tax, discount] = parts;
  const known = goods !== undefined && freight !== undefined && tax !== undefined;
  const due = known && discount !== undefined ? goods + freight + tax - discount : undefined;
  return [
    shownAmount(decimalValue(head['acturalPaid']), head['currency']),
    shownAmount(due, head['currency']),
  ];
}

/** Rule 6: unless the platform has verified the buyer, the buyer is the payer. */
function payerPair(ofOrder: string, ofPayment: string) {
  return (facts: MatchFacts): Pair =>
    facts.buyerVerified === true
      ? [undefined, undefined]
      : [facts.order.head[ofOrder], headOf(facts, 'payment')?.[ofPayment]];
}

function payerRow(title: string, ofOrder: string, ofPayment: string): MatchRow {
  return {
    ...ofImport('6', title, ['order', ofOrder], ['payment', ofPayment], {
      ...personal,
      ...whereGiven,
    }),
    withPayment: true,
    values: payerPair(ofOrder, ofPayment),
  };
}

/**
 * The import match. Source: CEB 2022-05, which says of these elements that they must equal the other
 * document's; GACC announcement 194 of 2018. The comparison of tax is ours: what the buyer was
 * charged is what customs will levy.
 */
export const IMPORT_MATCH_ROWS: readonly MatchRow[] = [
  ofImport(
    '1',
    'Order number of order and payment',
    ['order', 'orderNo'],
    ['payment', 'orderNo'],
    withPayment,
  ),
  ofImport(
    '1',
    'Platform of order and payment',
    ['order', 'ebpCode'],
    ['payment', 'ebpCode'],
    withPayment,
  ),
  ofImport('1', 'Order number of order and waybill', ['order', 'orderNo'], ['waybill', 'orderNo']),
  ofImport('1', 'Order number of order and list', ['order', 'orderNo'], ['list', 'orderNo']),
  ofImport('1', 'Platform of order and list', ['order', 'ebpCode'], ['list', 'ebpCode']),
  {
    ...ofImport(
      '2',
      'Amount of order and payment',
      ['order', 'acturalPaid'],
      ['payment', 'amountPaid'],
      withPayment,
    ),
    values: paidPair,
  },
  {
    ...ofImport(
      '2',
      'Sum of the order',
      ['order', 'acturalPaid'],
      ['order', 'acturalPaid'],
      withPayment,
    ),
    right: '311.goodsValue + freight + taxTotal − discount =',
    values: sumPair,
  },
  {
    ...ofImport(
      'tax',
      'Tax of the order and tax as computed',
      ['order', 'taxTotal'],
      ['order', 'taxTotal'],
      withPayment,
    ),
    right: 'computed tax',
    ...amount,
    values: ({ order, computedTax }) => [order.head['taxTotal'], computedTax],
  },
  ofImport('3', 'Payment firm of order and payment', ['order', 'payCode'], ['payment', 'payCode'], {
    ...withPayment,
    ...whereGiven,
  }),
  ofImport(
    '3',
    'Transaction of order and payment',
    ['order', 'payTransactionId'],
    ['payment', 'payTransactionId'],
    { ...withPayment, ...whereGiven },
  ),
  ofImport(
    '4',
    'Consignee of order and waybill',
    ['order', 'consignee'],
    ['waybill', 'consignee'],
    personal,
  ),
  ofImport(
    '4',
    'Address of order and waybill',
    ['order', 'consigneeAddress'],
    ['waybill', 'consigneeAddress'],
    personal,
  ),
  ofImport(
    '4',
    'Telephone of order and waybill',
    ['order', 'consigneeTelephone'],
    ['waybill', 'consigneeTelephone'],
    personal,
  ),
  ofImport(
    '4',
    'Address of order and list',
    ['order', 'consigneeAddress'],
    ['list', 'consigneeAddress'],
    personal,
  ),
  ofImport(
    '5',
    'Waybill number of list and waybill',
    ['list', 'logisticsNo'],
    ['waybill', 'logisticsNo'],
  ),
  ofImport(
    '5',
    'Logistics firm of list and waybill',
    ['list', 'logisticsCode'],
    ['waybill', 'logisticsCode'],
  ),
  ofImport('6', 'Buyer of order and list', ['order', 'buyerName'], ['list', 'buyerName'], personal),
  ofImport(
    '6',
    'Kind of identity of order and list',
    ['order', 'buyerIdType'],
    ['list', 'buyerIdType'],
  ),
  ofImport(
    '6',
    'Identity of order and list',
    ['order', 'buyerIdNumber'],
    ['list', 'buyerIdNumber'],
    { ...personal, ...whereGiven },
  ),
  payerRow('Buyer and payer', 'buyerName', 'payerName'),
  payerRow('Identity of buyer and payer', 'buyerIdNumber', 'payerIdNumber'),
  lineNumberRow('7', IMPORT),
  ...lineRows('7', IMPORT_LINE_FIELDS, IMPORT),
  ofImport('8', 'Seller of order and list', ['order', 'ebcCode'], ['list', 'ebcCode']),
  ...carriageRows(IMPORT, { freight: 'currency', insurance: 'currency', weight: 'weight' }),
  ...bookRows(IMPORT),
  declarantRow(IMPORT),
];
