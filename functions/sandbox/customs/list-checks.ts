import { same, sameLines, says } from './comparing.ts';
import type { ListCheck } from './comparing.ts';
import { decimalCount } from './decimals.ts';
import { firstFault } from './document-checks.ts';
import type { Filing, Filings } from './filings.ts';
import { modeFault } from './mode-checks.ts';
import type { Outcome } from './receipts.ts';
import { rejection } from './rejection.ts';

/**
 * The three-document match of an import list (三单比对), its mode and its limit. Source: GACC
 * announcement 194 of 2018; CEB specification 2022-05.
 */
export function importListFault(list: Filing, filings: Filings): Outcome | undefined {
  const { head, lines } = list;
  const order = filings.find('311', { head });
  const payment = filings.paymentOf(head);
  const waybill = filings.find('511', { head });
  const compared = { head, lines, order, payment, waybill };
  return firstFault(IMPORT_CHECKS, (check) => check(compared)) ?? modeFault('621', compared);
}

/** As `importListFault` for an export list. */
export function exportListFault(list: Filing, filings: Filings): Outcome | undefined {
  const { head, lines } = list;
  const order = filings.find('303', { head });
  const waybill = filings.find('505', { head });
  const compared = { head, lines, order, waybill };
  return firstFault(EXPORT_CHECKS, (check) => check(compared)) ?? modeFault('603', compared);
}

const accepted =
  (document: 'order' | 'payment' | 'waybill', chinese: string): ListCheck =>
  (compared) =>
    compared[document]?.state === 'accepted'
      ? undefined
      : rejection(`${chinese}未入库`, `${document} not accepted`);

/** Rule 3: the order need not name its payment, but when it does it must be this one. */
const sameTransaction: ListCheck = ({ order, payment }) => {
  const named = order?.head['payTransactionId'];
  return named === undefined || named === payment?.head['payTransactionId']
    ? undefined
    : rejection('三单比对不符', 'order payTransactionId, payment payTransactionId');
};

const netWithinGross: ListCheck = ({ head }) => {
  const [net, gross] = [decimalCount(head['netWeight']), decimalCount(head['grossWeight'])];
  return net !== undefined && gross !== undefined && net > 0 && net <= gross
    ? undefined
    : rejection('净重大于毛重', 'netWeight and grossWeight');
};

/** 5,000 CNY, in counts of 10⁻⁵. Source: CaiGuanShui 2018-49. */
const SINGLE_LIMIT = 500_000_000;

const withinLimit: ListCheck = ({ head, lines }) => {
  const value = [head['freight'], head['insuredFee'], ...lines.map((line) => line['totalPrice'])]
    .map((text) => decimalCount(text) ?? 0)
    .reduce((sum, amount) => sum + amount, 0);
  const single = lines.length === 1 && decimalCount(lines[0]?.['qty']) === 100_000;
  return value <= SINGLE_LIMIT || single
    ? undefined
    : { status: '-621005', info: '[Code:-621005;Desc:超过单次交易限值 (single purchase limit)]' };
};

const SAME_GOODS = [
  ...(['qty', 'unit', 'price', 'totalPrice', 'currency'] as const).map((n) => [n, n] as const),
  ['gname', 'itemName'] as const,
];

const IMPORT_CHECKS: readonly ListCheck[] = [
  accepted('order', '订单'),
  accepted('payment', '支付凭证'),
  accepted('waybill', '运单'),
  same('order', 'payment', ['acturalPaid', 'amountPaid'], ['ebpCode', 'ebpCode']),
  sameTransaction,
  same(
    'order',
    'waybill',
    ['consignee', 'consignee'],
    ['consigneeTelephone', 'consigneeTelephone'],
  ),
  same('order', 'waybill', ['consigneeAddress', 'consigneeAddress'], ['orderNo', 'orderNo']),
  same('list', 'order', ['consigneeAddress', 'consigneeAddress'], ['ebcCode', 'ebcCode']),
  same('list', 'order', ['buyerName', 'buyerName'], ['buyerIdNumber', 'buyerIdNumber']),
  sameLines(...SAME_GOODS, ['country', 'country']),
  says(['assureCode', /./], ['customsCode', /^\d{4}$/]),
  netWithinGross,
  withinLimit,
];

const EXPORT_CHECKS: readonly ListCheck[] = [
  accepted('order', '订单'),
  accepted('waybill', '运单'),
  same('list', 'order', ['ebcCode', 'ebcCode'], ['orderNo', 'orderNo']),
  sameLines(...SAME_GOODS.filter(([name]) => name !== 'gname'), ['itemNo', 'itemNo']),
  says(['customsCode', /^\d{4}$/]),
  netWithinGross,
];
