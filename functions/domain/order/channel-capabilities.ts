import type { MarketplaceName } from './marketplace-name.ts';

/** What a channel may be told of an order or a parcel. */
export type Tellable =
  | 'accepted'
  | 'held'
  | 'shipped'
  | 'delivered'
  | 'cancelled'
  | 'cancel-refused'
  | 'order-refused'
  | 'order-cancelled'
  | 'change-answered';

/** What a family of channels can do, as far as we use it. */
export interface ChannelCapabilities {
  /**
   * How orders arrive: `orders` whole in signed webhooks, `names` in signed webhooks whose order is
   * fetched, `queue` as notifications in a queue of ours.
   */
  readonly pushes: 'orders' | 'names' | 'queue';
  /** Its API lists what changed in a while: lost messages are found. */
  readonly polls: boolean;
  /** What it is told through its own API. A canonical channel is told by events at its endpoint. */
  readonly tells: readonly Tellable[];
  /** It may hold an order back, which is then not dispatched. */
  readonly holds: boolean;
  /** Parcels of one order are told one by one, each with what is in it. */
  readonly packages: boolean;
  /** A part of an order that was cancelled is left out when the order is fetched. */
  readonly partialCancel: boolean;
  /** A refund counts as a cancellation. */
  readonly refunds: boolean;
  /** It tells a time by which parcels have to be on their way. */
  readonly shipBy: boolean;
  /** Its access tokens end, and are had anew for a refresh token. */
  readonly tokensEnd: boolean;
}

/** By family. Sources stand on the page of each marketplace in `docs/partners`. */
export const CHANNEL_CAPABILITIES: { readonly [Name in MarketplaceName]: ChannelCapabilities } = {
  canonical: {
    ...{ pushes: 'orders', polls: false, holds: true, packages: true },
    ...{ partialCancel: false, refunds: false, shipBy: true, tokensEnd: false },
    tells: [],
  },
  shopify: {
    ...{ pushes: 'orders', polls: true, holds: true, packages: true },
    ...{ partialCancel: true, refunds: false, shipBy: false, tokensEnd: false },
    tells: ['shipped', 'delivered', 'cancelled', 'order-cancelled', 'cancel-refused'],
  },
  woocommerce: {
    ...{ pushes: 'orders', polls: true, holds: true, packages: true },
    ...{ partialCancel: false, refunds: true, shipBy: false, tokensEnd: false },
    tells: [
      'shipped',
      'cancelled',
      'order-cancelled',
      'order-refused',
      'change-answered',
      'cancel-refused',
    ],
  },
  ebay: {
    ...{ pushes: 'names', polls: true, holds: false, packages: true },
    ...{ partialCancel: false, refunds: true, shipBy: true, tokensEnd: true },
    tells: ['shipped', 'cancelled', 'order-cancelled', 'cancel-refused'],
  },
  amazon: {
    ...{ pushes: 'queue', polls: true, holds: false, packages: true },
    ...{ partialCancel: true, refunds: false, shipBy: true, tokensEnd: true },
    tells: ['shipped'],
  },
  'tiktok-shop': {
    ...{ pushes: 'names', polls: true, holds: true, packages: false },
    ...{ partialCancel: false, refunds: false, shipBy: true, tokensEnd: true },
    tells: ['shipped', 'cancelled', 'order-cancelled', 'cancel-refused'],
  },
  shopee: {
    ...{ pushes: 'names', polls: true, holds: false, packages: false },
    ...{ partialCancel: false, refunds: false, shipBy: true, tokensEnd: true },
    tells: ['shipped', 'cancelled', 'order-cancelled', 'cancel-refused'],
  },
  lazada: {
    ...{ pushes: 'names', polls: true, holds: false, packages: true },
    ...{ partialCancel: true, refunds: false, shipBy: false, tokensEnd: true },
    tells: ['shipped', 'delivered'],
  },
  temu: {
    ...{ pushes: 'names', polls: true, holds: true, packages: true },
    ...{ partialCancel: true, refunds: false, shipBy: true, tokensEnd: false },
    tells: ['shipped'],
  },
};
