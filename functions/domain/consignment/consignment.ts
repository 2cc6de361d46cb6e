import type { Instant } from '../instant.ts';
import type { Money } from '../money/money.ts';
import type { Quantity } from '../money/quantity.ts';
import type { Address, IdentitySummary, OrderTotals, PaymentReference } from '../order/order.ts';
import type { DocumentKind } from '../trade/documents.ts';
import type { Goods } from '../trade/catalogue-item.ts';
import type { Parties } from '../trade/parties.ts';
import type { TradeModeName } from '../trade/trade-modes.ts';
import type { TrackingStatus } from '../tracking/tracking-status.ts';
import type { ConsignmentStatus } from './consignment-states.ts';
import type { AskName } from './ask-names.ts';
import type { HoldReason } from './holds.ts';
import type { Stage } from './stages.ts';

/** One line of a consignment with the goods data it is declared with. */
export interface ConsignmentLine {
  readonly lineId: string;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly price: Money;
  readonly total: Money;
  readonly goods: Goods;
  readonly tax?: { readonly consumptionTax: Money; readonly vat: Money };
}

/** One answer of customs to a document; `status` is the CEB `returnStatus`. */
export interface Receipt {
  readonly status: string;
  readonly at: Instant;
  readonly info: string;
}

/** What is known of one version of one document. */
export interface DocumentFacts {
  readonly kind: DocumentKind;
  readonly version: number;
  /** When we filed it, or asked its responsible party to. */
  readonly filedAt: Instant;
  /** SHA-256 of the bytes we sent; absent when another party files. */
  readonly hash?: string;
  readonly receipts: readonly Receipt[];
  /** Receipts of the versions before, which partners may repeat. */
  readonly earlierReceipts?: readonly Receipt[];
  /** First 120 or 399. */
  readonly acceptedAt?: Instant;
  /** Refused and taken up again by an operator, or never arrived: this version counts no more. */
  readonly superseded?: boolean;
  /** First 800 (lists only). Never regresses. */
  readonly releasedAt?: Instant;
  readonly rejected?: { readonly status: string; readonly at: Instant; readonly info: string };
}

/** A scan or milestone of a leg, newest last. `code` is the carrier's own (EMSEVT for posts). */
export interface TrackingEvent {
  readonly code: string;
  readonly status: TrackingStatus;
  readonly at: Instant;
  readonly place?: string;
}

/** A part of the way under one waybill number. `declared`: the number on 505/511; `public`: told to the channel. */
export interface Leg {
  readonly carrierId: string;
  readonly waybillNumber: string;
  readonly declared: boolean;
  readonly public: boolean;
}

/** What the payment firm says it knows of a payment. */
export interface PaymentRecord {
  readonly transactionId: string;
  readonly orderNumber: string;
  readonly platformCode: string;
  readonly amountPaid: Money;
}

/** What the logistics firm says it declared (511 / 505). */
export interface WaybillRecord {
  readonly waybillNumber: string;
  readonly logisticsCode: string;
  readonly orderNumber: string;
  readonly consignee: string;
  readonly consigneeAddress: string;
  /** Keyed hash: compared, never shown. */
  readonly telephoneHash: string;
}

/** The result of one match rule. `left` and `right` name where each value stands and, unless personal, the value. */
export interface MatchResult {
  readonly rule: string;
  readonly title: string;
  readonly ok: boolean;
  readonly field: string;
  readonly left: string;
  readonly right: string;
}

/** An account-book line before and after the write-off (or its return). Quantities in 10⁻⁵ of `unit`. */
export interface BookPosting {
  readonly lineId: string;
  readonly accountBook: string;
  readonly bookItem: string;
  readonly unit: string;
  readonly quantity: Quantity;
  readonly before: Quantity;
  readonly after: Quantity;
}

/** Waiting for an operator. `pointers` are the fields that may be fixed, as in the fix table. */
export interface Hold {
  readonly reason: HoldReason;
  readonly message: string;
  readonly pointers: readonly string[];
  readonly stage: Stage;
  readonly since: Instant;
}

/**
 * One parcel under one declaration: the projection of its events. Never written but through
 * `foldEvent`; `version` counts the events.
 */
export interface Consignment {
  readonly consignmentId: string;
  readonly orderId: string;
  readonly merchantId: string;
  readonly channelId: string;
  readonly orderNumber: string;
  readonly displayNumber: string;
  readonly version: number;
  readonly status: ConsignmentStatus;
  readonly stage?: Stage;
  readonly mode: TradeModeName;
  /** Why planning chose this mode and warehouse, in words. */
  readonly planReason: string;
  readonly warehouseId: string;
  readonly carrierId: string;
  readonly customsId: string;
  readonly parties: Parties;
  readonly shipTo: Address;
  readonly buyerName?: string;
  readonly buyerRegistration?: string;
  readonly identity: IdentitySummary;
  readonly payment: PaymentReference;
  readonly totals: OrderTotals;
  readonly lines: readonly ConsignmentLine[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;

  readonly stockReserved: boolean;
  readonly warehouseAcceptedAt?: Instant;
  readonly legs: readonly Leg[];
  readonly paymentRecord?: PaymentRecord;
  readonly waybillRecord?: WaybillRecord;
  readonly match: readonly MatchResult[];
  /** Latest version of each kind; earlier versions stay in the events. */
  readonly documents: { readonly [Kind in DocumentKind]?: DocumentFacts };
  /** CEB `preNo` and `invtNo` of the accepted list. */
  readonly preNumber?: string;
  readonly listNumber?: string;
  readonly bookPostings: readonly BookPosting[];
  /** `confirmed`: an operator vouches for a weight outside tolerance. */
  readonly packed?: {
    readonly at: Instant;
    readonly weightGrams: number;
    readonly confirmed?: boolean;
  };
  readonly gatePass?: { readonly number: string; readonly at: Instant };
  readonly gatedOutAt?: Instant;
  readonly handedToCarrierAt?: Instant;
  readonly tracking: readonly TrackingEvent[];
  readonly trackingStatus: TrackingStatus;
  readonly deliveredAt?: Instant;

  readonly hold?: Hold;
  /** A partner said no to this ask and nobody put it right yet. */
  readonly refusedAsk?: {
    readonly ask: AskName;
    readonly code: string;
    readonly message: string;
  };
  /** How often each ask was refused: a later ask is a new request to the partner. */
  readonly refusals: { readonly [Ask in AskName]?: number };
  readonly cancel?: {
    readonly requestedAt: Instant;
    readonly reason: string;
    readonly answer?: 'accepted' | 'too-late';
  };
  readonly refusal?: { readonly code: string; readonly message: string; readonly at: Instant };
  readonly unwind: {
    readonly parcelStoppedAt?: Instant;
    readonly parcelTooLateAt?: Instant;
    readonly stockReturnedAt?: Instant;
    readonly labelVoidedAt?: Instant;
    /** Number of the return application (625/213) that an operator filed by hand. */
    readonly returnApplication?: string;
  };
}
