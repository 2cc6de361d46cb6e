import { formatQuantity } from '../money/quantity.ts';
import type { CebElements } from './ceb-document.ts';
import { decimalValue } from './decimal-value.ts';
import type { BookRecord, MatchFacts } from './match-facts.ts';
import type { MatchRow, Pair, SideNames } from './match-row.ts';

type Judge = (line: CebElements, record: BookRecord | undefined) => Pair;

/**
 * Rule 10, for lists that are written off a bonded account book: each line's book item is on record
 * with enough stock, and what the list says of the goods equals the record. Source: CEB specification
 * of 2018 (-625010, -625012 "must equal the filed record"). Lines of one book item draw together.
 */
export function bookRows(names: SideNames): readonly MatchRow[] {
  const row = (title: string, field: string, judge: Judge): MatchRow => ({
    rule: '10',
    title: `${title} of list and account book`,
    field,
    left: `${names.list}.${field}`,
    right: `book.${field}`,
    whereGiven: true,
    values: (facts) => firstDifference(facts, judge),
  });
  const told = (field: 'gcode' | 'unit' | 'country') => (line: CebElements, record?: BookRecord) =>
    [record?.[field] && line[field], record?.[field]] as const;
  return [
    row('Item', 'itemRecordNo', (line, record) => [
      line['itemRecordNo'] ?? '',
      record?.bookItem ?? 'no such item',
    ]),
    row('Tariff number', 'gcode', told('gcode')),
    row('Unit', 'unit', told('unit')),
    ...(names.list === '621' ? [row('Country of origin', 'country', told('country'))] : []),
    {
      rule: '10',
      title: 'Quantity of list and stock of the account book',
      field: 'qty',
      left: `${names.list}.qty`,
      right: 'book.available',
      whereGiven: true,
      values: stockPair,
    },
  ];
}

/** Nothing to compare unless the list names a book and the books are known. */
function recordsOf({ list, books }: MatchFacts) {
  const accountBook = list.head['emsNo'] ?? '';
  if (accountBook === '' || books === undefined) return [];
  return list.lines.map((line) => ({
    line,
    record: books.find(
      (each) => each.accountBook === accountBook && each.bookItem === line['itemRecordNo'],
    ),
  }));
}

function firstDifference(facts: MatchFacts, judge: Judge): Pair {
  const pairs = recordsOf(facts).map(({ line, record }) => [line, judge(line, record)] as const);
  const told = pairs.filter(([, [left, right]]) => left !== undefined && right !== undefined);
  if (told.length === 0) return [undefined, undefined];
  const different = told.find(([, [left, right]]) => left !== right);
  if (different === undefined) return [`of ${String(told.length)}`, `of ${String(told.length)}`];
  const [{ gnum = '' }, [left = '', right = '']] = different;
  return [`${left === '' ? 'nothing' : left} in line ${gnum}`, right];
}

/** The first book item that lacks stock, else as much as is wanted on both sides. */
function stockPair(facts: MatchFacts): Pair {
  const wanted = new Map<BookRecord, bigint>();
  for (const { line, record } of recordsOf(facts)) {
    const quantity = decimalValue(line['qty']);
    if (record === undefined || quantity === undefined) continue;
    wanted.set(record, (wanted.get(record) ?? 0n) + quantity);
  }
  if (wanted.size === 0) return [undefined, undefined];
  const short = [...wanted].find(([{ available }, quantity]) => quantity > BigInt(available));
  if (short === undefined) return ['covered', 'covered'];
  const [{ bookItem, available }, quantity] = short;
  return [
    `${formatQuantity(Number(quantity))} of item ${bookItem}`,
    `only ${formatQuantity(available)}`,
  ];
}
