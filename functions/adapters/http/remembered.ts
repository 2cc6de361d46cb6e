import type { Clock } from '../../ports/clock.ts';

/** More keys than a host ever has partners and channels: a bound, not a tuning. */
const MOST_KEYS = 10_000;

interface Entry<Value> {
  readonly value: Promise<Value>;
  readonly until: number;
}

/**
 * `load` remembered per key for `seconds` of wall time; loads under way are shared. A load that
 * fails is forgotten at once.
 */
export function remembered<Value>(
  load: (key: string) => Promise<Value>,
  { clock, seconds }: { readonly clock: Pick<Clock, 'wall'>; readonly seconds: number },
): (key: string) => Promise<Value> {
  const entries = new Map<string, Entry<Value>>();
  return (key) => {
    const now = Date.parse(clock.wall());
    const known = entries.get(key);
    if (known !== undefined && now < known.until) return known.value;
    if (entries.size >= MOST_KEYS) entries.clear();
    const value = load(key);
    entries.set(key, { value, until: now + seconds * 1_000 });
    value.catch(() => entries.delete(key));
    return value;
  };
}
