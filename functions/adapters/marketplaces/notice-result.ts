import type { NoticeResult } from '../../ports/marketplace.ts';
import type { Outcome } from '../http/response-outcome.ts';
import type { ApiFailure } from './channel-api.ts';

/** The channel knows now, whoever told it. */
export const TOLD: NoticeResult = { kind: 'told' };
/** There is no place for it at the channel. */
export const NOT_WANTED: NoticeResult = { kind: 'not-wanted' };

export type NotNow = Extract<NoticeResult, { kind: 'transient' }>;

/** To be told again, or looked at once it has been told often enough. */
export function notNow(reason: string, retryAfterSeconds?: number): NotNow {
  return { kind: 'transient', reason, retryAfterSeconds };
}

/** A call that did not end well: what a marketplace refuses, an operator puts right there. */
export function failureOf(failure: ApiFailure): NotNow {
  if (failure.kind === 'transient') return failure;
  const { status, code, message } = failure;
  return notNow(`refused: HTTP ${String(status)} ${code} ${message.slice(0, 200)}`);
}

/** A change's outcome. "Already fulfilled" and the like: somebody was faster, which is what we wanted. */
export function doneOr(outcome: Outcome): NoticeResult {
  if (outcome.kind === 'ok') return TOLD;
  const isDone = outcome.kind === 'refused' && /\balready\b/i.test(outcome.message);
  return isDone ? TOLD : failureOf(outcome);
}
