import type { Instant } from '../instant.ts';
import type { Money } from '../money/money.ts';
import type { ShipPromise } from './promise.ts';
import type { TradeModeName } from '../trade/trade-modes.ts';

/** Where a parcel goes. `country` is ISO 3166-1 alpha-2. Telephones live in `Identity`, not here. */
export interface Address {
  readonly name: string;
  readonly country: string;
  readonly province?: string;
  readonly city: string;
  readonly district?: string;
  readonly street: string;
  readonly postcode?: string;
}

/** One line as sold; `quantity` counts sales items, `total` = price × quantity before order discounts. */
export interface OrderLine {
  readonly lineId: string;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly price: Money;
  readonly total: Money;
}

/** Money of the whole order, one currency: `paid = goods + freight + insurance + tax − discount`. */
export interface OrderTotals {
  readonly goods: Money;
  readonly freight: Money;
  readonly insurance: Money;
  readonly tax: Money;
  readonly discount: Money;
  readonly paid: Money;
}

/** How the buyer paid: which payment firm (partner id) and its transaction number. */
export interface PaymentReference {
  readonly paymentFirmId?: string;
  readonly transactionId?: string;
}

/**
 * A part of an import that its platform sold as an order of its own, should it have to go apart:
 * with a number, totals and a payment of its own. All of them together are exactly the order.
 */
export interface SubOrder {
  readonly number: string;
  readonly quantities: readonly { readonly lineId: string; readonly quantity: number }[];
  readonly totals: OrderTotals;
  /** At the payment firm of the order, by the payer of the order. */
  readonly payment: { readonly transactionId: string; readonly amount: Money };
}

/**
 * Identity numbers and telephones of one order. Kept sealed in the identity vault; nothing else
 * of the project stores, logs or returns these values.
 */
export interface Identity {
  readonly buyerIdNumber?: string;
  readonly buyerTelephone?: string;
  readonly payerName?: string;
  readonly payerIdNumber?: string;
  readonly consigneeTelephone?: string;
  readonly personalCustomsCode?: string;
}

/** What may be shown of an identity: which values are there, and their last four characters. */
export type IdentitySummary = { readonly [Key in keyof Identity]?: string };

/** The canonical order, whatever marketplace or store it came from. */
export interface Order {
  readonly orderId: string;
  readonly merchantId: string;
  readonly channelId: string;
  readonly account: string;
  readonly channelOrderId: string;
  readonly displayNumber: string;
  readonly placedAt: Instant;
  /** The sender's own version of the order, ever increasing: an older one never overwrites a newer one. */
  readonly sourceUpdatedAt: Instant;
  readonly receivedAt: Instant;
  readonly test: boolean;
  readonly paid: boolean;
  readonly buyerName?: string;
  readonly buyerRegistration?: string;
  readonly shipTo: Address;
  readonly lines: readonly OrderLine[];
  readonly totals: OrderTotals;
  readonly payment: PaymentReference;
  /** What it goes as where no single warehouse may send all of it; imports only. */
  readonly subOrders?: readonly SubOrder[];
  readonly identity: IdentitySummary;
  readonly requestedMode?: TradeModeName;
  /** The merchant's warehouse that the goods are to be stocked in, for a mode that ends there. */
  readonly receivingWarehouseId?: string;
  /** Until when its channel wants it shipped, where it said so. */
  readonly promise?: ShipPromise;
  readonly cancel?: { readonly requestedAt: Instant; readonly reason: string };
  /** The channel holds it back: it starts when a newer version, or its merchant, releases it. */
  readonly hold?: { readonly since: Instant; readonly reason: string };
  /** The sender's version of its hold, where that is not the order's: an older one says nothing. */
  readonly holdUpdatedAt?: Instant;
  /**
   * The newest version heard of, where the content is not its own: the order was planned before it
   * came, or its merchant took quantities out of it since.
   */
  readonly heardUpdatedAt?: Instant;
  /** Versions that were ready to start and were replaced before they were planned. */
  readonly superseded?: SupersededVersions;
  /** What was asked for since it is planned, and the answers, oldest first. */
  readonly changes?: readonly OrderChange[];
  /** What it is planned anew by, once the parcels that it has are back. */
  readonly nextContent?: OrderContent;
  /** Hash of the payload this version came from: two payloads with one version are a case. */
  readonly payloadHash: string;
  readonly consignmentIds: readonly string[];
  /** Parcels that were taken back because the order was planned anew, oldest first. */
  readonly formerConsignmentIds?: readonly string[];
  readonly status: OrderStatus;
  /** Why a refused order has no legal route: told again to whoever posts it again. */
  readonly refusal?: { readonly code: string; readonly message: string; readonly at: Instant };
  readonly version: number;
}

/** What one version of an order says of it: what it is planned by. */
export type OrderContent = Pick<
  Order,
  | 'sourceUpdatedAt'
  | 'heardUpdatedAt'
  | 'payloadHash'
  | 'identity'
  | 'shipTo'
  | 'lines'
  | 'totals'
  | 'subOrders'
  | 'promise'
  | 'requestedMode'
  | 'receivingWarehouseId'
  | 'payment'
  | 'buyerName'
  | 'buyerRegistration'
>;

/** How many versions gave way to newer ones, and every line that one of them had. */
export interface SupersededVersions {
  readonly versions: number;
  readonly lineIds: readonly string[];
}

/** Of a planned order: its address, its lines or totals, or that it is held back. */
export type ChangedPart = 'address' | 'lines' | 'hold';

/** A change that came when the order was planned already, and how it was answered. */
export interface OrderChange {
  /** Number within the order, from 1. */
  readonly number: number;
  readonly at: Instant;
  readonly parts: readonly ChangedPart[];
  /**
   * `accepted`: the parcel goes by it. `too-late`: it goes its way as it was planned. `return`: it has
   * left and can be taken back. `underway`: its parcels are being taken back, to plan the order anew;
   * told to nobody, one of the others comes after it.
   */
  readonly answer: ChangeAnswer | 'underway';
  readonly reason: string;
  /** When it was answered, where that was later than it came. */
  readonly answeredAt?: Instant;
}

/** How a change of a planned order is answered for good. */
export type ChangeAnswer = 'accepted' | 'too-late' | 'return';

/**
 * `received`: known, not yet paid or held back. `planned`: its consignments run. `refused`: no legal route, a
 * case says why. `test`: kept, never fulfilled.
 */
export type OrderStatus = 'received' | 'planned' | 'refused' | 'cancelled' | 'test';
