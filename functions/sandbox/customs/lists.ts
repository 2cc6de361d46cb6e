import { beijingDigits } from '../clock.ts';
import type { Services } from '../services.ts';
import type { AccountBooks } from './account-books.ts';
import type { Clearance } from './clearance.ts';
import type { Decide } from './decisions.ts';
import { exportListFault, importListFault } from './list-checks.ts';
import type { Filing, Filings } from './filings.ts';
import type { Outcome } from './receipts.ts';
import type { Script } from '../script.ts';

/** What lists go through customs with. */
export interface ListParts {
  readonly services: Services;
  readonly filings: Filings;
  readonly books: AccountBooks;
  readonly decide: Decide;
  readonly clearance: Clearance;
}

const ACCEPTED = { status: '120', info: '[Code:1800;Desc:逻辑校验通过]' };
const OVER_ANNUAL_LIMIT = { status: '-621018', info: '[Code:-621018;Desc:超出个人年度交易限值]' };
const REJECTED_EXPORT = { status: '100', info: '[Code:100;Desc:退单]' };

/** In an order whose messages overtake one another a receipt is this late (business). */
const OVERTAKEN_BY_MS = 10 * 60_000;

/** Takes a list that arrived, and plans everything customs will decide about it. */
export function takeList(parts: ListParts, customsId: string, arrived: Filing): void {
  const { services, filings, books, decide, clearance } = parts;
  const { clock, delays, scripts } = services;
  const order = arrived.head['orderNo'] ?? '';
  const script = scripts.of(order);
  const book = arrived.head['emsNo'] ?? '';
  const check = arrived.kind === '621' ? importListFault : exportListFault;
  const fault = check(arrived, filings) ?? bookFault(books, arrived);
  const rejected = fault ?? (script.list === 'reject' ? refusalOf(arrived, script) : undefined);
  if (rejected !== undefined) {
    decide(customsId, arrived, clock.now() + delays.of(order, 'list-rejected'), rejected);
    return;
  }
  if (script.list === 'silent') return;
  books.move(book, arrived.lines, 'reserve');
  const list: Filing = { ...arrived, invtNo: listNumber(services, arrived) };
  filings.enter(list);
  const acceptedAt = clock.now() + delays.of(order, 'list-accepted');
  const releasedAt = clearance.begin(customsId, list, acceptedAt);
  const overtaken = script.outOfOrder && releasedAt !== undefined;
  const sendAt = overtaken ? releasedAt + OVERTAKEN_BY_MS : undefined;
  decide(customsId, list, acceptedAt, ACCEPTED, { sendAt });
}

function refusalOf({ kind }: Filing, { listRefusal: status }: Script): Outcome {
  if (status !== undefined) return { status, info: `[Code:${status};Desc:退单 (by script)]` };
  return kind === '621' ? OVER_ANNUAL_LIMIT : REJECTED_EXPORT;
}

/** The e-port's number of a list: B, date, nine digits. Source: CEB specification, `preNo`. */
export function preNumber({ clock, counter }: Services): string {
  return `B${beijingDigits(clock.now(), 8)}${serial(counter('pre-number'))}`;
}

/** Customs' number of a list: district, year, I or E, nine digits. Source: CEB specification, `invtNo`. */
function listNumber({ clock, counter }: Services, { kind, head }: Filing): string {
  const year = beijingDigits(clock.now(), 8).slice(0, 4);
  const direction = kind === '621' ? 'I' : 'E';
  return `${head['customsCode'] ?? ''}${year}${direction}${serial(counter('list-number'))}`;
}

function serial(number: number): string {
  return String(number).padStart(9, '0');
}

/** Only lists of bonded goods are written off a book. */
function bookFault(books: AccountBooks, { head, lines }: Filing) {
  const book = head['emsNo'] ?? '';
  const fault = book === '' ? undefined : books.fault(book, lines);
  return fault === undefined ? undefined : { status: '100', info: `[Code:100;Desc:${fault}]` };
}
