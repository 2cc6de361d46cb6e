import type { Instant } from '../instant.ts';
import type { IdentitySummary } from '../order/order.ts';
import type { ShipPromise } from '../order/promise.ts';
import type { LimitKind } from '../tax/limit-account.ts';
import type { LoadStatus } from '../load/load-states.ts';
import type { CountedArticle } from '../stock/count-differences.ts';
import type { Screening, ScreeningClearance, SeenList } from '../screening/hits.ts';
import type { DocumentKind } from '../trade/documents.ts';
import type {
  BookPosting,
  BorderCharge,
  Consignment,
  GoodsReceipt,
  Hold,
  LimitTaken,
  MatchResult,
  PaymentRecord,
  TaxBill,
  TrackingEvent,
  WaybillRecord,
} from './consignment.ts';
import type { AskName } from './ask-names.ts';
import type { PreAdviceAnswer } from './pre-advice-answer.ts';
import type { Stage } from './stages.ts';

/** A consignment before its first event: everything planning decided. */
export type PlannedConsignment = Pick<
  Consignment,
  | 'consignmentId'
  | 'orderId'
  | 'merchantId'
  | 'channelId'
  | 'orderNumber'
  | 'displayNumber'
  | 'mode'
  | 'planReason'
  | 'warehouseId'
  | 'departsFrom'
  | 'travelsBy'
  | 'receivingWarehouseId'
  | 'generalDeclaration'
  | 'carrierId'
  | 'customsId'
  | 'parties'
  | 'shipTo'
  | 'buyerName'
  | 'buyerRegistration'
  | 'identity'
  | 'payment'
  | 'totals'
  | 'lines'
  | 'registrations'
  | 'landedCost'
  | 'promise'
  | 'limits'
  | 'unreserved'
>;

/** One corrected field. Sensitive values stay in the identity vault: then `value` is absent. */
export interface FieldChange {
  readonly field: string;
  readonly value?: string;
  readonly identity?: IdentitySummary;
}

/** Of whose limit how much was, or would be, taken, and what is left. */
export type TakenAmount = Omit<LimitTaken, 'state'>;

