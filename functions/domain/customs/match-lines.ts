import type { CebContent } from './ceb-document.ts';
import { isSameNumber } from './match-row.ts';
import type { MatchRow, MatchRule, Pair, SideNames } from './match-row.ts';

/** An element of the order's lines, what the list calls it, and how the two are compared. */
type LineField = readonly [
  title: string,
  ofOrder: string,
  ofList: string,
  agree?: (left: string, right: string) => boolean,
];

/**
 * Rule 7 compares what the order sold with what the list declares, line by line. `country` is the
 * origin on imports; on exports orders name none.
 */
export const IMPORT_LINE_FIELDS: readonly LineField[] = [
  ['Name of the goods', 'itemName', 'gname'],
  ['Quantity', 'qty', 'qty', isSameNumber],
  ['Unit', 'unit', 'unit'],
  ['Price', 'price', 'price', isSameNumber],
  ['Total of the line', 'totalPrice', 'totalPrice', isSameNumber],
  ['Currency of the line', 'currency', 'currency'],
  ['Country of origin', 'country', 'country'],
];
export const EXPORT_LINE_FIELDS: readonly LineField[] = IMPORT_LINE_FIELDS.filter(
  ([, ofOrder]) => ofOrder !== 'country',
);

/** One row per field: where lines differ it shows the first that does. */
export function lineRows(
  rule: MatchRule,
  fields: readonly LineField[],
  names: SideNames,
): readonly MatchRow[] {
  return fields.map(([title, ofOrder, ofList, agree = isSameText]) => ({
    rule,
    title: `${title} in order and list`,
    field: ofList,
    left: `${names.order}.${ofOrder}`,
    right: `${names.list}.${ofList}`,
    values: ({ order, list }) => firstDifference(pairedLines(order, ofOrder, list, ofList), agree),
  }));
}

/** The numbers of the lines of order and list, one to one. */
export function lineNumberRow(rule: MatchRule, names: SideNames): MatchRow {
  return {
    rule,
    title: 'Lines of order and list',
    field: 'gnum',
    left: `${names.order}.gnum`,
    right: `${names.list}.gnum`,
    values: ({ order, list }) => [numbersOf(order), numbersOf(list)],
  };
}

function numbersOf({ lines }: CebContent): string {
  return lines.map(({ gnum = '' }) => gnum).join(',');
}

const isSameText = (left: string, right: string): boolean => left === right;

type LinePair = readonly [gnum: string, left: string, right: string];

/** Lines are paired by `gnum`; one that the other document lacks is the line numbers' row's to tell. */
function pairedLines(
  order: CebContent,
  ofOrder: string,
  list: CebContent,
  ofList: string,
): readonly LinePair[] {
  return order.lines.flatMap((ordered) => {
    const { gnum = '' } = ordered;
    const listed = list.lines.find((each) => each['gnum'] === gnum);
    return listed === undefined ? [] : [[gnum, ordered[ofOrder] ?? '', listed[ofList] ?? '']];
  });
}

function firstDifference(
  pairs: readonly LinePair[],
  agree: (left: string, right: string) => boolean,
): Pair {
  const different = pairs.find(([, left, right]) => left === '' || !agree(left, right));
  if (different === undefined) {
    const all = `of ${String(pairs.length)} ${pairs.length === 1 ? 'line' : 'lines'}`;
    return [all, all];
  }
  const [gnum, left, right] = different;
  const inLine = (value: string) => `${value === '' ? 'nothing' : value} in line ${gnum}`;
  return left === '' && right === '' ? [undefined, undefined] : [inLine(left), inLine(right)];
}
