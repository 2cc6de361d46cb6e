import type { LandedCost } from '../destinations/landed-cost.ts';
import type { Registrations } from '../destinations/registrations.ts';
import type { Instant } from '../instant.ts';
import type { LoadKind } from '../load/load-kinds.ts';
import type { Money } from '../money/money.ts';
import type { Quantity } from '../money/quantity.ts';
import type { LimitKind } from '../tax/limit-account.ts';
import type { ImportTaxes } from '../tax/taxes-of.ts';
import type { Address, IdentitySummary, OrderTotals, PaymentReference } from '../order/order.ts';
import type { ShipPromise } from '../order/promise.ts';
import type { LoadStatus } from '../load/load-states.ts';
import type { CountedArticle } from '../stock/count-differences.ts';
import type { DocumentKind } from '../trade/documents.ts';
import type { Goods } from '../trade/catalogue-item.ts';
import type { Parties } from '../trade/parties.ts';
import type { Screening } from '../screening/hits.ts';
import type { TradeModeName } from '../trade/trade-modes.ts';
import type { TrackingStatus } from '../tracking/tracking-status.ts';
import type { ConsignmentStatus } from './consignment-states.ts';
import type { AskName } from './ask-names.ts';
import type { HoldReason } from './holds.ts';
import type { PreAdvice } from './pre-advice-answer.ts';
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
  /** As computed at planning. */
  readonly tax?: ImportTaxes;
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
  /** SHA-256 of the message we sent; absent while it waits for its signature, and when another party files. */
  readonly hash?: string;
  /** When it was signed, and the guid of the message where it shares one with others. */
  readonly signedAt?: Instant;
  readonly batch?: string;
  /** CEB `appTime` it was built with: that of the next version is later. */
  readonly appTime?: string;
  readonly receipts: readonly Receipt[];
  /** Receipts of the versions before, which partners may repeat. */
  readonly earlierReceipts?: readonly Receipt[];
  /** First 120 or 399. */
  readonly acceptedAt?: Instant;
  /** Refused and taken up again by an operator, or never arrived: this version counts no more. */
  readonly superseded?: boolean;
  /** It amends an earlier version that customs has. */
  readonly amends?: boolean;
  /** Corrected after it was filed, and before customs answered: it is amended once they did. */
  readonly outdated?: boolean;
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
  /** The carrier's code of why it stands still, e.g. why import customs keeps it. */
  readonly reason?: string;
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
  /** What else stands on it; absent on records of before it was told. */
  readonly freight?: Money;
  readonly insurance?: Money;
  readonly parcels?: number;
  /** Gross, 10⁻⁵ kg. */
  readonly weight?: Quantity;
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

/** A line of the stock ledger before and after what left or entered it. Quantities in 10⁻⁵ of `unit`. */
export interface BookPosting {
  readonly lineId: string;
  readonly accountBook: string;
  readonly bookItem: string;
  readonly unit: string;
  readonly quantity: Quantity;
  readonly before: Quantity;
  readonly after: Quantity;
}

/**
 * A general declaration (报关单) that stands in for the list: a broker files it, we record it.
 * `because`: why the list will not do.
 */
export interface GeneralDeclaration {
  readonly because: string;
  /** 18 digits. */
  readonly number?: string;
  /** `YYYY-MM-DD`. */
  readonly releasedOn?: string;
}

/** A sum that the carrier laid out, or took of the buyer, at the border. */
export interface BorderCharge {
  readonly charge: 'import-vat' | 'duty' | 'fee';
  readonly amount: Money;
  readonly chargedAt: Instant;
}

/** The load a parcel travels in, as far as it was told. */
export interface TravelsIn {
  readonly loadId: string;
  readonly status: LoadStatus;
  /** When the load reached each status. */
  readonly reached: { readonly [Status in LoadStatus]?: Instant };
  readonly masterBill?: string;
  readonly voyage?: string;
  readonly vessel?: string;
  /** CEB `trafMode`. */
  readonly trafficMode?: string;
}

/** What the warehouse at the end of the way counted, in sales items per SKU. */
export interface GoodsReceipt {
  readonly at: Instant;
  readonly lines: readonly CountedArticle[];
  /** Entered in the stock of the receiving warehouse. */
  readonly putAwayAt?: Instant;
}

/**
 * What it takes of a limit. `exhausted`: it would go beyond and was not drawn. `overruled`: an operator
 * goes on all the same, and customs decides.
 */
export interface LimitTaken {
  readonly state: 'drawn' | 'exhausted' | 'overruled' | 'restored';
  /** The calendar year, or the guarantor's code. */
  readonly of: string;
  readonly amount: Money;
  /** What is left beside it; absent where there is no limit. */
  readonly left?: Money;
}

