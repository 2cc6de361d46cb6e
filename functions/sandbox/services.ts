import type { ActOnce } from './act-once.ts';
import type { Agenda } from './agenda.ts';
import type { SandboxClock } from './clock.ts';
import type { Delays } from './delays.ts';
import type { Journal } from './journal.ts';
import type { Outbox } from './outbox.ts';
import type { Counter, RecordSets } from './records.ts';
import type { ScriptBook } from './script-book.ts';
import type { Settings } from './settings.ts';

/** What every simulated partner works with. */
export interface Services {
  readonly clock: SandboxClock;
  readonly records: RecordSets;
  readonly counter: Counter;
  readonly journal: Journal;
  readonly actOnce: ActOnce;
  readonly agenda: Agenda;
  readonly outbox: Outbox;
  readonly settings: Settings;
  readonly scripts: ScriptBook;
  readonly delays: Delays;
  readonly seed: number;
}
