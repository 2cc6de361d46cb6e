import { expect, test } from '@jest/globals';
import { CHANNEL_CAPABILITIES } from '../../../functions/domain/order/channel-capabilities.ts';
import type {
  ChannelCapabilities,
  Tellable,
} from '../../../functions/domain/order/channel-capabilities.ts';
import { MARKETPLACES } from '../../../functions/domain/order/marketplace-name.ts';

/** The table is written by family; here it stands by ability, as the pages of the marketplaces say it. */
const ABLE: { readonly [Ability in keyof Omit<ChannelCapabilities, 'pushes' | 'tells'>]: string } =
  {
    polls: 'shopify woocommerce ebay amazon tiktok-shop shopee lazada temu',
    holds: 'canonical shopify woocommerce tiktok-shop temu',
    packages: 'canonical shopify woocommerce ebay amazon lazada temu',
    partialCancel: 'shopify amazon lazada temu',
    refunds: 'woocommerce ebay',
    shipBy: 'canonical ebay amazon tiktok-shop shopee temu',
    tokensEnd: 'ebay amazon tiktok-shop shopee lazada',
  };

test.each(Object.entries(ABLE))('%s: %s', (ability, families) => {
  const able = MARKETPLACES.filter(
    (name) => CHANNEL_CAPABILITIES[name][ability as keyof typeof ABLE],
  );
  expect([...able].sort()).toEqual(families.split(' ').sort());
});

test.each([
  ['orders', 'canonical shopify woocommerce'],
  ['names', 'ebay tiktok-shop shopee lazada temu'],
  ['queue', 'amazon'],
])('orders arrive as %s from %s', (pushes, families) => {
  const such = MARKETPLACES.filter((name) => CHANNEL_CAPABILITIES[name].pushes === pushes);
  expect([...such].sort()).toEqual(families.split(' ').sort());
});

test.each<[Tellable, string]>([
  ['shipped', 'shopify woocommerce ebay amazon tiktok-shop shopee lazada temu'],
  ['delivered', 'shopify lazada'],
  ['cancelled', 'shopify woocommerce ebay tiktok-shop shopee'],
  ['order-cancelled', 'shopify woocommerce ebay tiktok-shop shopee'],
  ['cancel-refused', 'shopify woocommerce ebay tiktok-shop shopee'],
  ['order-refused', 'woocommerce'],
  ['change-answered', 'woocommerce'],
])('%s is told through the API of %s', (kind, families) => {
  const told = MARKETPLACES.filter((name) => CHANNEL_CAPABILITIES[name].tells.includes(kind));
  expect([...told].sort()).toEqual(families.split(' ').sort());
});
