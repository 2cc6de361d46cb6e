import type { CatalogueItem } from '../../functions/domain/trade/catalogue-item.ts';
import { aCatalogueItem, aMerchant, aWarehouse } from '../handlers/api/demo-directory.ts';
import { call } from '../handlers/api/http-call.ts';
import type { Answer, Call } from '../handlers/api/http-call.ts';
import { aWorld } from '../handlers/api/operator-world.ts';
import type { World } from '../handlers/api/operator-world.ts';

/** A catalogue behind the host's own routes: what the page is refused, the host refuses. */
export interface FixtureCatalogue {
  readonly answer: (request: Call) => Promise<Answer>;
  /** What somebody else writes meanwhile. */
  readonly put: (item: Partial<CatalogueItem> & { readonly sku: string }) => Promise<void>;
  readonly item: (sku: string) => Promise<CatalogueItem | undefined>;
}

/** Forty-one items: the first lacks nothing anywhere, thirty-eight the data of one destination, two lack a lot. */
export function fixtureCatalogue(): FixtureCatalogue {
  const world = furnished();
  const { merchantId } = aMerchant;
  return {
    answer: async (request) => call((await world).handler, request),
    put: async (item) => {
      const { directory } = (await world).services;
      await directory.putCatalogueItem({ merchantId, ...item });
    },
    item: async (sku) => (await world).services.directory.catalogueItem(merchantId, sku),
  };
}

async function furnished(): Promise<World> {
  const world = await aWorld();
  const { directory } = world.services;
  await directory.putWarehouse({
    ...aWarehouse,
    ...{ warehouseId: 'warehouse-2', accountBook: undefined, serves: ['general-export'] },
  });
  const tariffs = { US: { hsCode: '3304995000', dutyRate: 0 } };
  await directory.putCatalogueItem({ ...aCatalogueItem, tariffs });
  const { merchantId } = aCatalogueItem;
  for (let number = 1; number <= 38; number += 1) {
    const sku = `MUG-${String(number).padStart(2, '0')}`;
    await directory.putCatalogueItem({ ...aCatalogueItem, sku });
  }
  await directory.putCatalogueItem({ merchantId, sku: 'TEA/GREEN 100', declaredName: '绿茶' });
  const battery = { unNumber: 'UN3481' as const };
  const lamp = { hsCode: '9405219000', origin: 'CN', unit: '011', battery };
  await directory.putCatalogueItem({ merchantId, sku: 'LAMP', ...lamp });
  return world;
}
