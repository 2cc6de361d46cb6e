import { z } from 'zod';
import type { Services } from '../services.ts';
import type { AccountBooks } from './account-books.ts';
import type { Decide } from './decisions.ts';
import { filingId } from './filings.ts';
import type { Filing, Filings } from './filings.ts';
import type { Outcome } from './receipts.ts';

const GRANTED: Outcome = { status: '399', info: '[Code:399;Desc:审结]' };
const UNKNOWN: Outcome = { status: '-623003', info: '[Code:-623003;Desc:清单编号不存在]' };
const NOT_CANCELLABLE: Outcome = {
  status: '-623005',
  info: '[Code:-623005;Desc:清单当前状态不允许撤销]',
};

const pendingSchema = z.object({ customsId: z.string(), filingId: z.string() });

/** Takes a withdrawal (623, 605) that arrived. Only inside a change of the database. */
export type TakeWithdrawal = (customsId: string, withdrawal: Filing) => void;

/** What withdrawals touch. */
export interface WithdrawalParts {
  readonly services: Services;
  readonly filings: Filings;
  readonly books: AccountBooks;
  readonly decide: Decide;
}

/**
 * Withdrawals are looked at after a while; what counts is the state of the list then. Granted
 * (399) until the list is released or was withdrawn before. weak: that a released list can only be
 * returned (625/213) is how the ports are said to work, not read in the specification.
 */
export function openWithdrawals(parts: WithdrawalParts): TakeWithdrawal {
  const { services, filings, decide } = parts;
  const { agenda, clock, delays } = services;
  const pending = agenda.action('customs-withdraw', pendingSchema, (data, at) => {
    const withdrawal = filings.get(data.filingId);
    if (withdrawal === undefined) return;
    decide(data.customsId, withdrawal, at, answer(parts, withdrawal));
  });
  return (customsId, withdrawal) => {
    const id = filingId(withdrawal);
    const order = filings.list('invtNo', withdrawal.head['invtNo'] ?? '')?.head['orderNo'] ?? '';
    const at = clock.now() + delays.of(order, 'withdrawal-answered');
    pending.plan(`${id}/${String(withdrawal.version)}`, at, { customsId, filingId: id });
  };
}

function answer({ services, filings, books }: WithdrawalParts, withdrawal: Filing): Outcome {
  const list = filings.list('invtNo', withdrawal.head['invtNo'] ?? '');
  if (list === undefined) return UNKNOWN;
  if (list.state !== 'accepted' && list.state !== 'inspected') return NOT_CANCELLABLE;
  const { head, lines } = list;
  filings.put({ ...list, state: 'withdrawn', status: GRANTED.status });
  books.move(head['emsNo'] ?? '', lines, 'give-back');
  services.journal.effect('list-withdrawn', services.scripts.resolve(head['orderNo'] ?? ''));
  return GRANTED;
}
