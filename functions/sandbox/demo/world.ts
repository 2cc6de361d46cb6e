import { ANNEX_BOOK, DEMO_CATALOGUE, EXPORT_BOOK, IMPORT_BOOK } from './catalogue.ts';
import { DEMO_CHANNELS } from './channels.ts';
import { PLANTED_ARTICLES } from './planted-articles.ts';

/** Customs district and port that everybody in the demo declares at, but for one hub. */
const DISTRICT = '3702';
/** Where exports arrive at the site (507) once released; see `customs/districts.ts`. */
const RELEASED_FIRST = '5141';

/** Who declares for it, with a signing device in its house. */
export const DEMO_DECLARANT = { code: '3502166001', name: 'Xiamen Bonded Declarations' } as const;
/** Partner id of the simulated signing device. */
export const SIGNING_DEVICE = 'signing-device';

/** The demo merchant, in the shape of Bondway's directory. */
const DEMO_MERCHANT = {
  merchantId: 'demo-merchant',
  name: 'Harbour Lane Trading',
  enterprise: { code: '91350100M000100Y43', name: 'Harbour Lane Trading' },
  declarant: DEMO_DECLARANT,
  guarantorCode: DEMO_DECLARANT.code,
  carrierId: 'china-post',
  customsId: 'customs-xiamen',
  exportLists: 'summed-up',
  districts: [{ customsCode: RELEASED_FIRST, since: '2026-01-01', exportArrival: 'after-release' }],
  registrations: {
    ioss: 'IM2760000016',
    ukVat: 'GB123456789',
    ukEori: 'GB123456789000',
    auGst: '300012345678',
    nzGst: '123456789',
  },
} as const;

/** Declares for the annex, and holds no certificate of its own: the sandbox's difference for rule 12. */
const ANNEX_DECLARANT = { code: '3502166002', name: 'Xiamen Annex Declarations' };

/**
 * Its warehouses: two bonded ones, a hub of its own, one for goods bought in Japan, one in Germany,
 * the annex of the first and a hub in another district, which has planted articles only. The partner id of each is its warehouse id.
 */
export const DEMO_WAREHOUSES = [
  {
    warehouseId: 'xiamen-import',
    merchantId: DEMO_MERCHANT.merchantId,
    name: 'Xiamen bonded warehouse, imports',
    enterprise: { code: '3502460011', name: 'Xiamen Bonded Import Warehouse' },
    country: 'CN',
    accountBook: IMPORT_BOOK,
    customsCode: DISTRICT,
    portCode: DISTRICT,
    serves: ['bonded-import'],
  },
  {
    warehouseId: 'xiamen-export',
    merchantId: DEMO_MERCHANT.merchantId,
    name: 'Xiamen bonded warehouse, exports',
    enterprise: { code: '3502460022', name: 'Xiamen Bonded Export Warehouse' },
    country: 'CN',
    accountBook: EXPORT_BOOK,
    customsCode: DISTRICT,
    portCode: DISTRICT,
    serves: ['special-area-export'],
  },
  {
    warehouseId: 'hangzhou-hub',
    merchantId: DEMO_MERCHANT.merchantId,
    name: 'Hangzhou hub',
    enterprise: { code: '3301960033', name: 'Harbour Lane Hangzhou Hub' },
    country: 'CN',
    accountBook: undefined,
    customsCode: DISTRICT,
    portCode: DISTRICT,
    serves: ['general-export', 'b2b-direct-export', 'overseas-stocking'],
  },
  {
    warehouseId: 'nagoya-hub',
    merchantId: DEMO_MERCHANT.merchantId,
    name: 'Nagoya hub',
    enterprise: { code: 'JP00000044', name: 'Harbour Lane Nagoya Hub' },
    country: 'JP',
    accountBook: undefined,
    customsCode: DISTRICT,
    portCode: DISTRICT,
    serves: ['direct-import'],
  },
  {
    warehouseId: 'frankfurt',
    merchantId: DEMO_MERCHANT.merchantId,
    name: 'Frankfurt warehouse',
    enterprise: { code: 'DE00000055', name: 'Harbour Lane Frankfurt' },
    country: 'DE',
    accountBook: undefined,
    customsCode: DISTRICT,
    portCode: DISTRICT,
    serves: ['overseas-fulfilment'],
  },
  {
    warehouseId: 'xiamen-annex',
    merchantId: DEMO_MERCHANT.merchantId,
    name: 'Xiamen bonded warehouse, annex',
    enterprise: { code: '3502460011', name: 'Xiamen Bonded Import Warehouse' },
    country: 'CN',
    accountBook: ANNEX_BOOK,
    customsCode: DISTRICT,
    portCode: DISTRICT,
    declarant: ANNEX_DECLARANT,
    serves: ['bonded-import'],
  },
  {
    warehouseId: 'guangzhou-hub',
    merchantId: DEMO_MERCHANT.merchantId,
    name: 'Guangzhou hub',
    enterprise: { code: '4401960066', name: 'Harbour Lane Guangzhou Hub' },
    country: 'CN',
    accountBook: undefined,
    customsCode: RELEASED_FIRST,
    portCode: RELEASED_FIRST,
    serves: ['general-export'],
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
    partnerId: 'customs-kr',
    role: 'customs' as const,
    name: 'Korea Customs Service, UNI-PASS',
    enterprise: { code: 'KCS', name: 'Korea Customs Service' },
    path: '/unipass/customs-kr',
  },
  {
    partnerId: SIGNING_DEVICE,
    role: 'signing device' as const,
    name: 'Signing device of the declarant, simulated',
    enterprise: DEMO_DECLARANT,
    path: `/signer/${SIGNING_DEVICE}`,
  },
  {
    partnerId: 'china-post',
    role: 'carrier' as const,
    name: 'China Post Cross-border',
    enterprise: { code: '3702980001', name: 'China Post Cross-border' },
    path: '/carrier/china-post',
    carriage: 'postal' as const,
    loadServices: [
      { kind: 'vehicle' as const, to: ['HK', 'MO'] },
      { kind: 'sailing' as const, to: ['SG'], from: ['hangzhou-hub'] },
    ],
    accepts: { batteries: { unNumbers: ['UN3481' as const], mostMilliwattHours: 20_000 } },
  },
  {
    partnerId: 'lakeside-pay',
    role: 'payment firm' as const,
    name: 'Lakeside Pay',
    enterprise: { code: '440316T004', name: 'Lakeside Pay' },
    path: '/payments/lakeside-pay',
  },
] as const;

