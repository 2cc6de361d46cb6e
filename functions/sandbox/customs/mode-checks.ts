import { says } from './comparing.ts';
import type { ListCheck } from './comparing.ts';
import { decimalCount } from './decimals.ts';
import { firstFault } from './document-checks.ts';
import type { Outcome } from './receipts.ts';
import { rejection } from './rejection.ts';

const FILLED = /./;
const EMPTY = /^$/;

/** The kind of order (303) that belongs to an export mode. Source: CEB specification 2022-05, `orderType`. */
const orderType =
  (wanted: 'E' | 'B' | 'W'): ListCheck =>
  ({ order }) =>
    order?.head['orderType'] === wanted
      ? undefined
      : rejection('订单类型与监管方式不符', `orderType is not ${wanted}`);

/** weak: fixed rates, CNY per unit in 10⁻⁵; customs takes those of the month. */
const RATES: { readonly [currency: string]: number | undefined } = {
  '110': 91_000,
  '116': 4_700,
  '133': 510,
  '142': 100_000,
  '300': 830_000,
  '303': 960_000,
  '502': 710_000,
};
/** 5,000 CNY in counts of 10⁻⁵. */
const SIMPLE_LIST_LIMIT = 500_000_000;

/** Above 5,000 CNY a business export needs a general declaration. Source: GACC announcement 75 of 2020. */
const withinSimpleList: ListCheck = ({ lines }) => {
  const value = lines.reduce((sum, { currency = '', totalPrice }) => {
    const rate = RATES[currency] ?? Number.POSITIVE_INFINITY;
    return sum + ((decimalCount(totalPrice) ?? 0) * rate) / 100_000;
  }, 0);
  return value <= SIMPLE_LIST_LIMIT
    ? undefined
    : rejection('超过5000元应申报报关单', 'over 5,000 CNY or a currency without a rate');
};

const exportList = says(
  ['ieFlag', /^E$/],
  ['statisticsFlag', /^[AB]$/],
  ['POD', /^[0-9A-Z]{3,4}$/],
);
const business = [exportList, says(['emsNo', EMPTY]), withinSimpleList] as const;

/** What each supervision mode demands of its list. Source: CEB specification 2022-05; GACC announcement 194 of 2018. */
const CHECKS: { readonly [listAndMode: string]: readonly ListCheck[] | undefined } = {
  '621 1210': [
    says(['ieFlag', /^I$/], ['country', /^142$/], ['areaCode', FILLED], ['emsNo', FILLED]),
  ],
  '621 9610': [
    says(['ieFlag', /^I$/], ['country', /^(?!142)\d{3}$/], ['emsNo', EMPTY]),
    says(['trafNo', FILLED], ['voyageNo', FILLED], ['billNo', FILLED]),
  ],
  '603 1210': [exportList, says(['emsNo', FILLED], ['iacCode', FILLED]), orderType('E')],
  // Bill, voyage and vessel follow with the linkage (607).
  '603 9610': [exportList, says(['emsNo', EMPTY]), orderType('E')],
  '603 9710': [...business, orderType('B')],
  '603 9810': [...business, orderType('W')],
};

/** What is wrong with a list in its supervision mode; undefined when nothing is. */
export function modeFault(kind: string, compared: Parameters<ListCheck>[0]): Outcome | undefined {
  const mode = compared.head['tradeMode'] ?? '';
  const checks = CHECKS[`${kind} ${mode}`];
  if (checks === undefined) return rejection('申报要素不规范', 'tradeMode');
  return firstFault(checks, (check) => check(compared));
}
