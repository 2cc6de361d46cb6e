import { describe, expect, test } from '@jest/globals';
import { bundledFiles } from '../../bench/bundles/bundle.ts';
import { RECEIVERS } from '../../functions/runtime/contracts/routes.ts';
import type { ReceiverName } from '../../functions/runtime/contracts/routes.ts';

/** The folder of adapters that each receiver is for. */
const FOLDERS: { readonly [Name in ReceiverName | 'receive-amazon']: string } = {
  'receive-webhook': 'standard-webhooks',
  'receive-shopify': 'shopify',
  'receive-woocommerce': 'woocommerce',
  'receive-tiktok-shop': 'tiktok-shop',
  'receive-shopee': 'shopee',
  'receive-lazada': 'lazada',
  'receive-temu': 'temu',
  'receive-ebay': 'ebay',
  'receive-amazon': 'amazon',
};

const MOST_BYTES = 380_000;
const ADAPTER = /^functions\/adapters\/marketplaces\/([\w-]+)\//;

describe('the bundle of a receiver', () => {
  test.each(Object.entries(FOLDERS))(
    '%s holds its own adapter only, and is small',
    async (name, own) => {
      const { files, bytes } = await bundledFiles(name);
      const folders = new Set(files.map((file) => ADAPTER.exec(file)?.[1]).filter(Boolean));
      expect([...folders]).toEqual([own]);
      expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
    },
  );

  test.each([...Object.keys(RECEIVERS), 'receive-amazon'])(
    '%s loads no schemas of orders and no partner’s code',
    async (name) => {
      const { files } = await bundledFiles(name);
      expect(
        files.filter((file) => /payload\.ts$|to-order\.ts$|\/messages\.ts$/.test(file)),
      ).toEqual([]);
      expect(
        files.filter((file) => /adapters\/(carriers|customs|warehouses)\//.test(file)),
      ).toEqual([]);
    },
  );
});
