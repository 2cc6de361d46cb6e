import { blockedBy } from './load-asks.ts';
import { loadRules } from './load-rules.ts';
import { pendingLoadAsks } from './load-task.ts';
import type { LoadAsk } from './load-task.ts';
import type { Load } from './load.ts';

/** What an operator may do with a load. */
export type LoadAction = 'close' | 'take-out' | 'ask-again';

type Rule = (load: Load, asks: readonly LoadAsk[]) => boolean;

const RULES: { readonly [Action in LoadAction]: Rule } = {
  close: ({ status, entries }) => status === 'open' && entries.length > 0,
  // From an open load it would only come back at once. A warehouse that was asked may be opening
  // its gate now; one that refused stands still.
  'take-out': (load, asks) =>
    load.status === 'closed' &&
    load.entries.length > 0 &&
    !pendingLoadAsks(load, asks).some(({ name }) => name === 'gate-out'),
  'ask-again': (load) => loadRules(load).asks.some((row) => blockedBy(load, row) !== undefined),
};

const ACTIONS = ['close', 'take-out', 'ask-again'] as const satisfies readonly LoadAction[];

/**
 * What an operator may do now: the same rules that the commands go by.
 *
 * @param asks what went out for it
 */
export function loadActions(load: Load, asks: readonly LoadAsk[]): readonly LoadAction[] {
  return ACTIONS.filter((action) => RULES[action](load, asks));
}
