import type { LoadEvent } from '../../domain/load/load-events.ts';
import type { Key } from './item.ts';

// Keys of loads. Their events are not called EVENT: the feed of what happened to consignments
// reads those.

const partition = (loadId: string): string => `LOAD#${loadId}`;

/** Keys of loads, lanes and who is in which load, and the partitions of the indexes they lie in. */
export const LOAD_KEYS = {
  load: (loadId: string): Key => ({ pk: partition(loadId), sk: 'LOAD' }),
  trail: (loadId: string): Key => ({ pk: partition(loadId), sk: 'TRAIL#' }),
  event: ({ loadId, version }: LoadEvent): Key => ({
    pk: partition(loadId),
    sk: `TRAIL#${String(version).padStart(6, '0')}`,
  }),
  lane: (lane: string): Key => ({ pk: `LANE#${lane}`, sk: 'LANE' }),
  member: (consignmentId: string): Key => ({ pk: `MEMBER#${consignmentId}`, sk: 'MEMBER' }),
  listOf: (merchantId: string): string => `${merchantId}#loads`,
  work: (shard: string): string => `loads#${shard}`,
};

/** The load whose item or index entry has this key. */
export function loadOfKey({ pk }: Key): string {
  return pk.slice('LOAD#'.length);
}
