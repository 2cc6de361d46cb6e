import type { CebElements } from './ceb-document.ts';
import type { CebProblem } from './ceb-problem.ts';
import type { CebKind } from './ceb-tables/ceb-tables.ts';

/** What a message, in some trade modes, must hold beyond the schema. */
interface ModeRule {
  readonly kind: CebKind;
  /** CEB `tradeMode`; absent: whatever it says. */
  readonly tradeMode?: string;
  readonly scope: 'head' | 'lines';
  readonly filled?: readonly string[];
  readonly empty?: readonly string[];
  readonly values?: { readonly [element: string]: readonly string[] };
  readonly not?: { readonly [element: string]: readonly string[] };
}

const CNY = { currency: ['142'] } as const;
const ONE_PARCEL = { packNo: ['1'] } as const;
/** The receipt echoes it as mandatory, and it is our idempotency key: optional only in the schema. */
const OWN_KEY = ['copNo'] as const;

/** Source: CEB specification 2022-05, texts of the elements ("保税模式必填", "直购进口必填", "限定为…"). */
const MODE_RULES: readonly ModeRule[] = [
  { kind: '311', scope: 'head', values: { orderType: ['I'], ...CNY } },
  { kind: '311', scope: 'lines', values: CNY },
  { kind: '411', scope: 'head', values: CNY },
  { kind: '511', scope: 'head', values: { ...CNY, ...ONE_PARCEL } },
  {
    kind: '621',
    scope: 'head',
    filled: OWN_KEY,
    values: { ieFlag: ['I'], tradeMode: ['1210', '9610'], ...CNY, ...ONE_PARCEL },
  },
  { kind: '621', scope: 'lines', values: CNY },
  {
    kind: '621',
    tradeMode: '1210',
    scope: 'head',
    filled: ['emsNo', 'areaCode', 'areaName'],
    empty: ['trafNo', 'voyageNo', 'billNo'],
    values: { country: ['142'] },
  },
  { kind: '621', tradeMode: '1210', scope: 'lines', filled: ['itemRecordNo'] },
  { kind: '621', tradeMode: '9610', scope: 'head', filled: ['trafNo', 'voyageNo', 'billNo'] },
  { kind: '623', scope: 'head', filled: OWN_KEY, values: { appType: ['1'] } },
  { kind: '625', scope: 'head', filled: OWN_KEY },
  { kind: '711', scope: 'head', filled: OWN_KEY, values: { ieFlag: ['I'] } },
  { kind: '303', scope: 'head', values: { orderType: ['E', 'B', 'W'] } },
  {
    kind: '603',
    scope: 'head',
    values: { ieFlag: ['E'], tradeMode: ['1210', '1239', '9610', '9710', '9810'] },
  },
  { kind: '603', tradeMode: '1210', scope: 'head', filled: ['iacCode', 'iacName', 'emsNo'] },
  { kind: '603', tradeMode: '1210', scope: 'lines', filled: ['itemRecordNo'] },
  { kind: '603', tradeMode: '1239', scope: 'head', filled: ['iacCode', 'iacName', 'emsNo'] },
  { kind: '603', tradeMode: '1239', scope: 'lines', filled: ['itemRecordNo'] },
  { kind: '605', scope: 'head', values: { appType: ['1'] } },
  { kind: '507', scope: 'head', values: { ieFlag: ['E'] } },
  {
    kind: '213',
    scope: 'head',
    values: { ieFlag: ['I'], tradeMode: ['1210', '1239', '9610', '9710', '9810'] },
    not: { country: ['142'] },
  },
  { kind: '215', scope: 'head', values: { ieFlag: ['I'] } },
];

/** Checks a head and its lines against the rules of their kind and trade mode. */
export function checkMode(
  kind: CebKind,
  head: CebElements,
  lines: readonly CebElements[],
): readonly CebProblem[] {
  const rules = MODE_RULES.filter(
    (rule) =>
      rule.kind === kind && (rule.tradeMode === undefined || rule.tradeMode === head['tradeMode']),
  );
  return rules.flatMap((rule) =>
    rule.scope === 'head'
      ? checkRule(rule, head)
      : lines.flatMap((line, index) =>
          checkRule(rule, line).map((problem) => ({ ...problem, line: index + 1 })),
        ),
  );
}

function checkRule(rule: ModeRule, elements: CebElements): readonly CebProblem[] {
  const mode = rule.tradeMode === undefined ? rule.kind : `${rule.kind} in mode ${rule.tradeMode}`;
  const isEmpty = (name: string): boolean => (elements[name] ?? '').trim() === '';
  const at = (element: string, message: string): CebProblem => ({
    element,
    rule: 'mode',
    message: `${element} ${message} in ${mode}`,
  });
  return [
    ...(rule.filled ?? []).filter(isEmpty).map((name) => at(name, 'must be filled')),
    ...(rule.empty ?? []).filter((name) => !isEmpty(name)).map((name) => at(name, 'must be empty')),
    ...Object.entries(rule.values ?? {})
      // An empty one is already named as mandatory.
      .filter(([name, allowed]) => !isEmpty(name) && !allowed.includes(elements[name] ?? ''))
      .map(([name, allowed]) => at(name, `must be ${allowed.join(' or ')}`)),
    ...Object.entries(rule.not ?? {})
      .filter(([name, excluded]) => excluded.includes(elements[name] ?? ''))
      .map(([name, excluded]) => at(name, `must not be ${excluded.join(' or ')}`)),
  ];
}
