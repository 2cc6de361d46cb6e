import type { ConsignmentFact } from '../../domain/consignment/consignment-events.ts';
import type { AskResult } from '../../ports/partners.ts';
import type { PartnerOutcome } from './partner-client.ts';

/** The partner took the request; its answer comes as a message. */
export const ASKED: AskResult = { kind: 'asked' };

/** Facts at once. */
export function answeredWith(facts: readonly ConsignmentFact[]): AskResult {
  return { kind: 'answered', facts };
}

/** An answer that is JSON but says something that cannot be: asked again, and seen when it stays. */
export function unreadable(reason: string): AskResult {
  return { kind: 'transient', reason: `unreadable answer: ${reason}` };
}

/** Something the request needs is not known yet. Use cases ask in order, so this is for operators. */
export function notReady(missing: string): AskResult {
  return { kind: 'refused', code: 'not-ready', message: `${missing} is not known yet` };
}

/** The outcome of a call as the port says it. */
export function askResult<Answer>(
  outcome: PartnerOutcome<Answer>,
  onAnswer: (answer: Answer) => AskResult,
): AskResult {
  switch (outcome.kind) {
    case 'ok':
      return onAnswer(outcome.answer);
    case 'refused':
      return { kind: 'refused', code: outcome.code, message: outcome.message };
    case 'transient':
      return outcome;
  }
}

/** As `askResult` for a question: a partner that knows nothing of the parcel has nothing to tell. */
export function queryResult<Answer>(
  outcome: PartnerOutcome<Answer>,
  onAnswer: (answer: Answer) => AskResult,
): AskResult {
  const isUnknown = outcome.kind === 'refused' && outcome.status === 404;
  return isUnknown ? answeredWith([]) : askResult(outcome, onAnswer);
}

/** The answer, where there is nobody to hand a refusal to. Throws when there is none. */
export function answerOf<Answer>(outcome: PartnerOutcome<Answer>, question: string): Answer {
  if (outcome.kind === 'ok') return outcome.answer;
  const why = outcome.kind === 'refused' ? outcome.code : outcome.reason;
  throw new Error(`${question} got no answer: ${why}`);
}