/** A tax bill of customs (816). `lines` are empty while only its status (818) is known. */
export interface TaxBill {
  readonly number: string;
  /** 1 made, 2 summed up, 3 void: only ever grows. */
  readonly status: '1' | '2' | '3';
  readonly at: Instant;
  readonly lines: readonly {
    /** From 1, as declared. */
    readonly line: number;
    readonly duty: Money;
    readonly consumptionTax: Money;
    readonly vat: Money;
  }[];
}

/** Waiting for an operator. `pointers` are the fields that may be fixed, as in the fix table. */
export interface Hold {
  readonly reason: HoldReason;
  readonly message: string;
  readonly pointers: readonly string[];
  readonly stage: Stage;
  readonly since: Instant;
}

/** What a hold says, before it is known where and since when. */
export type HoldContent = Pick<Hold, 'reason' | 'message' | 'pointers'>;

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
  /** ISO 3166-1 alpha-2 country that the parcel leaves from. */
  readonly departsFrom: string;
  /** What its load travels by; a flight where nothing says otherwise. */
  readonly travelsBy?: LoadKind;
  /** The warehouse that the goods go to, where they go to stock. */
  readonly receivingWarehouseId?: string;
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
  /** Where the seller is registered abroad, as far as the destination asks for it. */
  readonly registrations?: Registrations;
  /** The quote of the day it was planned: never reckoned anew. */
  readonly landedCost?: LandedCost;
  /** What its channel promised, of the order or by the channel's terms. */
  readonly promise?: ShipPromise;
  readonly limits?: { readonly [Kind in LimitKind]?: LimitTaken };
  readonly taxBills?: readonly TaxBill[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;

  readonly stockReserved: boolean;
  /** Lines that are not reserved yet, because the catalogue did not say where they are counted. */
  readonly unreserved?: readonly string[];
  readonly screening?: Screening;
  readonly warehouseAcceptedAt?: Instant;
  readonly legs: readonly Leg[];
  readonly paymentRecord?: PaymentRecord;
  readonly waybillRecord?: WaybillRecord;
  readonly preAdvice?: PreAdvice;
  /** What the carrier charged at the border, oldest first. */
  readonly charges?: readonly BorderCharge[];
  readonly match: readonly MatchResult[];
  /** Latest version of each kind; earlier versions stay in the events. */
  readonly documents: { readonly [Kind in DocumentKind]?: DocumentFacts };
  /** CEB `preNo` and `invtNo` of the accepted list. */
  readonly preNumber?: string;
  readonly listNumber?: string;
  readonly generalDeclaration?: GeneralDeclaration;
  readonly bookPostings: readonly BookPosting[];
  /** `confirmed`: an operator vouches for a weight outside tolerance. */
  readonly packed?: {
    readonly at: Instant;
    readonly weightGrams: number;
    readonly confirmed?: boolean;
  };
  readonly load?: TravelsIn;
  /** The load that it was taken out of last, and why, until it travels in another. */
  readonly leftLoad?: { readonly loadId: string; readonly reason: string; readonly at: Instant };
  readonly gatePass?: { readonly number: string; readonly at: Instant };
  readonly gatedOutAt?: Instant;
  readonly handedToCarrierAt?: Instant;
  readonly tracking: readonly TrackingEvent[];
  readonly trackingStatus: TrackingStatus;
  readonly deliveredAt?: Instant;
  readonly goodsReceipt?: GoodsReceipt;

  readonly hold?: Hold;
  /** Its channel holds it back. `overruled`: an operator let it go all the same. */
  readonly heldBack?: {
    readonly since: Instant;
    readonly reason: string;
    readonly overruled?: boolean;
  };
  /** When an operator last saw to a hold. */
  readonly attendedAt?: Instant;
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
    /** It makes room: its order is planned anew. */
    readonly replaced?: true;
  };
  readonly refusal?: { readonly code: string; readonly message: string; readonly at: Instant };
  /** It is to come back although it left the gate, and maybe reached its buyer. */
  readonly returnRequest?: { readonly requestedAt: Instant; readonly reason: string };
  /** How often a consignment that had come to its end was taken up again: names its execution. */
  readonly restarts?: number;
  readonly unwind: {
    readonly parcelStoppedAt?: Instant;
    readonly parcelTooLateAt?: Instant;
    /** The warehouse has the goods of a parcel that had left. */
    readonly parcelReturnedAt?: Instant;
    /** What the site counted of it, until it is to count anew. */
    readonly tally?: { readonly at: Instant; readonly lines: readonly CountedArticle[] };
    readonly stockReturnedAt?: Instant;
    readonly labelVoidedAt?: Instant;
    /** How many pieces of a line come back, by its id, where that is not all of it. */
    readonly returning?: { readonly [lineId: string]: number };
    /** Number of a return application that an operator filed by hand, because customs refused ours. */
    readonly returnApplication?: string;
  };
}