/**
 * Exchange rates of the demo, in 10⁻⁸ of a unit of each currency for one euro. They are invented,
 * near those of 2026; a host in use stores those that its customs publish.
 */
const DEMO_RATES = {
  validFrom: '2026-01-01',
  base: 'EUR',
  rates: {
    ...{ USD: 116_000_000, GBP: 87_000_000, CNY: 825_000_000, JPY: 17_900_000_000 },
    ...{ KRW: 168_000_000_000, AUD: 177_000_000, CAD: 162_000_000, NZD: 203_000_000 },
    ...{ CHF: 93_000_000, HKD: 903_000_000, SGD: 150_000_000 },
  },
  source: 'demo, invented',
} as const;

/** Pieces of each item that each warehouse starts with, and its book with them. */
const OPENING_PIECES = 100_000;

/** The stock book of a warehouse: its account book, or outside of bond one of its own. */
export function stockBookOf(warehouseId: string): string {
  const warehouse = DEMO_WAREHOUSES.find((each) => each.warehouseId === warehouseId);
  return warehouse?.accountBook ?? `W:${warehouseId}`;
}

/** Whether a warehouse lies in a bonded zone, behind a gate of customs. */
export function isBonded(warehouseId: string): boolean {
  return DEMO_WAREHOUSES.some(
    (each) => each.warehouseId === warehouseId && each.accountBook !== undefined,
  );
}

/** Everything the merchant has: what it sells, and what is planted. */
const DEMO_ARTICLES = [...DEMO_CATALOGUE, ...PLANTED_ARTICLES];

/** Warehouses that have what is planted there and nothing else. */
const PLANTED_ONLY: readonly string[] = ['guangzhou-hub'];

/** Opening stock: one row per article and warehouse, counted in the unit of sale. */
export const DEMO_STOCK = DEMO_WAREHOUSES.flatMap(({ warehouseId, accountBook }) =>
  DEMO_ARTICLES.flatMap(({ sku, unit, bookItems, hsCode, filedHsCode, origin, onlyIn }) => {
    const bookItem = accountBook === undefined ? sku : bookItems[accountBook];
    const liesThere = onlyIn?.includes(warehouseId) ?? !PLANTED_ONLY.includes(warehouseId);
    if (bookItem === undefined || !liesThere) return [];
    const filed = accountBook && { hsCode: filedHsCode ?? hsCode, origin };
    const line = { accountBook: stockBookOf(warehouseId), bookItem, sku, unit };
    return [{ ...line, quantity: OPENING_PIECES, ...(filed && { filed }) }];
  }),
);

/** The world as Bondway's directory wants it, its partners and stores at this address of the sandbox. */
export function demoWorld(sandboxUrl: string) {
  const base = sandboxUrl.replace(/\/$/, '');
  return {
    merchant: DEMO_MERCHANT,
    warehouses: DEMO_WAREHOUSES,
    channels: DEMO_CHANNELS.map(({ updatesPath, ...channel }) => ({
      ...atAddresses(base, channel),
      // A store is called at its base address, a canonical platform at its one endpoint.
      updatesUrl: `${base}/store/${channel.channelId}${updatesPath}`,
    })),
    partners: DEMO_PARTNERS.map(({ path, ...partner }) => ({ ...partner, baseUrl: base + path })),
    catalogue: DEMO_ARTICLES.map(
      ({ title: _title, price: _price, filedHsCode: _filed, onlyIn: _onlyIn, ...item }) => item,
    ),
    stock: DEMO_STOCK,
    exchangeRates: DEMO_RATES,
  };
}

/** A channel whose queue and tokens are had at this address, where it has such. */
function atAddresses<Entry extends object>(base: string, channel: Entry) {
  if (!('tokenPath' in channel)) return channel;
  const { tokenPath, ...rest } = channel;
  const entry = { ...rest, tokenUrl: base + String(tokenPath) };
  if (!('queuePath' in entry)) return entry;
  const { queuePath, ...queued } = entry;
  return { ...queued, registeredUrl: base + String(queuePath) };
}

/** A firm as customs knows it, by partner id. Throws for a partner that is not in the demo world. */
export function enterpriseOf(partnerId: string): { readonly code: string; readonly name: string } {
  const partner = DEMO_PARTNERS.find((each) => each.partnerId === partnerId);
  if (partner === undefined) throw new RangeError(`no partner ${partnerId} in the demo world`);
  return partner.enterprise;
}
