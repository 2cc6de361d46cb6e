import type { Elements } from './ceb-message.ts';
import { decimalCount } from './decimals.ts';
import { firstFault } from './document-checks.ts';
import type { Filing, Filings } from './filings.ts';
import type { Outcome } from './receipts.ts';
import { rejection } from './rejection.ts';

/** The list and the documents it is compared with. */
interface Compared {
  readonly head: Elements;
  readonly lines: readonly Elements[];
  readonly order?: Filing;
  readonly payment?: Filing;
  readonly waybill?: Filing;
}

type Check = (compared: Compared) => Outcome | undefined;

/**
 * The three-document match of an import list (三单比对), its mode and its limit. Source: GACC
 * announcement 194 of 2018; CEB specification 2022-05.
 */
export function importListFault(list: Filing, filings: Filings): Outcome | undefined {
  const { head, lines } = list;
  const order = filings.find('311', { head });
  const payment = filings.paymentOf(head);
  const waybill = filings.find('511', { head });
  return firstFault(IMPORT_CHECKS, (check) => check({ head, lines, order, payment, waybill }));
}

/** As `importListFault` for an export list. */
export function exportListFault(list: Filing, filings: Filings): Outcome | undefined {
  const { head, lines } = list;
  const order = filings.find('303', { head });
  const waybill = filings.find('505', { head });
  return firstFault(EXPORT_CHECKS, (check) => check({ head, lines, order, waybill }));
}

const accepted =
  (document: 'order' | 'payment' | 'waybill', chinese: string): Check =>
  (compared) =>
    compared[document]?.state === 'accepted'
      ? undefined
      : rejection(`${chinese}未入库`, `${document} not accepted`);

/** Elements that must read alike: [of the list or order, of the other document]. */
const same =
  (
    left: 'list' | 'order',
    right: 'order' | 'payment' | 'waybill',
    ...names: readonly (readonly [string, string])[]
  ): Check =>
  (compared) => {
    const from = left === 'list' ? compared.head : compared.order?.head;
    const to = compared[right]?.head;
    const differs = names.find(([a, b]) => !alike(a, from?.[a], to?.[b]));
    return differs && rejection('三单比对不符', `${left} ${differs[0]}, ${right} ${differs[1]}`);
  };

/** Elements that are compared as numbers: 1.5 and 1.50 are alike. */
const NUMBERS = ['acturalPaid', 'qty', 'price', 'totalPrice'];

function alike(name: string, a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return NUMBERS.includes(name) ? decimalCount(a) === decimalCount(b) : a === b;
}

/** Rule 3: the order need not name its payment, but when it does it must be this one. */
const sameTransaction: Check = ({ order, payment }) => {
  const named = order?.head['payTransactionId'];
  return named === undefined || named === payment?.head['payTransactionId']
    ? undefined
    : rejection('三单比对不符', 'order payTransactionId, payment payTransactionId');
};

/** Lines of list and order one to one, these elements alike: [of the list, of the order]. */
const sameLines =
  (...names: readonly (readonly [string, string])[]): Check =>
  ({ lines, order }) => {
    const others = order?.lines ?? [];
    if (lines.length !== others.length) return rejection('表体与订单不符', 'number of lines');
    return firstFault(lines, (line, index) => {
      const differs = names.find(([a, b]) => !alike(a, line[a], others[index]?.[b]));
      return differs && rejection('表体与订单不符', `line ${String(index + 1)} ${differs[0]}`);
    });
  };

const says =
  (...values: readonly (readonly [string, RegExp])[]): Check =>
  ({ head }) => {
    const wrong = values.find(([name, pattern]) => !pattern.test(head[name] ?? ''));
    return wrong && rejection('申报要素不规范', wrong[0]);
  };

const netWithinGross: Check = ({ head }) => {
  const [net, gross] = [decimalCount(head['netWeight']), decimalCount(head['grossWeight'])];
  return net !== undefined && gross !== undefined && net > 0 && net <= gross
    ? undefined
    : rejection('净重大于毛重', 'netWeight and grossWeight');
};

/** 5,000 CNY, in counts of 10⁻⁵. Source: CaiGuanShui 2018-49. */
const SINGLE_LIMIT = 500_000_000;

const withinLimit: Check = ({ head, lines }) => {
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

const IMPORT_CHECKS: readonly Check[] = [
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
  says(['ieFlag', /^I$/], ['tradeMode', /^1210$/], ['country', /^142$/], ['areaCode', /./]),
  says(['assureCode', /./], ['customsCode', /^\d{4}$/], ['emsNo', /./]),
  netWithinGross,
  withinLimit,
];

const EXPORT_CHECKS: readonly Check[] = [
  accepted('order', '订单'),
  accepted('waybill', '运单'),
  same('list', 'order', ['ebcCode', 'ebcCode'], ['orderNo', 'orderNo']),
  sameLines(...SAME_GOODS.filter(([name]) => name !== 'gname'), ['itemNo', 'itemNo']),
  says(['ieFlag', /^E$/], ['tradeMode', /^1210$/], ['statisticsFlag', /^[AB]$/], ['emsNo', /./]),
  says(['POD', /^[0-9A-Z]{3,4}$/], ['iacCode', /./]),
  netWithinGross,
];
