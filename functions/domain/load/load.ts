import type { Instant } from '../instant.ts';
import type { TradeModeName } from '../trade/trade-modes.ts';
import type { LoadKind } from './load-kinds.ts';
import type { LoadAskName } from './load-ask-names.ts';
import type { LoadDocument, LoadDocumentKind } from './load-documents.ts';
import type { LoadStatus } from './load-states.ts';

/** What parcels must share to travel together. One load is open per lane. */
export interface LoadLane {
  readonly merchantId: string;
  readonly warehouseId: string;
  readonly carrierId: string;
  readonly mode: TradeModeName;
  readonly kind: LoadKind;
  /** ISO 3166-1 alpha-2. */
  readonly destination: string;
  /** Of an export: its district has it arrive at the site (507) released; absent: before that. */
  readonly exportArrival?: 'after-release';
}

/** Where a parcel is in its load: the bag, its seal and the pallet that the bag is on, by their numbers. */
export interface PackedIn {
  readonly bag: string;
  readonly bagSeal?: string;
  readonly pallet?: string;
}

/** One parcel of a load. The list number is known once customs gave one. */
export interface LoadEntry {
  readonly consignmentId: string;
  readonly waybillNumber: string;
  readonly listNumber?: string;
  readonly weightGrams: number;
  readonly joinedAt: Instant;
  /** An earlier load brought it to customs' site and had to leave it there: it passes no gate again. */
  readonly atSite?: true;
  /** As the warehouse told when it let the load out. */
  readonly packedIn?: PackedIn;
}

/** A parcel that was in the load and is not any more. */
export interface LeftEntry {
  readonly consignmentId: string;
  readonly reason: string;
}

/** What the carrier booked. `trafficMode` is CEB `trafMode`; `plate` the vehicle's that fetches it. */
export interface LoadBooking {
  readonly masterBill: string;
  readonly voyage: string;
  readonly vessel: string;
  readonly trafficMode: string;
  readonly plate: string;
  readonly departsAt: Instant;
}

/** The gate pass (核放单) that a load left a zone with, and what it names, as the warehouse told it. */
export interface LoadGatePass {
  readonly number: string;
  readonly plate: string;
  readonly seal: string;
  /** The released lists that it lets out. */
  readonly listNumbers: readonly string[];
}

/** A partner said no to an ask, and nobody asked again yet. */
export interface LoadRefusal {
  readonly code: string;
  readonly message: string;
  readonly at: Instant;
}

/**
 * What moves as one unit: the projection of its events. Never written but through `foldLoadEvent`;
 * `version` counts the events.
 */
export interface Load extends LoadLane {
  readonly loadId: string;
  /** Counts the loads of the lane. */
  readonly number: number;
  readonly customsId: string;
  /** Customs district, four digits. */
  readonly customsCode: string;
  readonly version: number;
  readonly status: LoadStatus;
  readonly openedAt: Instant;
  readonly updatedAt: Instant;
  /** When it closes if nobody closes it before; counts from the first parcel. */
  readonly closesAt: Instant;
  readonly entries: readonly LoadEntry[];
  readonly left: readonly LeftEntry[];
  readonly closedAt?: Instant;
  readonly seal?: string;
  readonly booking?: LoadBooking;
  readonly gatedOutAt?: Instant;
  /** The plate that the warehouse saw at the gate. */
  readonly plate?: string;
  /** Of the pass that customs issued for what is in it now; void once a parcel is taken out. */
  readonly gatePassNumber?: string;
  /** Absent where the gate asks for none. */
  readonly gatePass?: LoadGatePass;
  readonly listsReleasedAt?: Instant;
  readonly departedAt?: Instant;
  readonly departedFrom?: string;
  readonly arrivedAt?: Instant;
  readonly arrivedIn?: string;
  readonly documents: { readonly [Kind in LoadDocumentKind]?: LoadDocument };
  readonly refused: { readonly [Ask in LoadAskName]?: LoadRefusal };
  /** Number of the current request of each ask; 1 where absent. Grows when an operator asks again. */
  readonly requests: { readonly [Ask in LoadAskName]?: number };
  /** Version of the last event that its consignments must hear of. */
  readonly newsVersion: number;
}
