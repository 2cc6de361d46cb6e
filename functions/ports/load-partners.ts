import type { LoadDocumentKind } from '../domain/load/load-documents.ts';
import type { LoadFact } from '../domain/load/load-events.ts';
import type { Load } from '../domain/load/load.ts';

/** What a call about a load comes back with; the kinds are those of `AskResult`. */
export type LoadAskResult =
  | { readonly kind: 'answered'; readonly facts: readonly LoadFact[] }
  | { readonly kind: 'asked' }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'transient'; readonly reason: string; readonly retryAfterSeconds?: number };

/** Everything a partner adapter may look at for one ask. `requestId` is the idempotency key. */
export interface LoadAskInput {
  readonly load: Load;
  readonly requestId: string;
}

/** A partner's message about a load, understood. */
export interface LoadAnswer {
  readonly messageId: string;
  readonly loadId: string;
  readonly facts: readonly LoadFact[];
}

/** What warehouses do for loads. */
export interface LoadWarehouse {
  requestLoadGateOut(input: LoadAskInput): Promise<LoadAskResult>;
  /** What happened to this load so far: finds lost answers. */
  queryLoad(load: Load): Promise<LoadAskResult>;
}

/** What carriers do for loads. They declare as themselves, and play the supervised site (711). */
export interface LoadCarrier {
  bookLoad(input: LoadAskInput): Promise<LoadAskResult>;
  declareLoad(input: LoadAskInput & { readonly kind: LoadDocumentKind }): Promise<LoadAskResult>;
  queryLoad(load: Load): Promise<LoadAskResult>;
}

/** What customs does for loads, and tells of them. */
export interface LoadCustoms {
  /** The pass (核放单) that lets a load of released lists out of a bonded zone. */
  requestLoadGatePass(input: LoadAskInput): Promise<LoadAskResult>;
  /** Receipts of this load's documents so far: finds lost ones. */
  queryLoad(load: Load): Promise<LoadAskResult>;
}
