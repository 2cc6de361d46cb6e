import { isResidentId } from '../check-digits.ts';
import type { CebEntity, Elements } from './ceb-message.ts';
import { decimalCount } from './decimals.ts';
import type { TakenKind } from './document-kinds.ts';
import { rejection } from './rejection.ts';
import type { Outcome } from './receipts.ts';

type Check = (entity: CebEntity) => Outcome | undefined;

/**
 * What customs finds wrong with a document by itself, first fault first; undefined when nothing is.
 * Lists are compared with the other documents besides.
 */
export function documentFault(kind: TakenKind, entity: CebEntity): Outcome | undefined {
  return firstFault(CHECKS[kind], (check) => check(entity));
}

/** The first outcome that is one. */
export function firstFault<T>(
  list: readonly T[],
  check: (item: T, index: number) => Outcome | undefined,
): Outcome | undefined {
  for (const [index, item] of list.entries()) {
    const fault = check(item, index);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

const guid: Check = ({ head }) =>
  /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/.test(head['guid'] ?? '') &&
  /^\d{14}$/.test(head['appTime'] ?? '') &&
  head['appStatus'] === '2'
    ? undefined
    : rejection('报文头不规范', 'guid, appTime or appStatus');

/** weak: customs' real check is not published; acturalPaid is defined as this sum. */
const paidIsSum: Check = ({ head }) => {
  const [goods, freight, tax, discount, paid] = [
    'goodsValue',
    'freight',
    'taxTotal',
    'discount',
    'acturalPaid',
  ].map((name) => decimalCount(head[name]) ?? Number.NaN);
  const due = (goods ?? 0) + (freight ?? 0) + (tax ?? 0) - (discount ?? 0);
  return due === paid ? undefined : rejection('订单金额不平', 'acturalPaid is not the sum');
};

const residentId =
  (type: string, number: string): Check =>
  ({ head }) =>
    head[type] === '1' && isResidentId(head[number] ?? '')
      ? undefined
      : rejection('身份信息有误', `${number} is no resident ID`);

const linesAddUp: Check = ({ head, lines }) => {
  const fault = firstFault(lines, (line, index) => lineFault(line, index + 1));
  if (fault !== undefined || lines.length === 0) {
    return fault ?? rejection('缺少商品表体', 'no lines');
  }
  const goods = decimalCount(head['goodsValue']);
  const sum = lines.reduce((total, line) => total + (decimalCount(line['totalPrice']) ?? 0), 0);
  return goods === undefined || goods === sum
    ? undefined
    : rejection('商品总价与表头不符', 'goodsValue is not the sum of the lines');
};

function lineFault(line: Elements, number: number): Outcome | undefined {
  if (line['gnum'] !== String(number)) {
    return { status: '-301002', info: '[Code:-301002;Desc:商品序号重复 (gnum)]' };
  }
  const [price, quantity, total] = ['price', 'qty', 'totalPrice'].map((name) =>
    decimalCount(line[name]),
  );
  if (price === undefined || quantity === undefined || total === undefined || quantity === 0) {
    return rejection('商品数量或价格有误', `line ${String(number)}`);
  }
  // Exact in integers: counts of 10⁻⁵ multiply to 10⁻¹⁰.
  return BigInt(price) * BigInt(quantity) === BigInt(total) * 100_000n
    ? undefined
    : rejection('单价乘数量不等于总价', `line ${String(number)}`);
}

const yuan: Check = ({ head, lines }) =>
  [head, ...lines].every(({ currency }) => currency === undefined || currency === '142')
    ? undefined
    : rejection('币制应为142', 'currency');

const onePackage: Check = ({ head }) =>
  head['packNo'] === '1' ? undefined : rejection('件数应为1', 'packNo');

const positive =
  (...names: readonly string[]): Check =>
  ({ head }) => {
    const wrong = names.find((name) => !((decimalCount(head[name]) ?? 0) > 0));
    return wrong === undefined ? undefined : rejection('数值应大于零', wrong);
  };

const saysHead =
  (...values: readonly (readonly [string, RegExp])[]): Check =>
  ({ head }) => {
    const wrong = values.find(([name, pattern]) => !pattern.test(head[name] ?? ''));
    return wrong && rejection('申报要素不规范', wrong[0]);
  };

/** Lines count from 1 without a gap, and there is one. */
const counted: Check = ({ lines }) =>
  lines.length > 0 && lines.every(({ gnum }, index) => gnum === String(index + 1))
    ? undefined
    : rejection('表体序号不连续', 'gnum');

/** An application by lists names one at least. */
const summedUp: Check = ({ lines }) =>
  lines.length > 0 ? undefined : rejection('缺少清单编号', 'no lists');

const TRANSPORT = (['trafMode', 'voyageNo', 'billNo'] as const).map((name) => [name, /./] as const);
const TALLIED = (['operatorCode', 'logisticsNo', 'coElNo', 'invtNo'] as const).map(
  (name) => [name, /./] as const,
);
const FIRM = ['logisticsCode', /./] as const;

/** What is checked of each document. Source: CEB specification 2022-05, descriptions of the elements. */
const CHECKS: { readonly [Kind in TakenKind]: readonly Check[] } = {
  '311': [guid, residentId('buyerIdType', 'buyerIdNumber'), yuan, linesAddUp, paidIsSum],
  '411': [guid, residentId('payerIdType', 'payerIdNumber'), yuan, positive('amountPaid')],
  '511': [guid, yuan, onePackage, positive('weight')],
  '513': [guid],
  '621': [guid, residentId('buyerIdType', 'buyerIdNumber'), yuan, linesAddUp, onePackage],
  '623': [guid],
  '303': [guid, saysHead(['orderType', /^[EBW]$/]), linesAddUp],
  '403': [guid, positive('charge'), saysHead(['payName', /./], ['accountingDate', /^\d{14}$/])],
  '505': [guid, onePackage, positive('grossWeight')],
  '603': [guid, linesAddUp, onePackage],
  '605': [guid],
  '625': [guid, saysHead(['reason', /./], ['invtNo', /./])],
  '213': [guid, saysHead(['reason', /./], ['invtNo', /./])],
  '215': [guid, saysHead(...TALLIED, ['ieFlag', /^I$/], ['trafName', /./], ...TRANSPORT)],
  '701': [guid, saysHead(['summaryFlag', /^[12]$/], ['copNo', /./]), summedUp],
  '507': [guid, counted, saysHead(['ieFlag', /^E$/], ['domesticTrafNo', /./], FIRM)],
  '607': [guid, counted, saysHead(...TRANSPORT, ['trafName', /./], FIRM), positive('grossWeight')],
  '509': [guid, counted, saysHead(...TRANSPORT, ['leaveTime', /^\d{14}$/], FIRM)],
  '711': [guid, counted, saysHead(...TRANSPORT, ['ieFlag', /^I$/], ['trafNo', /./], FIRM)],
};
