import { z } from 'zod';
import type { Services } from '../services.ts';
import type { AccountBooks } from './account-books.ts';
import type { Elements } from './ceb-message.ts';
import type { Decide } from './decisions.ts';
import { decimalCount } from './decimals.ts';
import { firstFault } from './document-checks.ts';
import { filingId } from './filings.ts';
import type { Filing, Filings } from './filings.ts';
import type { Outcome } from './receipts.ts';
import { rejection } from './rejection.ts';

const ACCEPTED: Outcome = { status: '120', info: '[Code:1800;Desc:逻辑校验通过]' };
/** How a granted application ends: 214 documents no 399. Source: CEB schemas 2022-05, 626 and 214. */
const GRANTED: { readonly [kind: string]: Outcome | undefined } = {
  '625': { status: '399', info: '[Code:399;Desc:审结]' },
  '213': { status: '800', info: '[Code:2600;Desc:放行]' },
};
const DAY_MS = 24 * 3_600_000;
/** Days from release. Source: GACC announcements 45 of 2020 (imports) and 44 of 2020 (exports). */
const RETURNABLE_DAYS: { readonly [kind: string]: number | undefined } = { '625': 30, '213': 365 };

const pendingSchema = z.object({ customsId: z.string(), filingId: z.string() });

/** Takes a return application (625, 213) that arrived. Only inside a change of the database. */
export type TakeReturn = (customsId: string, application: Filing) => void;

/** What returns touch. */
export interface ReturnParts {
  readonly services: Services;
  readonly filings: Filings;
  readonly books: AccountBooks;
  readonly decide: Decide;
}

/**
 * Returns of released goods: looked at after a while, accepted (120), and granted later, when the
 * goods of a bonded list go back into their book; amended later, the book is put right. weak: that the book counts them at the grant and
 * not when they are back in the zone is chosen.
 */
export function openReturns(parts: ReturnParts): TakeReturn {
  const { services, filings, decide } = parts;
  const { agenda, clock, delays } = services;
  const look = agenda.action('customs-return', pendingSchema, (data, at) => {
    const application = filings.get(data.filingId);
    if (application === undefined) return;
    const fault = faultOf(parts, application, at);
    decide(data.customsId, application, at, fault ?? ACCEPTED);
    if (fault !== undefined) return;
    const grantedAt = at + delays.of(orderOf(filings, application), 'return-concluded');
    conclude.plan(agendaId(application), grantedAt, data);
  });
  const conclude = agenda.action('customs-return-conclude', pendingSchema, (data, at) => {
    const application = filings.get(data.filingId);
    const granted = application && GRANTED[application.kind];
    if (application?.state !== 'accepted' || granted === undefined) return;
    takeBack(parts, application);
    decide(data.customsId, application, at, granted);
  });
  return (customsId, application) => {
    const at = clock.now() + delays.of(orderOf(filings, application), 'withdrawal-answered');
    look.plan(agendaId(application), at, { customsId, filingId: filingId(application) });
  };
}

function faultOf({ filings }: ReturnParts, { kind, head, lines }: Filing, at: number) {
  const list = filings.list('invtNo', head['invtNo'] ?? '');
  const error = (number: string, text: string): Outcome => ({
    status: `-${kind}${number}`,
    info: `[Code:-${kind}${number};Desc:${text}]`,
  });
  if (list === undefined) return error('003', '清单编号不存在');
  const amends = head['appType'] === '2' && list.takenBack !== undefined;
  if (list.state !== 'released' && !amends) return error('005', '清单当前状态不允许退货');
  const days = RETURNABLE_DAYS[kind] ?? 0;
  if (at - (list.releasedAt ?? at) > days * DAY_MS) {
    const term = String(days);
    return rejection(`超过${term}天退货期限`, `more than ${term} days after release`);
  }
  if (lines.length === 0) return rejection('缺少商品表体', 'no lines');
  return firstFault(lines, (line) => {
    const sold = lineOf(list, line);
    if (sold === undefined) return error('209', '退货商品不在清单中 (line not in the list)');
    const [back, bought] = [decimalCount(line['qty']), decimalCount(sold['qty'])];
    return back !== undefined && back > 0 && back <= (bought ?? 0)
      ? undefined
      : rejection('退货数量大于清单数量', `line ${line['gnum'] ?? ''} qty`);
  });
}

function takeBack({ services, filings, books }: ReturnParts, application: Filing): void {
  const list = filings.list('invtNo', application.head['invtNo'] ?? '');
  if (list === undefined) return;
  const { journal, scripts } = services;
  const order = scripts.resolve(list.head['orderNo'] ?? '');
  const book = list.head['emsNo'] ?? '';
  const returned = application.lines.map((line): Elements => ({
    ...lineOf(list, line),
    qty: line['qty'] ?? '',
  }));
  filings.put({ ...list, state: 'returned', takenBack: returned });
  books.move(book, list.takenBack ?? [], 'undo-return');
  books.move(book, returned, 'return');
  // An amended application returns nothing a second time.
  if (list.takenBack !== undefined) return;
  journal.effect('list-returned', order);
  if (book !== '') journal.effect('book-restored', order);
}

/** The line of the list that an application's line names by number and goods code. */
function lineOf({ lines }: Filing, { gnum, gcode }: Elements): Elements | undefined {
  return lines.find((line) => line['gnum'] === gnum && line['gcode'] === gcode);
}

function orderOf(filings: Filings, { head }: Filing): string {
  return filings.list('invtNo', head['invtNo'] ?? '')?.head['orderNo'] ?? '';
}

function agendaId(application: Filing): string {
  return `${filingId(application)}/${String(application.version)}`;
}
