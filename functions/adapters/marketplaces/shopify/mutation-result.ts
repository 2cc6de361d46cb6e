import type { NoticeResult } from '../../../ports/marketplace.ts';
import { notNow } from '../notice-result.ts';

/** "Already fulfilled" and the like: somebody was faster, which is what we wanted. */
const ALREADY_DONE = /\balready\b/i;

/** What the `userErrors` of a mutation mean to the notice that caused it. */
export function mutationResult({
  userErrors,
}: {
  readonly userErrors: readonly { readonly message: string }[];
}): NoticeResult {
  const problem = userErrors.find(({ message }) => !ALREADY_DONE.test(message));
  return problem === undefined
    ? { kind: 'told' }
    : notNow(`refused: ${problem.message.slice(0, 200)}`);
}
