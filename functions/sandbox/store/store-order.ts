import type { Transaction } from '../payment-firm.ts';

/** One webhook of a store, not signed yet. */
export interface StoreWebhook {
  readonly topic: string;
  /** Headers of the store's own; the signature and ids come on sending. */
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** An order as a store has it, whatever marketplace it is of. */
export interface StoreOrder {
  /** The number under which partners and customs will know it. */
  readonly orderNumber: string;
  /** Further numbers of the same order. */
  readonly otherNumbers: readonly string[];
  readonly displayNumber: string;
  readonly channelOrderId: string;
  readonly created: StoreWebhook;
  readonly paid: StoreWebhook;
  /** @param at business milliseconds */
  readonly cancelled: (at: number) => StoreWebhook;
  /** The payment that was made for it, this many fen short; undefined when none is known. */
  readonly transaction: (platformCode: string, short: number) => Transaction | undefined;
}
