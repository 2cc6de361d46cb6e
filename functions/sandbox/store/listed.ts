import type { Resource, Shelf } from './shelf.ts';

/**
 * Orders of a channel that changed in the while that a query names.
 *
 * @param names of the parameters in which it begins and ends, ISO 8601 or seconds since 1970
 */
export function listed(
  shelf: Shelf,
  channelId: string,
  query: { get(name: string): string | null },
  [since, until]: readonly [string, string],
): readonly Resource[] {
  const moment = (name: string): string => {
    const given = query.get(name) ?? '';
    return /^\d+$/.test(given) ? new Date(Number(given) * 1_000).toISOString() : given;
  };
  return shelf.changed(channelId, moment(since), moment(until)).map(({ resource }) => resource);
}
