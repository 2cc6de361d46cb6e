import type { Instant } from '../instant.ts';
import type { TradeModeName } from '../trade/trade-modes.ts';
import type { Address, Identity, OrderLine, OrderTotals, PaymentReference } from './order.ts';

/**
 * An order as a channel tells it, already in canonical words but without ids of ours. Sums hold:
 * `goods = Σ line totals`, `paid = goods + freight + insurance + tax − discount`.
 */
export interface IncomingOrder {
  readonly channelOrderId: string;
  readonly displayNumber: string;
  readonly placedAt: Instant;
  /** The sender's version; a later one is newer. */
  readonly sourceUpdatedAt: Instant;
  readonly test: boolean;
  readonly paid: boolean;
  readonly cancelled?: { readonly reason: string };
  /** The trade mode the merchant asks for; planning chooses when it is absent. */
  readonly requestedMode?: TradeModeName;
  readonly buyer: { readonly name?: string; readonly registration?: string };
  readonly identity: Identity;
  readonly shipTo: Address;
  readonly lines: readonly OrderLine[];
  readonly totals: OrderTotals;
  readonly payment: PaymentReference;
}
