import type { Instant } from '../instant.ts';
import { after } from '../instant.ts';

/**
 * Until when a channel wants a parcel on its way. Shipped is what the carrier's first scan says,
 * handed over what has left the gate: a label alone is neither.
 */
export interface ShipPromise {
  readonly shipBy: Instant;
  readonly handoverBy?: Instant;
}

/** What a channel promises of orders that say nothing themselves. */
export interface PromiseTerms {
  /** Working days after the day of the order, 0: on the same day. */
  readonly shipWithinDays: number;
  readonly handoverWithinDays?: number;
  /** `HH:MM`, local: an order of after it counts from the next working day. */
  readonly cutOff: string;
  /** IANA name, e.g. `Asia/Shanghai`. */
  readonly timeZone: string;
  /** 1 Monday to 7 Sunday. */
  readonly workingDays: readonly number[];
  /** Local days without work, `YYYY-MM-DD`. */
  readonly closedOn?: readonly string[];
}

/** Days looked at for one that is worked on: terms that close longer promise nothing. */
const MOST_DAYS = 400;
const DAY = 86_400_000;

/** True for a time zone that this machine's tables know. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/**
 * What the terms promise of an order: the end of a local working day. weak: days count from when it
 * was placed; some marketplaces count from the payment, which no channel tells of.
 *
 * @returns undefined where the terms leave no working day within a year
 * @throws RangeError for a time zone that there is not
 */
export function promiseOf(terms: PromiseTerms, placedAt: Instant): ShipPromise | undefined {
  const local = localTime(placedAt, terms.timeZone);
  const isLate = local.time > terms.cutOff;
  const first = workingDay(terms, isLate ? nextDay(local.day) : local.day, 0);
  const shipDay = first && workingDay(terms, first, terms.shipWithinDays);
  if (first === undefined || shipDay === undefined) return undefined;
  const { handoverWithinDays, timeZone } = terms;
  const handoverDay =
    handoverWithinDays === undefined ? undefined : workingDay(terms, first, handoverWithinDays);
  return {
    shipBy: endOfDay(shipDay, timeZone),
    ...(handoverDay !== undefined && { handoverBy: endOfDay(handoverDay, timeZone) }),
  };
}

/** The working day so many after the first that is one, from `day` on. */
function workingDay(terms: PromiseTerms, day: string, more: number): string | undefined {
  let left = more;
  let current = day;
  for (let looked = 0; looked < MOST_DAYS; looked += 1) {
    if (isWorked(terms, current)) {
      if (left === 0) return current;
      left -= 1;
    }
    current = nextDay(current);
  }
  return undefined;
}

function isWorked({ workingDays, closedOn = [] }: PromiseTerms, day: string): boolean {
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return workingDays.includes(weekday === 0 ? 7 : weekday) && !closedOn.includes(day);
}

function nextDay(day: string): string {
  return after(`${day}T00:00:00.000Z`, { days: 1 }).slice(0, 10);
}

/** The last millisecond of a local day. */
function endOfDay(day: string, timeZone: string): Instant {
  const wanted = Date.parse(`${day}T00:00:00.000Z`) + DAY;
  // The zone's distance to UTC is that of the moment itself, which it helps to find.
  const near = wanted - distance(wanted, timeZone);
  return new Date(wanted - distance(near, timeZone) - 1).toISOString();
}

/** Milliseconds that a zone's clocks are ahead of UTC at a moment. */
function distance(moment: number, timeZone: string): number {
  const { day, time } = localTime(new Date(moment).toISOString(), timeZone);
  return Date.parse(`${day}T${time}:00.000Z`) - Math.floor(moment / 60_000) * 60_000;
}

function localTime(at: Instant, timeZone: string): { readonly day: string; readonly time: string } {
  // Swedish writes days and times as ISO 8601 does.
  const text = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).format(new Date(at));
  const [day = '', time = ''] = text.split(' ');
  return { day, time };
}
