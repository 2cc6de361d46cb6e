import type { Order, SupersededVersions } from './order.ts';

/** Whether nothing keeps an order from being planned and started. */
export function isReadyToStart({ paid, status, hold }: Order): boolean {
  return paid && status === 'received' && hold === undefined;
}

/**
 * The superseded versions of an order whose content is about to be replaced. Only a version that was
 * ready to start may have reserved stock, in a try that was cut short; the others are forgotten.
 */
export function supersededBy(stored: Order): SupersededVersions | undefined {
  if (!isReadyToStart(stored)) return stored.superseded;
  const { versions, lineIds } = stored.superseded ?? { versions: 0, lineIds: [] };
  const all = new Set([...lineIds, ...stored.lines.map(({ lineId }) => lineId)]);
  return { versions: versions + 1, lineIds: [...all] };
}

/** The number, from 1, of the version that reserves: what it reserves bears it, see `bookMovementId`. */
export function reservingVersion({ superseded }: Order): number {
  return (superseded?.versions ?? 0) + 1;
}
