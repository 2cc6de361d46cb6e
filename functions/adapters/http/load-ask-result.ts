import type { LoadFact } from '../../domain/load/load-events.ts';
import type { LoadAskResult } from '../../ports/load-partners.ts';
import type { PartnerOutcome } from './partner-client.ts';

/** The outcome of a call about a load as the port says it. */
export function loadAskResult<Answer>(
  outcome: PartnerOutcome<Answer>,
  onAnswer: (answer: Answer) => LoadAskResult,
): LoadAskResult {
  return outcome.kind === 'ok' ? onAnswer(outcome.answer) : outcome;
}

/** As `loadAskResult` for a question: a partner that knows nothing of the load has nothing to tell. */
export function loadQueryResult<Answer>(
  outcome: PartnerOutcome<Answer>,
  factsOf: (answer: Answer) => readonly LoadFact[],
): LoadAskResult {
  const isUnknown = outcome.kind === 'refused' && outcome.status === 404;
  if (isUnknown) return { kind: 'answered', facts: [] };
  return loadAskResult(outcome, (answer) => ({ kind: 'answered', facts: factsOf(answer) }));
}
