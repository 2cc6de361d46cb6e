import type { Instant } from '../instant.ts';
import type { Money } from '../money/money.ts';
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
  readonly identity: IdentitySummary;
  readonly requestedMode?: TradeModeName;
  readonly cancel?: { readonly requestedAt: Instant; readonly reason: string };
  /** Hash of the payload this version came from: two payloads with one version are a case. */
  readonly payloadHash: string;
  readonly consignmentIds: readonly string[];
  readonly status: OrderStatus;
  /** Why a refused order has no legal route: told again to whoever posts it again. */
  readonly refusal?: { readonly code: string; readonly message: string };
  readonly version: number;
}

/**
 * `received`: known, not yet paid. `planned`: its consignments run. `refused`: no legal route, a
 * case says why. `test`: kept, never fulfilled.
 */
export type OrderStatus = 'received' | 'planned' | 'refused' | 'cancelled' | 'test';
