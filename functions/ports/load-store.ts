import type { LoadAsk } from '../domain/load/load-task.ts';
import type { LoadEvent } from '../domain/load/load-events.ts';
import type { LoadStatus } from '../domain/load/load-states.ts';
import type { Load } from '../domain/load/load.ts';
import type { Instant } from '../domain/instant.ts';
import type { CommitResult, Page } from './order-store.ts';

/** A load as it is stored: the fold of its events, and how far we are in asking and telling. */
export interface StoredLoad {
  readonly load: Load;
  readonly asks: readonly LoadAsk[];
  /** Every consignment was told what happened up to this version. */
  readonly told: number;
  /** Optimistic lock: grows by one with every write, also with those that add no event. */
  readonly revision: number;
}

/** The load that a lane has open, or had last. */
export interface LaneRecord {
  readonly lane: string;
  readonly loadId: string;
  /** Counts the lane's loads, and its writes. */
  readonly number: number;
}

/** The load that a consignment joined last; whether it is still in it, the load knows. */
export interface LoadMember {
  readonly consignmentId: string;
  readonly loadId: string;
  /** Counts how often it joined. */
  readonly version: number;
}

/**
 * One all-or-nothing write. Each record is written only when the stored one is its predecessor:
 * the load's revision, the lane's number and the member's version are one less (absent for 1).
 * Events are append-only: an existing version is a conflict.
 */
export interface LoadChange {
  readonly stored: StoredLoad;
  /** When the sweep must look at it next; absent when nothing is due. */
  readonly due?: Instant;
  readonly events: readonly LoadEvent[];
  readonly lane?: LaneRecord;
  readonly member?: LoadMember;
}

export interface LoadFilter {
  readonly merchantId: string;
  readonly status?: LoadStatus;
  readonly limit: number;
  readonly cursor?: string;
}

/** Loads and who is in which. Strongly consistent by key. */
export interface LoadStore {
  load(loadId: string): Promise<StoredLoad | undefined>;
  events(loadId: string): Promise<readonly LoadEvent[]>;
  lane(lane: string): Promise<LaneRecord | undefined>;
  member(consignmentId: string): Promise<LoadMember | undefined>;
  commit(change: LoadChange): Promise<CommitResult>;
  /** Loads whose `due` has come, oldest first. */
  due(now: Instant, limit: number): Promise<readonly string[]>;
  /** Newest first. */
  list(filter: LoadFilter): Promise<Page<Load>>;
}
