import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  BondedWarehouse,
  Channel,
  Directory,
  Merchant,
  Partner,
} from '../../functions/ports/directory.ts';
import { uniqueId } from './unique-ids.ts';

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
    });
    const aChannel = (merchantId: string): Channel => ({
      channelId: uniqueId('channel-'),
      merchantId,
      marketplace: 'shopify',
      account: 'harbour-lane.myshopify.com',
      platform: { code: '无', name: 'Harbour Lane Shop' },
      updatesUrl: 'http://127.0.0.1:4000/store',
    });
    const aWarehouse = (merchantId: string): BondedWarehouse => ({
      warehouseId: uniqueId('warehouse-'),
      merchantId,
      name: 'Xiamen import',
      enterprise: firm,
      accountBook: 'T3714W000046',
      customsCode: '3702',
      portCode: '3702',
      serves: ['import'],
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

    test('lists the warehouses of a merchant', async () => {
      const merchantId = uniqueId('merchant-');
      const warehouses = [aWarehouse(merchantId), aWarehouse(merchantId)];
      for (const warehouse of warehouses) await directory.putWarehouse(warehouse);
      const found = await directory.warehouses(merchantId);
      expect(found).toHaveLength(2);
      expect(found).toEqual(expect.arrayContaining(warehouses));
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
