/** Whose they are. */
const merchantId = 'demo-merchant';

/** The demo merchant's sales channels: those that the demo posts from, and one of each further marketplace. */
export const DEMO_CHANNELS = [
  {
    channelId: 'demo-market',
    merchantId,
    marketplace: 'canonical',
    account: 'harbour-market',
    platform: { code: '3702960AB1', name: 'Harbour Market' },
    paymentFirmId: 'lakeside-pay',
    updatesPath: '/events',
  },
  {
    channelId: 'demo-shop',
    merchantId,
    marketplace: 'shopify',
    account: 'harbour-lane.myshopify.com',
    platform: { code: '无', name: 'Harbour Lane Shop' },
    paymentFirmId: undefined,
    updatesPath: '',
  },
  {
    channelId: 'demo-woo',
    merchantId,
    marketplace: 'woocommerce',
    account: 'tea.harbour-lane.example',
    platform: { code: '无', name: 'Harbour Lane Tea' },
    paymentFirmId: undefined,
    updatesPath: '',
  },
  {
    channelId: 'demo-ebay',
    merchantId,
    marketplace: 'ebay',
    account: 'harbour-lane',
    platform: { code: '无', name: 'eBay' },
    paymentFirmId: undefined,
    registeredUrl: 'https://hooks.harbour-lane.example/webhooks/ebay/demo-ebay',
    updatesPath: '',
  },
  {
    channelId: 'demo-amazon',
    merchantId,
    marketplace: 'amazon',
    account: 'A2HARBOURLANE',
    site: 'A1PA6795UKMFR9',
    platform: { code: '无', name: 'Amazon.de' },
    paymentFirmId: undefined,
    updatesPath: '',
    // Where its notifications lie, and where its tokens are had.
    queuePath: '/queue/demo-amazon',
    tokenPath: '/store/demo-amazon/auth/o2/token',
  },
  {
    channelId: 'demo-tiktok',
    merchantId,
    marketplace: 'tiktok-shop',
    account: '7494049642642441621',
    appKey: '38abcd',
    platform: { code: '无', name: 'Harbour Lane on TikTok Shop' },
    tokenPath: '/store/demo-tiktok/api/v2/token/refresh',
    paymentFirmId: undefined,
    updatesPath: '',
  },
  {
    channelId: 'demo-shopee',
    merchantId,
    marketplace: 'shopee',
    account: '220411',
    appKey: '2001887',
    // What Shopee's console has: another address than the demo's own, and signed all the same.
    registeredUrl: 'https://bondway.example/webhooks/shopee/demo-shopee',
    platform: { code: '无', name: 'Harbour Lane on Shopee' },
    paymentFirmId: undefined,
    updatesPath: '',
  },
  {
    channelId: 'demo-lazada',
    merchantId,
    marketplace: 'lazada',
    account: '9999',
    appKey: '123456',
    platform: { code: '无', name: 'Harbour Lane on Lazada' },
    tokenPath: '/store/demo-lazada/auth/token/refresh',
    paymentFirmId: undefined,
    updatesPath: '/rest',
  },
  {
    channelId: 'demo-temu',
    merchantId,
    marketplace: 'temu',
    account: '1024',
    appKey: 'demo-temu-app',
    platform: { code: '无', name: 'Harbour Lane on Temu' },
    paymentFirmId: undefined,
    updatesPath: '',
  },
] as const;

/** The platform of a channel as customs knows it. Throws for a channel that is not in the demo world. */
export function channelOf(channelId: string): (typeof DEMO_CHANNELS)[number] {
  const channel = DEMO_CHANNELS.find((each) => each.channelId === channelId);
  if (channel === undefined) throw new RangeError(`no channel ${channelId} in the demo world`);
  return channel;
}
