import type { Duration } from '../instant.ts';
import type { DocumentKind } from '../trade/documents.ts';
import type { AskName } from './ask-names.ts';
import type { Consignment } from './consignment.ts';

/**
 * Whom an ask goes to. `ourselves`: done before the commit, never over the network. `operator`:
 * recorded by hand, while the consignment is held for it. `load`: the load it travels in tells.
 * `screening`: done before the commit where the list can be read, else asked again.
 */
export type AskedParty =
  | 'warehouse'
  | 'receiving warehouse'
  | 'carrier'
  | 'payment firm'
  | 'customs'
  | 'operator'
  | 'load'
  | 'screening'
  | 'ourselves';

/** One row: who is asked, when it is due, how its answer is recognised, when to ask again. */
export interface AskRow {
  readonly name: AskName;
  readonly party: AskedParty;
  readonly document?: DocumentKind;
  /** Waited for, never asked: the partner tells us on its own; asking again means polling. */
  readonly unasked?: boolean;
  readonly ready: (consignment: Consignment) => boolean;
  readonly answered: (consignment: Consignment) => boolean;
  readonly answerWithin: Duration;
  /** A document that customs knows nothing of this long after it was filed never got there. */
  readonly lostAfter?: Duration;
}

/** Ready from the start of its stage. */
export const always = (): boolean => true;

/** A step of ours. */
export function own(name: AskName, ready: AskRow['ready'], answered: AskRow['answered']): AskRow {
  return { name, party: 'ourselves', ready, answered, answerWithin: {} };
}

/** What leaves our stock or the account book, once. */
export function writeOff(ready: AskRow['ready']): AskRow {
  return own('write-off', ready, ({ stockReserved }) => !stockReserved);
}
