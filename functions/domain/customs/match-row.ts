import { currencyOfCustoms } from '../trade/customs-codes.ts';
import type { CebElements } from './ceb-document.ts';
import { decimalValue, ONE } from './decimal-value.ts';
import type { MatchFacts } from './match-facts.ts';

/** Code of a rule: its number in the list of 三单比对, or the comparison of tax. */
export type MatchRule =
  '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '10' | '11' | '12' | 'tax';

/** Two values that are to agree; one that is not known is undefined or empty. */
export type Pair = readonly [left: string | undefined, right: string | undefined];

/** One comparison of one rule. `left` and `right` name the documents and elements. */
export interface MatchRow {
  readonly rule: MatchRule;
  readonly title: string;
  readonly field: string;
  readonly left: string;
  readonly right: string;
  /** Compared as soon as the payment firm answered, before anything is filed; else before the list. */
  readonly withPayment?: boolean;
  /** Compared only where both sides say something. */
  readonly whereGiven?: boolean;
  /** The values are never shown, only whether they agree. */
  readonly personal?: boolean;
  readonly values: (facts: MatchFacts) => Pair;
  /** Absent: exactly the same text. */
  readonly agree?: (left: string, right: string) => boolean;
}

/** One of the compared documents. */
export type Side = 'order' | 'payment' | 'waybill' | 'list';

/** The numbers under which the documents of one direction go. */
export type SideNames = { readonly [Of in Side]: string };

type Options = Pick<MatchRow, 'withPayment' | 'whereGiven' | 'personal' | 'agree'>;

/** The head of a document; undefined when its firm has not told of it. */
export function headOf(facts: MatchFacts, side: Side): CebElements | undefined {
  return side === 'order' || side === 'list' ? facts[side].head : facts[side];
}

/** Makes rows that compare one element of a document with one of another. */
export function comparing(names: SideNames) {
  return (
    rule: MatchRule,
    title: string,
    left: readonly [Side, string],
    right: readonly [Side, string],
    options: Options = {},
  ): MatchRow => ({
    rule,
    title,
    field: left[1],
    left: `${names[left[0]]}.${left[1]}`,
    right: `${names[right[0]]}.${right[1]}`,
    values: (facts) => [headOf(facts, left[0])?.[left[1]], headOf(facts, right[0])?.[right[1]]],
    ...options,
  });
}

/** Whether two numbers are the same, however they are written: 3 and 3.00 are. */
export function isSameNumber(left: string, right: string): boolean {
  const [a, b] = [decimalValue(left), decimalValue(right)];
  return a === undefined || b === undefined ? left === right : a === b;
}

/** weak: customs compares weights within bounds of its own; ours is a twentieth, at least 50 g. */
const WEIGHT_SHARE = 20n;
const WEIGHT_LEAST = ONE / 20n;

/** Waybills are drawn before the parcel is weighed, so that their weight is near, not equal. */
function isNearWeight(left: string, right: string): boolean {
  const [list, waybill] = [decimalValue(left), decimalValue(right)];
  if (list === undefined || waybill === undefined) return false;
  const difference = list > waybill ? list - waybill : waybill - list;
  return difference <= WEIGHT_LEAST || difference * WEIGHT_SHARE <= list;
}

/** An amount (a count of 10⁻⁵) and the ISO code of its currency, as people read it. */
export function shownAmount(amount: bigint | undefined, currency = ''): string | undefined {
  if (amount === undefined) return undefined;
  const [sign, count] = amount < 0n ? ['-', -amount] : ['', amount];
  const fraction = String(count % ONE)
    .padStart(5, '0')
    .replace(/0{1,3}$/, '');
  const iso = currencyOfCustoms(currency) ?? currency;
  return `${sign}${String(count / ONE)}.${fraction} ${iso}`;
}

/**
 * Rules 8 and 9, of either direction: what list and waybill say of freight, insurance, parcels and
 * weight. An amount in another currency is another amount.
 *
 * @param elements what the documents of the direction call currencies and the waybill's weight
 */
export function carriageRows(
  names: SideNames,
  elements: { readonly freight: string; readonly insurance: string; readonly weight: string },
): readonly MatchRow[] {
  const compare = comparing(names);
  const amountRow = (title: string, name: string, currency: string): MatchRow => ({
    ...compare('8', `${title} of list and waybill`, ['list', name], ['waybill', name]),
    whereGiven: true,
    values: ({ list: { head }, waybill }) => [
      statedAmount(head[name], head[currency]),
      statedAmount(waybill?.[name], waybill?.['currency']),
    ],
  });
  const whereGiven = { whereGiven: true } as const;
  return [
    amountRow('Freight', 'freight', elements.freight),
    amountRow('Insurance', 'insuredFee', elements.insurance),
    compare(
      '9',
      'Parcels of list and waybill',
      ['list', 'packNo'],
      ['waybill', 'packNo'],
      whereGiven,
    ),
    compare(
      '9',
      'Weight of list and waybill',
      ['list', 'grossWeight'],
      ['waybill', elements.weight],
      {
        ...whereGiven,
        agree: isNearWeight,
      },
    ),
  ];
}

/** As it stands there when it is no number: then it is no less different. */
function statedAmount(text: string | undefined, currency: string | undefined): string | undefined {
  return shownAmount(decimalValue(text), currency) ?? text;
}

/** Rule 12, of the list of either direction: who may not sign files nothing. */
export function declarantRow(names: SideNames): MatchRow {
  return {
    rule: '12',
    title: 'Declarant of the list and holder of the certificate',
    field: 'agentCode',
    left: `${names.list}.agentCode`,
    right: 'certificate.holder',
    withPayment: true,
    whereGiven: true,
    values: ({ list, certificateHolder }) => [list.head['agentCode'], certificateHolder],
  };
}
