import type { Transaction } from '../payment-firm.ts';
import type { Resource } from './shelf.ts';

/** One webhook of a store, not signed yet. */
export interface StoreWebhook {
  readonly topic: string;
  /** Headers of the store's own; the signature and ids come on sending. */
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
  /** The order as the store's API shows it from then on; absent where nobody asks for it. */
  readonly resource?: Resource;
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
  /** Lines as the store's Admin API names them, where it has one. */
  readonly lines?: readonly { readonly id: string; readonly quantity: number }[];
  /** @param at business milliseconds */
  readonly cancelled: (at: number) => StoreWebhook;
  /** Whether its fulfilment is held back, where the store tells of that. @param isHeld else it is let go */
  readonly held?: (isHeld: boolean) => StoreWebhook;
  /** The payment that was made for it, this many fen short; undefined when none is known. */
  readonly transaction: (platformCode: string, short: number) => Transaction | undefined;
  /** The payments of its sub-orders, where it has some. */
  readonly subTransactions?: (platformCode: string, short: number) => readonly Transaction[];
}
