import type { Instant } from '../instant.ts';
import type { TradeModeName } from '../trade/trade-modes.ts';
import type { ShipPromise } from './promise.ts';
import type {
  Address,
  Identity,
  OrderLine,
  OrderTotals,
  PaymentReference,
  SubOrder,
} from './order.ts';

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
  /** Whether the channel holds it back in this version; absent where the channel says nothing of that. */
  readonly hold?: { readonly reason: string } | 'none';
  /** The sender's version of the hold, where it is not that of the order. */
  readonly holdUpdatedAt?: Instant;
  /** Until when the channel wants it shipped, where it says so. */
  readonly promise?: ShipPromise;
  /** The trade mode the merchant asks for; planning chooses when it is absent. */
  readonly requestedMode?: TradeModeName;
  /** The merchant's warehouse that the goods are to be stocked in, for a mode that ends there. */
  readonly receivingWarehouseId?: string;
  readonly buyer: { readonly name?: string; readonly registration?: string };
  readonly identity: Identity;
  readonly shipTo: Address;
  readonly lines: readonly OrderLine[];
  readonly totals: OrderTotals;
  readonly payment: PaymentReference;
  /** Exactly the order, divided; see `wrongSubOrders`. */
  readonly subOrders?: readonly SubOrder[];
}
