import { after } from '../instant.ts';
import type { Duration, Instant } from '../instant.ts';
import type { LoadAskName } from './load-ask-names.ts';
import { loadAskRow, loadRequestId, openLoadAsks } from './load-asks.ts';
import type { LoadAskRow } from './load-ask-row.ts';
import { LOAD_KINDS } from './load-kinds.ts';
import { mustClose } from './closing.ts';
import type { Load } from './load.ts';

/** Something a load wants of a partner. `attempts` ≥ 1 means that it may have been sent. */
export interface LoadAsk {
  readonly name: LoadAskName;
  readonly requestId: string;
  readonly attempts: number;
  /** Business time of the last attempt. */
  readonly askedAt: Instant;
  /** When we ask again, or ask for the lost answer. */
  readonly againAt: Instant;
}

/** What was decided and never got to its queue is found by the sweep after this. */
const GRACE: Duration = { minutes: 1 };

/** Rows that are due and not among the asks yet under their current request id. */
export function dueLoadAsks(load: Load, asks: readonly LoadAsk[]): readonly LoadAskRow[] {
  return openLoadAsks(load).filter(({ name }) => {
    const requestId = loadRequestId(load, name);
    return asks.every((ask) => ask.requestId !== requestId);
  });
}

/** The ask of a row before its first attempt; what nobody is asked for is waited for first. */
export function newLoadAsk(load: Load, row: LoadAskRow, now: Instant): LoadAsk {
  return {
    name: row.name,
    requestId: loadRequestId(load, row.name),
    attempts: 0,
    askedAt: now,
    againAt: after(now, row.unasked === true ? patience(load, row) : GRACE),
  };
}

/** How long an answer takes; a load under way takes as long as what carries it. */
function patience({ kind }: Load, { name, answerWithin }: LoadAskRow): Duration {
  return name === 'arrival' ? LOAD_KINDS[kind].arrivesWithin : answerWithin;
}

/** Asks that nobody answered yet, each under its current request only. */
export function pendingLoadAsks(load: Load, asks: readonly LoadAsk[]): readonly LoadAsk[] {
  const open = openLoadAsks(load).map(({ name }) => loadRequestId(load, name));
  return asks.filter(({ requestId }) => open.includes(requestId));
}

/** When the sweep must look at a load next; undefined while it waits for a person or nobody. */
export function loadDueAt(
  load: Load,
  asks: readonly LoadAsk[],
  told: number,
  now: Instant,
): Instant | undefined {
  const moments = [
    ...(told < load.newsVersion ? [after(now, GRACE)] : []),
    ...(load.status === 'open' && load.entries.length > 0 ? [load.closesAt] : []),
    ...(mustClose(load, now) === 'full' ? [now] : []),
    // Overdue: it is on the queue already, or the look that finds it is this one.
    ...pendingLoadAsks(load, asks).map(({ againAt }) =>
      againAt > now ? againAt : after(now, GRACE),
    ),
  ];
  return moments.sort()[0];
}

/** Waits double up to a day, or stay as they are where the partner may take longer anyway. */
const LONGEST_WAIT_SECONDS = 86_400;

/** The asks after one more attempt at the one of this name. Our own look-ups keep their pace. */
export function attemptedAsks(
  load: Load,
  asks: readonly LoadAsk[],
  name: LoadAskName,
  now: Instant,
): readonly LoadAsk[] {
  const row = loadAskRow(load, name);
  const requestId = loadRequestId(load, name);
  if (row === undefined) return asks;
  const usual = (Date.parse(after(now, patience(load, row))) - Date.parse(now)) / 1_000;
  return asks.map((ask) => {
    if (ask.requestId !== requestId) return ask;
    const growing = row.party === 'ourselves' ? usual : usual * 2 ** Math.max(0, ask.attempts - 1);
    const seconds = Math.min(growing, Math.max(usual, LONGEST_WAIT_SECONDS));
    return {
      ...ask,
      attempts: ask.attempts + 1,
      askedAt: now,
      againAt: after(now, { seconds }),
    };
  });
}
