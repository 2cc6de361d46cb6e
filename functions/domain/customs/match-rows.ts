import type { Consignment } from '../consignment/consignment.ts';
import { addMoney, formatMoney, subtractMoney } from '../money/money.ts';
import type { Money } from '../money/money.ts';
import type { DeclarationInput } from './documents/declaration-input.ts';
import { exportList603 } from './documents/export-list-603.ts';
import { exportOrder303 } from './documents/export-order-303.ts';
import { importList621 } from './documents/import-list-621.ts';
import { importOrder311 } from './documents/import-order-311.ts';

/** Everything that is compared. */
export interface MatchFacts {
  readonly consignment: Consignment;
  readonly consigneeTelephoneHash: string | undefined;
  readonly input: DeclarationInput;
}

/** One comparison of one rule. `left` and `right` name the documents and elements. */
export interface MatchRow {
  readonly rule: string;
  /** Compared as soon as the payment firm answered, before anything is filed; else before the list. */
  readonly withPayment?: boolean;
  readonly title: string;
  readonly field: string;
  readonly left: string;
  readonly right: string;
  /** The values are never shown, only whether they agree. */
  readonly personal?: boolean;
  readonly values: (facts: MatchFacts) => readonly [string | undefined, string | undefined];
}

const order = ({ input }: MatchFacts) => importOrder311(input).head;
const list = ({ input }: MatchFacts) => importList621(input).head;
const payment = ({ consignment }: MatchFacts) => consignment.paymentRecord;
const waybill = ({ consignment }: MatchFacts) => consignment.waybillRecord;

function shown(money: Money | undefined): string | undefined {
  return money && `${formatMoney(money)} ${money.currency}`;
}

function dueOf({ totals }: Consignment): Money {
  const charged = [totals.freight, totals.insurance, totals.tax].reduce(addMoney, totals.goods);
  return subtractMoney(charged, totals.discount);
}

/**
 * Rules 1, 2, 4 and 5 of the import match. Source: CEB 2022-05, which says of these elements that
 * they must equal the other document's; GACC announcement 194 of 2018.
 */
export const IMPORT_MATCH_ROWS: readonly MatchRow[] = [
  {
    rule: '1',
    title: 'Order number of order and payment',
    withPayment: true,
    field: 'orderNo',
    left: '311.orderNo',
    right: '411.orderNo',
    values: (facts) => [order(facts).orderNo, payment(facts)?.orderNumber],
  },
  {
    rule: '1',
    title: 'Platform of order and payment',
    withPayment: true,
    field: 'ebpCode',
    left: '311.ebpCode',
    right: '411.ebpCode',
    values: (facts) => [order(facts).ebpCode, payment(facts)?.platformCode],
  },
  {
    rule: '1',
    title: 'Order number of order and waybill',
    field: 'orderNo',
    left: '311.orderNo',
    right: '511.orderNo',
    values: (facts) => [order(facts).orderNo, waybill(facts)?.orderNumber],
  },
  {
    rule: '2',
    title: 'Amount of order and payment',
    withPayment: true,
    field: 'acturalPaid',
    left: '311.acturalPaid',
    right: '411.amountPaid',
    values: (facts) => [shown(facts.consignment.totals.paid), shown(payment(facts)?.amountPaid)],
  },
  {
    rule: '2',
    title: 'Sum of the order',
    withPayment: true,
    field: 'acturalPaid',
    left: '311.acturalPaid',
    right: '311.goodsValue + freight + taxTotal − discount =',
    values: ({ consignment }) => [shown(consignment.totals.paid), shown(dueOf(consignment))],
  },
  {
    rule: '4',
    title: 'Consignee of order and waybill',
    field: 'consignee',
    left: '311.consignee',
    right: '511.consignee',
    personal: true,
    values: (facts) => [order(facts).consignee, waybill(facts)?.consignee],
  },
  {
    rule: '4',
    title: 'Address of order and waybill',
    field: 'consigneeAddress',
    left: '311.consigneeAddress',
    right: '511.consigneeAddress',
    personal: true,
    values: (facts) => [order(facts).consigneeAddress, waybill(facts)?.consigneeAddress],
  },
  {
    rule: '4',
    title: 'Telephone of order and waybill',
    field: 'consigneeTelephone',
    left: '311.consigneeTelephone',
    right: '511.consigneeTelephone',
    personal: true,
    values: (facts) => [facts.consigneeTelephoneHash, waybill(facts)?.telephoneHash],
  },
  {
    rule: '5',
    title: 'Waybill number of list and waybill',
    field: 'logisticsNo',
    left: '621.logisticsNo',
    right: '511.logisticsNo',
    values: (facts) => [list(facts).logisticsNo, waybill(facts)?.waybillNumber],
  },
  {
    rule: '5',
    title: 'Logistics firm of list and waybill',
    field: 'logisticsCode',
    left: '621.logisticsCode',
    right: '511.logisticsCode',
    values: (facts) => [list(facts).logisticsCode, waybill(facts)?.logisticsCode],
  },
];

const lineNumbers = (lines: readonly { readonly gnum: string }[]) =>
  lines.map(({ gnum }) => gnum).join(',');

/** Rules 5 and 11 of the export match; 505 names neither order nor consignee. Source: CEB 2022-05. */
export const EXPORT_MATCH_ROWS: readonly MatchRow[] = [
  {
    rule: '5',
    title: 'Waybill number of list and waybill',
    field: 'logisticsNo',
    left: '603.logisticsNo',
    right: '505.logisticsNo',
    values: (facts) => [exportList603(facts.input).head.logisticsNo, waybill(facts)?.waybillNumber],
  },
  {
    rule: '5',
    title: 'Logistics firm of list and waybill',
    field: 'logisticsCode',
    left: '603.logisticsCode',
    right: '505.logisticsCode',
    values: (facts) => [
      exportList603(facts.input).head.logisticsCode,
      waybill(facts)?.logisticsCode,
    ],
  },
  {
    rule: '11',
    title: 'Seller of order and list',
    field: 'ebcCode',
    left: '303.ebcCode',
    right: '603.ebcCode',
    values: ({ input }) => [exportOrder303(input).head.ebcCode, exportList603(input).head.ebcCode],
  },
  {
    rule: '11',
    title: 'Order number of order and list',
    field: 'orderNo',
    left: '303.orderNo',
    right: '603.orderNo',
    values: ({ input }) => [exportOrder303(input).head.orderNo, exportList603(input).head.orderNo],
  },
  {
    rule: '11',
    title: 'Lines of order and list',
    field: 'gnum',
    left: '303.gnum',
    right: '603.gnum',
    values: ({ input }) => [
      lineNumbers(exportOrder303(input).lines),
      lineNumbers(exportList603(input).lines),
    ],
  },
];
