import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ExchangeRates } from '../../functions/domain/destinations/exchange-rates.ts';
import type {
  MerchantWarehouse,
  Channel,
  Directory,
  Merchant,
  Partner,
} from '../../functions/ports/directory.ts';
import { uniqueId } from './unique-ids.ts';
import { listOf } from '../support/stream-of.ts';

/** What every directory does, whatever it is made of. */
export function directoryContract(
  name: string,
  make: () => Promise<{ readonly directory: Directory; readonly close: () => Promise<void> }>,
): void {
  describe(`${name} as a directory`, () => {
    let directory: Directory;
    let close: () => Promise<void>;

    beforeAll(async () => {
      ({ directory, close } = await make());
    });
    afterAll(() => close());

    const firm = { code: '91350100M000100Y43', name: 'Harbour Lane Trading 海港巷' };
    const aMerchant = (): Merchant => ({
      merchantId: uniqueId('merchant-'),
      name: 'Harbour Lane Trading',
      enterprise: firm,
      declarant: firm,
      guarantorCode: '3502166001',
      carrierId: 'china-post',
      customsId: 'customs-xiamen',
      districts: [{ customsCode: '5141', since: '2026-01-01', exportArrival: 'after-release' }],
    });
    const aChannel = (merchantId: string): Channel => ({
      channelId: uniqueId('channel-'),
      merchantId,
      marketplace: 'shopify',
      account: 'harbour-lane.myshopify.com',
      platform: { code: '无', name: 'Harbour Lane Shop' },
      updatesUrl: 'http://127.0.0.1:4000/store',
      appKey: '68xu12ku7abc',
      registeredUrl: 'https://hooks.example/webhooks/shopee/1',
      tokenUrl: 'https://auth.example/token',
      site: 'sg',
    });
    const aWarehouse = (merchantId: string): MerchantWarehouse => ({
      warehouseId: uniqueId('warehouse-'),
      merchantId,
      name: 'Xiamen import',
      enterprise: firm,
      country: 'CN',
      accountBook: 'T3714W000046',
      customsCode: '3702',
      portCode: '3702',
      serves: ['bonded-import'],
    });

    test('writes an entry over what it is expected to be, and over nothing else', async () => {
      const merchantId = uniqueId('merchant-');
      const channel = aChannel(merchantId);
      const item = { merchantId, sku: 'MUG 1', origin: 'CN', netWeightGrams: 350 };
      const { netWeightGrams, origin, ...rest } = item;
      const reordered = { netWeightGrams, origin, ...rest, model: undefined };
      expect(await directory.putCatalogueItem(item, item)).toBe('changed');
      expect(await directory.putCatalogueItem(item, 'absent')).toBe('written');
      expect(await directory.putCatalogueItem(item, 'absent')).toBe('changed');
      const newer = { ...item, origin: 'JP' };
      expect(await directory.putCatalogueItem(newer, reordered)).toBe('written');
      expect(await directory.putCatalogueItem(item, item)).toBe('changed');
      expect(await directory.catalogueItem(merchantId, 'MUG 1')).toEqual(newer);
      expect(await directory.putChannel(channel, 'absent')).toBe('written');
      const moved = { ...channel, updatesUrl: 'http://127.0.0.1:4001' };
      expect(await directory.putChannel(moved, channel)).toBe('written');
      expect(await directory.putChannel(channel, channel)).toBe('changed');
      expect(await directory.channel(channel.channelId)).toEqual(moved);
      expect(await directory.channels(merchantId)).toEqual([moved]);
      const merchant = { ...aMerchant(), merchantId };
      expect(await directory.putMerchant(merchant, merchant)).toBe('changed');
      expect(await directory.putMerchant(merchant, 'absent')).toBe('written');
      expect(await directory.putMerchant(merchant, 'absent')).toBe('changed');
      const renamed = { ...merchant, name: 'Renamed' };
      expect(await directory.putMerchant(renamed, merchant)).toBe('written');
      expect(await directory.putMerchant(merchant, merchant)).toBe('changed');
      expect(await directory.merchant(merchantId)).toEqual(renamed);
    });

    test('knows nothing of unknown ids', async () => {
      const unknown = uniqueId('unknown-');
      expect(await directory.merchant(unknown)).toBeUndefined();
      expect(await directory.channel(unknown)).toBeUndefined();
      expect(await directory.partner(unknown)).toBeUndefined();
      expect(await directory.catalogueItem(unknown, 'SKU')).toBeUndefined();
      expect(await directory.channels(unknown)).toEqual([]);
      expect(await directory.warehouses(unknown)).toEqual([]);
    });

    test('keeps merchants, and the newest state of each', async () => {
      const merchant = aMerchant();
      await directory.putMerchant(merchant);
      await directory.putMerchant({ ...merchant, name: 'Renamed' });
      const renamed = { ...merchant, name: 'Renamed' };
      expect(await directory.merchant(merchant.merchantId)).toEqual(renamed);
      const all = await directory.merchants();
      expect(all.filter(({ merchantId }) => merchantId === merchant.merchantId)).toEqual([renamed]);
      await directory.putMerchant(aMerchant());
      expect(await directory.merchants(1)).toHaveLength(1);
    });

    test('finds a channel by its id, and all of a merchant', async () => {
      const { merchantId } = aMerchant();
      const channels = [aChannel(merchantId), aChannel(merchantId)];
      for (const channel of channels) await directory.putChannel(channel);
      await directory.putChannel(aChannel(uniqueId('merchant-')));
      for (const channel of channels) {
        expect(await directory.channel(channel.channelId)).toEqual(channel);
      }
      const found = await directory.channels(merchantId);
      expect(found).toHaveLength(2);
      expect(found).toEqual(expect.arrayContaining(channels));
    });

    test('finds channels by their marketplace, of every merchant, by id, as they are now', async () => {
      const channels = ['b', 'a'].map((letter) => ({
        ...aChannel(uniqueId('merchant-')),
        ...{ channelId: uniqueId(`${letter}-`), marketplace: 'temu' as const },
      }));
      for (const channel of channels) await directory.putChannel(channel);
      const other = aChannel(uniqueId('merchant-'));
      await directory.putChannel(other);
      const [last, first] = channels;
      if (first === undefined || last === undefined) throw new Error('no channel');
      const moved = { ...first, account: uniqueId('A2') };
      expect(await directory.putChannel(moved, first)).toBe('written');
      const found = await listOf(directory.channelsOf('temu'));
      const ours = found.filter(({ channelId }) => channelId !== other.channelId);
      expect(found).toEqual(ours);
      expect(
        ours.filter(({ channelId }) => [first, last].some((each) => each.channelId === channelId)),
      ).toEqual([moved, last]);
      const at = found.findIndex(({ channelId }) => channelId === moved.channelId);
      const behind = await listOf(directory.channelsOf('temu', moved.channelId));
      expect(behind).toEqual(found.slice(at + 1));
    });

    test('finds channels by their account, where they have it still', async () => {
      const account = uniqueId('A2');
      const channels = ['de', 'fr'].map((site) => ({
        ...aChannel(uniqueId('merchant-')),
        ...{ marketplace: 'amazon' as const, account, site },
      }));
      for (const channel of channels) await directory.putChannel(channel);
      await directory.putChannel({ ...aChannel(uniqueId('merchant-')), account });
      const found = await directory.channelsOfAccount('amazon', account);
      expect(found).toHaveLength(2);
      expect(found).toEqual(expect.arrayContaining(channels));
      const [moved, kept] = channels;
      if (moved === undefined) throw new Error('no channel');
      await directory.putChannel({ ...moved, account: uniqueId('A2') });
      expect(await directory.channelsOfAccount('amazon', account)).toEqual([kept]);
    });

    test('keeps the same SKU apart for each merchant', async () => {
      const [ours, theirs] = [uniqueId('merchant-'), uniqueId('merchant-')];
      const item = { merchantId: ours, sku: 'MUG', hsCode: '6911101900', bookItems: { T1: '7' } };
      await directory.putCatalogueItem(item);
      await directory.putCatalogueItem({ merchantId: theirs, sku: 'MUG' });
      expect(await directory.catalogueItem(ours, 'MUG')).toEqual(item);
      expect(await directory.catalogueItem(theirs, 'MUG')).toEqual({
        merchantId: theirs,
        sku: 'MUG',
      });
      expect(await directory.catalogueItem(ours, 'mug')).toBeUndefined();
    });

    test('lists the items of a merchant by SKU, page by page', async () => {
      const merchantId = uniqueId('merchant-');
      const skus = ['MUG', 'mug', '杯子', 'A', 'MUG-2'];
      for (const sku of skus) await directory.putCatalogueItem({ merchantId, sku });
      await directory.putCatalogueItem({ merchantId: uniqueId('merchant-'), sku: 'B' });
      await directory.putWarehouse(aWarehouse(merchantId));
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await directory.catalogueItems({ merchantId, limit: 2, cursor });
        expect(page.items.length).toBeLessThanOrEqual(2);
        seen.push(...page.items.map(({ sku }) => sku));
        cursor = page.cursor;
      } while (cursor !== undefined && seen.length < 9);
      expect(seen).toEqual(['A', 'MUG', 'MUG-2', 'mug', '杯子']);
    });

    test('finds the items whose SKU begins so, page by page', async () => {
      const merchantId = uniqueId('merchant-');
      const skus = ['MUG-2', 'MUG', 'MU', 'MUG%', 'mug', 'MUH', 'MUG-杯', 'MUG-\u{1F375}', 'M'];
      for (const sku of skus) await directory.putCatalogueItem({ merchantId, sku });
      const found = async (prefix: string) => {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await directory.catalogueItems({ merchantId, prefix, limit: 2, cursor });
          expect(page.items.length).toBeLessThanOrEqual(2);
          seen.push(...page.items.map(({ sku }) => sku));
          cursor = page.cursor;
        } while (cursor !== undefined && seen.length <= skus.length);
        return seen;
      };
      expect(await found('MUG')).toEqual(['MUG', 'MUG%', 'MUG-2', 'MUG-杯', 'MUG-\u{1F375}']);
      expect(await found('MUG-')).toEqual(['MUG-2', 'MUG-杯', 'MUG-\u{1F375}']);
      expect(await found('MUG%')).toEqual(['MUG%']);
      expect(await found('mug-')).toEqual([]);
    });

    test('lists the warehouses of a merchant', async () => {
      const merchantId = uniqueId('merchant-');
      const warehouses = [aWarehouse(merchantId), aWarehouse(merchantId)];
      for (const warehouse of warehouses) await directory.putWarehouse(warehouse);
      const found = await directory.warehouses(merchantId);
      expect(found).toHaveLength(2);
      expect(found).toEqual(expect.arrayContaining(warehouses));
    });

    test('finds the newest exchange rates that cover a day', async () => {
      // A year of its own: other runs leave tables behind.
      const year = String(3_000 + (Number.parseInt(uniqueId('').slice(0, 6), 16) % 5_000));
      const table = (validFrom: string, validTo?: string): ExchangeRates => ({
        ...{ validFrom: `${year}-${validFrom}`, base: 'EUR', source: 'test' },
        ...(validTo !== undefined && { validTo: `${year}-${validTo}` }),
        rates: { USD: 110_000_000, KRW: 150_000_000_000 },
      });
      const [january, february] = [table('01-01', '03-31'), table('02-01', '02-28')];
      await directory.putExchangeRates(january);
      expect(await directory.exchangeRates(`${year}-02-15`)).toEqual(january);
      await directory.putExchangeRates(february);
      expect(await directory.exchangeRates(`${year}-02-15`)).toEqual(february);
      expect(await directory.exchangeRates(`${year}-03-01`)).toEqual(january);
      // Others may have rates without an end; ours have ended.
      const april = await directory.exchangeRates(`${year}-04-01`);
      expect([january, february]).not.toContainEqual(april);
      expect(await directory.exchangeRates('1970-01-01')).toBeUndefined();
      const corrected = { ...february, source: 'corrected' };
      await directory.putExchangeRates(corrected);
      expect(await directory.exchangeRates(`${year}-02-01`)).toEqual(corrected);
    });

    test('keeps partners', async () => {
      const partner: Partner = {
        partnerId: uniqueId('partner-'),
        role: 'customs',
        name: 'Xiamen customs',
        enterprise: firm,
        baseUrl: 'http://127.0.0.1:4000/customs/customs-xiamen',
      };
      await directory.putPartner(partner);
      expect(await directory.partner(partner.partnerId)).toEqual(partner);
    });
  });
}
