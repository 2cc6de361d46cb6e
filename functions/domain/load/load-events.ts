import type { Instant } from '../instant.ts';
import type { LoadAskName } from './load-ask-names.ts';
import type { LoadDocumentKind } from './load-documents.ts';
import type { PackedParcel } from './packing.ts';
import type { LeftEntry, Load, LoadBooking, LoadEntry, LoadGatePass } from './load.ts';

/** Why a load closed. */
export type ClosedBecause = 'time' | 'full' | 'operator';

/** A load before its first event. */
export type PlannedLoad = Pick<
  Load,
  | 'loadId'
  | 'number'
  | 'kind'
  | 'merchantId'
  | 'warehouseId'
  | 'carrierId'
  | 'customsId'
  | 'customsCode'
  | 'mode'
  | 'destination'
  | 'exportArrival'
>;

/** What can happen to a load. The fold of these is the load. */
export type LoadFact =
  | { readonly type: 'opened'; readonly planned: PlannedLoad }
  | { readonly type: 'joined'; readonly entry: LoadEntry }
  | {
      readonly type: 'left';
      readonly consignmentId: string;
      readonly reason: string;
      /** The operator who took it out, if one did. */
      readonly by?: string;
    }
  /** Past the gate, and not travelling on: it stays at customs' site, and no later document names it. */
  | { readonly type: 'stayed-behind'; readonly consignmentId: string; readonly reason: string }
  | {
      readonly type: 'closed';
      readonly because: ClosedBecause;
      readonly by?: string;
      readonly seal: string;
      /** What travels, with the list numbers and weights of this moment. */
      readonly entries: readonly LoadEntry[];
      readonly takenOut: readonly LeftEntry[];
    }
  | {
      readonly type: 'ask-refused';
      readonly ask: LoadAskName;
      readonly requestId: string;
      readonly code: string;
      readonly message: string;
    }
  | { readonly type: 'booked'; readonly booking: LoadBooking }
  | { readonly type: 'gate-pass-issued'; readonly number: string }
  | {
      readonly type: 'gated-out';
      readonly occurredAt: Instant;
      readonly plate: string;
      readonly gatePass?: LoadGatePass;
      /** How it is packed, as told; see `packed` for what of it counts. */
      readonly packing?: readonly PackedParcel[];
    }
  | {
      readonly type: 'declaration-asked';
      readonly kind: LoadDocumentKind;
      readonly documentVersion: number;
    }
  | {
      readonly type: 'receipt-received';
      readonly kind: LoadDocumentKind;
      readonly status: string;
      readonly receivedAt: Instant;
      readonly info: string;
    }
  | { readonly type: 'lists-released' }
  | { readonly type: 'departed'; readonly occurredAt: Instant; readonly place?: string }
  | { readonly type: 'arrived'; readonly occurredAt: Instant; readonly place?: string }
  | { readonly type: 'asked-again'; readonly by: string; readonly note?: string };

/**
 * A fact with its place in the trail. `version` counts from 1 without gaps per load; `at` is
 * business time; `messageId` is the partner's message it came from, if any.
 */
export type LoadEvent = LoadFact & {
  readonly loadId: string;
  readonly version: number;
  readonly at: Instant;
  readonly messageId?: string;
};
