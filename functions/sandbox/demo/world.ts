import { DEMO_CATALOGUE, EXPORT_BOOK, IMPORT_BOOK } from './catalogue.ts';

/** Customs district and port that everybody in the demo declares at. */
const DISTRICT = '3702';

/** The demo merchant, in the shape of Bondway's directory. */
const DEMO_MERCHANT = {
  merchantId: 'demo-merchant',
  name: 'Harbour Lane Trading',
  enterprise: { code: '91350100M000100Y43', name: 'Harbour Lane Trading' },
  declarant: { code: '3502166001', name: 'Xiamen Bonded Declarations' },
  guarantorCode: '3502166001',
  carrierId: 'china-post',
  customsId: 'customs-xiamen',
} as const;

/** Its two bonded warehouses; the partner id of each is its warehouse id. */
export const DEMO_WAREHOUSES = [
  {
    warehouseId: 'xiamen-import',
    merchantId: DEMO_MERCHANT.merchantId,
    name: 'Xiamen bonded warehouse, imports',
    enterprise: { code: '3502460011', name: 'Xiamen Bonded Import Warehouse' },
    accountBook: IMPORT_BOOK,
    customsCode: DISTRICT,
    portCode: DISTRICT,
    serves: ['import'],
  },
  {
    warehouseId: 'xiamen-export',
    merchantId: DEMO_MERCHANT.merchantId,
    name: 'Xiamen bonded warehouse, exports',
    enterprise: { code: '3502460022', name: 'Xiamen Bonded Export Warehouse' },
    accountBook: EXPORT_BOOK,
    customsCode: DISTRICT,
    portCode: DISTRICT,
    serves: ['export'],
  },
] as const;

/** Its two sales channels. */
export const DEMO_CHANNELS = [
  {
    channelId: 'demo-market',
    merchantId: DEMO_MERCHANT.merchantId,
    marketplace: 'canonical',
    account: 'harbour-market',
    platform: { code: '3702960AB1', name: 'Harbour Market' },
    paymentFirmId: 'lakeside-pay',
    updatesPath: '/events',
  },
  {
    channelId: 'demo-shop',
    merchantId: DEMO_MERCHANT.merchantId,
    marketplace: 'shopify',
    account: 'harbour-lane.myshopify.com',
    platform: { code: '无', name: 'Harbour Lane Shop' },
    paymentFirmId: undefined,
    updatesPath: '',
  },
] as const;

/** Everybody whom Bondway calls. `path` continues the sandbox's own address. */
const DEMO_PARTNERS = [
  ...DEMO_WAREHOUSES.map(({ warehouseId, name, enterprise }) => ({
    partnerId: warehouseId,
    role: 'warehouse' as const,
    name,
    enterprise,
    path: `/warehouse/${warehouseId}`,
  })),
  {
    partnerId: 'customs-xiamen',
    role: 'customs' as const,
    name: 'Xiamen Customs, e-port terminal',
    enterprise: { code: DISTRICT, name: 'Xiamen Customs' },
    path: '/customs/customs-xiamen',
  },
  {
    partnerId: 'china-post',
    role: 'carrier' as const,
    name: 'China Post Cross-border',
    enterprise: { code: '3702980001', name: 'China Post Cross-border' },
    path: '/carrier/china-post',
  },
  {
    partnerId: 'lakeside-pay',
    role: 'payment firm' as const,
    name: 'Lakeside Pay',
    enterprise: { code: '440316T004', name: 'Lakeside Pay' },
    path: '/payments/lakeside-pay',
  },
] as const;

/** Pieces of each item that each warehouse starts with, and its book with them. */
const OPENING_PIECES = 100_000;

/** Opening stock: one row per account-book line, the book counting in the unit of sale. */
export const DEMO_STOCK = DEMO_WAREHOUSES.flatMap(({ accountBook }) =>
  DEMO_CATALOGUE.map(({ sku, unit, bookItems }) => ({
    accountBook,
    bookItem: bookItems[accountBook] ?? '',
    sku,
    unit,
    quantity: OPENING_PIECES,
  })),
);

/** The world as Bondway's directory wants it, its partners and stores at this address of the sandbox. */
export function demoWorld(sandboxUrl: string) {
  const base = sandboxUrl.replace(/\/$/, '');
  return {
    merchant: DEMO_MERCHANT,
    warehouses: DEMO_WAREHOUSES,
    channels: DEMO_CHANNELS.map(({ updatesPath, ...channel }) => ({
      ...channel,
      // A store is called at its base address, a canonical platform at its one endpoint.
      updatesUrl: `${base}/store/${channel.channelId}${updatesPath}`,
    })),
    partners: DEMO_PARTNERS.map(({ path, ...partner }) => ({ ...partner, baseUrl: base + path })),
    catalogue: DEMO_CATALOGUE,
    stock: DEMO_STOCK,
  };
}

/** A firm as customs knows it, by partner id. Throws for a partner that is not in the demo world. */
export function enterpriseOf(partnerId: string): { readonly code: string; readonly name: string } {
  const partner = DEMO_PARTNERS.find((each) => each.partnerId === partnerId);
  if (partner === undefined) throw new RangeError(`no partner ${partnerId} in the demo world`);
  return partner.enterprise;
}

/** The platform of a channel as customs knows it. Throws for a channel that is not in the demo world. */
export function channelOf(channelId: string): (typeof DEMO_CHANNELS)[number] {
  const channel = DEMO_CHANNELS.find((each) => each.channelId === channelId);
  if (channel === undefined) throw new RangeError(`no channel ${channelId} in the demo world`);
  return channel;
}
