import type { ConsignmentFact } from '../domain/consignment/consignment-events.ts';
import type { Consignment } from '../domain/consignment/consignment.ts';
import type { DocumentKind } from '../domain/trade/documents.ts';
import type { Identity } from '../domain/order/order.ts';
import type { LoadCarrier, LoadCustoms, LoadWarehouse } from './load-partners.ts';
import type { SummaryCustoms } from './summary-partners.ts';

/** A message as it came, to be kept because it may have to be shown: a receipt of customs. */
export interface KeptMessage {
  /** Its code, e.g. 622. */
  readonly message: string;
  /** The exact bytes, envelope and all. */
  readonly body: Uint8Array;
}

/** Facts that one message tells, and the message itself where it must be kept. */
export interface Statement {
  readonly facts: readonly ConsignmentFact[];
  readonly kept?: KeptMessage;
}

/**
 * What a call to a partner comes back with. `answered`: facts at once; `statements` are those of
 * them that came in messages to be kept. `asked`: the answer comes
 * later as a message of its own. `refused`: the partner understood and said no. `transient`: ask
 * again, not before `retryAfterSeconds` (wall time) if given.
 */
export type AskResult =
  | {
      readonly kind: 'answered';
      readonly facts: readonly ConsignmentFact[];
      readonly statements?: readonly Statement[];
    }
  | { readonly kind: 'asked' }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'transient'; readonly reason: string; readonly retryAfterSeconds?: number };

/** Everything a partner adapter may look at for one ask. `requestId` is the idempotency key. */
export interface AskInput {
  readonly consignment: Consignment;
  readonly requestId: string;
}

/** A partner's message, understood: whom it is about and what it says. */
export interface PartnerAnswer extends Statement {
  readonly messageId: string;
  readonly about:
    | { readonly consignmentId: string }
    | {
        readonly kind: 'payment' | 'waybill' | 'order-number' | 'list-number';
        readonly value: string;
      };
}

/** Customs could not read a message that several documents share (900): which of them is why, nobody knows. */
export interface UnreadMessage {
  readonly messageId: string;
  /** The guid of the message of ours. */
  readonly batch: string;
  readonly status: string;
  readonly info: string;
}

/** What a warehouse says of one of our parcels when asked. */
export interface WarehouseParcel {
  readonly consignmentId: string;
  readonly gatedOut: boolean;
}

/** Stock on hand by account-book line, in sales pieces. */
export interface StockCount {
  readonly accountBook: string;
  readonly bookItem: string;
  readonly onHand: number;
}

/** Bonded warehouse (WMS). Acts once per request id. */
export interface Warehouse extends LoadWarehouse {
  requestFulfilment(input: AskInput): Promise<AskResult>;
  requestPick(input: AskInput): Promise<AskResult>;
  requestGateOut(input: AskInput): Promise<AskResult>;
  requestStop(input: AskInput): Promise<AskResult>;
  /** Announces a parcel that comes back after it left. */
  requestReturn(input: AskInput): Promise<AskResult>;
  /** Has the site that took a returned export in count it and file its tally (215). */
  requestTally(input: AskInput): Promise<AskResult>;
  /** What happened to this parcel so far: finds lost answers. */
  query(consignment: Consignment): Promise<AskResult>;
  parcels(warehouseId: string): Promise<readonly WarehouseParcel[]>;
  stock(warehouseId: string): Promise<readonly StockCount[]>;
}

/** Carrier and logistics firm. Draws the waybill, files 511 / 505 as itself, scans, delivers. */
export interface Carrier extends LoadCarrier {
  drawWaybill(input: AskInput): Promise<AskResult>;
  declareWaybill(
    input: AskInput & { readonly kind: DocumentKind; readonly identity: Identity },
  ): Promise<AskResult>;
  /** Tells the destination's data set before the parcel departs; itself, or through its broker. */
  preAdvise(input: AskInput & { readonly identity: Identity }): Promise<AskResult>;
  voidWaybill(input: AskInput): Promise<AskResult>;
  query(consignment: Consignment): Promise<AskResult>;
}

/** Payment firm. Files 411 as itself. */
export interface PaymentFirm {
  paymentRecord(input: AskInput): Promise<AskResult>;
  declarePayment(input: AskInput): Promise<AskResult>;
}

/** What customs holds of a list and of an account-book line, when asked. */
export interface CustomsListStatus {
  readonly copNumber: string;
  readonly status: string;
  readonly listNumber?: string;
}
export interface CustomsBookBalance {
  readonly accountBook: string;
  readonly bookItem: string;
  /** Decimal string in the book's unit. */
  readonly quantity: string;
}

/** Customs, through the e-port's message terminal. Takes signed bytes; answers with receipts. */
export interface CustomsGateway extends LoadCustoms, SummaryCustoms {
  file(customsId: string, message: Uint8Array): Promise<AskResult>;
  requestGatePass(input: AskInput): Promise<AskResult>;
  /** Receipts of this consignment so far: finds lost ones. */
  query(consignment: Consignment): Promise<AskResult>;
  lists(customsId: string, accountBook: string): Promise<readonly CustomsListStatus[]>;
  bookBalances(customsId: string, accountBook: string): Promise<readonly CustomsBookBalance[]>;
}