/** What can happen to a consignment. The fold of these is the consignment. */
export type ConsignmentFact =
  | { readonly type: 'planned'; readonly planned: PlannedConsignment }
  | { readonly type: 'stage-entered'; readonly stage: Stage; readonly visit: number }
  | {
      readonly type: 'stage-failed';
      readonly stage: Stage;
      readonly code: string;
      readonly message: string;
    }
  | { readonly type: 'stock-reserved' }
  | { readonly type: 'warehouse-accepted' }
  | {
      readonly type: 'ask-refused';
      readonly ask: AskName;
      /** The request that is refused, where the answer comes later and may come again. */
      readonly requestId?: string;
      readonly code: string;
      readonly message: string;
    }
  | { readonly type: 'waybill-drawn'; readonly waybillNumber: string }
  | { readonly type: 'payment-recorded'; readonly record: PaymentRecord }
  | {
      readonly type: 'waybill-declared';
      readonly kind: DocumentKind;
      readonly record: WaybillRecord;
    }
  | ({ readonly type: 'screened' } & Omit<Screening, 'at' | 'clearedHere' | 'lapsed'>)
  /** A newer list came than it was screened against. */
  | { readonly type: 'screening-lapsed'; readonly list: SeenList }
  | ({ readonly type: 'screening-cleared' } & ScreeningClearance)
  | ({ readonly type: 'pre-advised'; readonly requestId: string } & PreAdviceAnswer)
  | ({ readonly type: 'charged' } & BorderCharge)
  | { readonly type: 'documents-matched'; readonly results: readonly MatchResult[] }
  | {
      readonly type: 'document-filed';
      readonly kind: DocumentKind;
      /** Of the document; `version` is the event's own. */
      readonly documentVersion: number;
      readonly hash?: string;
      readonly appTime?: string;
    }
  | {
      /** The exact bytes stand: `hash` is theirs, `batch` the guid of a message that others share. */
      readonly type: 'document-signed';
      readonly kind: DocumentKind;
      readonly documentVersion: number;
      readonly hash: string;
      readonly batch?: string;
    }
  | { readonly type: 'filing-lost'; readonly kind: DocumentKind }
  | {
      readonly type: 'receipt-received';
      readonly kind: DocumentKind;
      readonly status: string;
      readonly receivedAt: Instant;
      readonly info: string;
      readonly preNumber?: string;
      readonly listNumber?: string;
    }
  | { readonly type: 'limit-drawn'; readonly limit: LimitKind; readonly taken: TakenAmount }
  | { readonly type: 'limit-exhausted'; readonly limit: LimitKind; readonly taken: TakenAmount }
  | { readonly type: 'limits-restored'; readonly limits: readonly LimitKind[] }
  | { readonly type: 'tax-billed'; readonly bill: TaxBill }
  | { readonly type: 'book-written-off'; readonly postings: readonly BookPosting[] }
  | { readonly type: 'parcel-packed'; readonly weightGrams: number }
  | { readonly type: 'gate-pass-issued'; readonly number: string }
  | { readonly type: 'gated-out'; readonly gatePassNumber?: string }
  | { readonly type: 'tracked'; readonly event: TrackingEvent }
  | { readonly type: 'load-joined'; readonly loadId: string }
  | { readonly type: 'load-left'; readonly loadId: string; readonly reason: string }
  | {
      readonly type: 'load-booked';
      readonly loadId: string;
      readonly masterBill: string;
      readonly voyage: string;
      readonly vessel: string;
      readonly trafficMode: string;
    }
  | {
      readonly type: 'load-moved';
      readonly loadId: string;
      readonly status: LoadStatus;
      readonly movedAt: Instant;
    }
  | { readonly type: 'goods-received'; readonly lines: GoodsReceipt['lines'] }
  | { readonly type: 'stock-put-away'; readonly postings: readonly BookPosting[] }
  | { readonly type: 'held'; readonly hold: Hold }
  | {
      readonly type: 'fixed';
      readonly changes: readonly FieldChange[];
      readonly by: string;
      /** The operator's words for whoever reads the trail later. */
      readonly note?: string;
    }
  | { readonly type: 'resumed'; readonly stage: Stage; readonly by: string }
  /** Its channel wants it shipped by another time than it did. */
  | { readonly type: 'promise-moved'; readonly promise: ShipPromise }
  /** Its channel wants it held back, or lets it go. */
  | { readonly type: 'held-back'; readonly reason: string }
  | { readonly type: 'let-go' }
  | {
      readonly type: 'cancel-requested';
      readonly reason: string;
      readonly by: string;
      readonly replaced?: true;
    }
  | { readonly type: 'cancel-answered'; readonly answer: 'accepted' | 'too-late' }
  | { readonly type: 'return-requested'; readonly reason: string; readonly by: string }
  | { readonly type: 'parcel-returned' }
  | {
      readonly type: 'parcel-tallied';
      /** The request that the count answers: one of an earlier request says nothing any more. */
      readonly requestId: string;
      readonly lines: readonly CountedArticle[];
    }
  | { readonly type: 'parcel-stopped' }
  | { readonly type: 'parcel-too-late' }
  | { readonly type: 'stock-returned'; readonly postings: readonly BookPosting[] }
  | { readonly type: 'label-voided' }
  | {
      readonly type: 'ended';
      readonly status: 'delivered' | 'cancelled' | 'returned' | 'written-off';
    };

/**
 * A fact with its place in the trail. `version` counts from 1 without gaps per consignment; `at`
 * is business time; `messageId` is the partner's message it came from, if any.
 */
export type ConsignmentEvent = ConsignmentFact & {
  readonly consignmentId: string;
  readonly version: number;
  readonly at: Instant;
  readonly messageId?: string;
};
