import type { Order } from '../domain/order/order.ts';
import { units } from '../domain/money/quantity.ts';
import type { CatalogueItem } from '../domain/trade/catalogue-item.ts';
import type { PlannableWarehouse, PlanningFacts } from '../domain/trade/plan-order.ts';
import type { BondedWarehouse, Partner } from '../ports/directory.ts';
import type { Services } from '../ports/services.ts';

type FactServices = Pick<Services, 'directory' | 'ledger' | 'clock'>;

/**
 * Gathers what planning an order needs: its catalogue items, the merchant's warehouses with what
 * is free in their account books, and everybody who will stand on the declaration.
 *
 * @throws Error when the directory lacks the merchant, channel, carrier or a named payment firm
 */
export async function planningFacts(services: FactServices, order: Order): Promise<PlanningFacts> {
  const { directory, clock } = services;
  const [merchant, channel, warehouses, catalogue] = await Promise.all([
    directory.merchant(order.merchantId),
    directory.channel(order.channelId),
    directory.warehouses(order.merchantId),
    catalogueOf(services, order),
  ]);
  if (merchant === undefined || channel === undefined) {
    throw new Error(`the directory lacks merchant or channel of ${order.orderId}`);
  }
  const carrier = await partner(services, merchant.carrierId);
  const { paymentFirmId } = order.payment;
  return {
    catalogue,
    warehouses: await Promise.all(warehouses.map((each) => plannable(services, each, catalogue))),
    seller: merchant.enterprise,
    declarant: merchant.declarant,
    platform: channel.platform,
    carrier: { carrierId: carrier.partnerId, enterprise: carrier.enterprise },
    customsId: merchant.customsId,
    guarantorCode: merchant.guarantorCode,
    paymentFirm:
      (paymentFirmId && (await directory.partner(paymentFirmId))?.enterprise) || undefined,
    declaredOn: clock.now().slice(0, 10),
  };
}

async function partner({ directory }: FactServices, partnerId: string): Promise<Partner> {
  const found = await directory.partner(partnerId);
  if (found === undefined) throw new Error(`the directory lacks partner ${partnerId}`);
  return found;
}

async function catalogueOf(
  { directory }: FactServices,
  order: Order,
): Promise<ReadonlyMap<string, CatalogueItem>> {
  const skus = [...new Set(order.lines.map(({ sku }) => sku))];
  const items = await Promise.all(
    skus.map((sku) => directory.catalogueItem(order.merchantId, sku)),
  );
  return new Map(items.flatMap((item) => (item === undefined ? [] : [[item.sku, item]])));
}

async function plannable(
  { ledger }: FactServices,
  warehouse: BondedWarehouse,
  catalogue: ReadonlyMap<string, CatalogueItem>,
): Promise<PlannableWarehouse> {
  const { accountBook } = warehouse;
  const available = await Promise.all(
    [...catalogue.values()].map(async ({ sku, bookItems, unit = '' }) => {
      const bookItem = bookItems?.[accountBook];
      if (bookItem === undefined) return [sku, 0] as const;
      const balance = await ledger.balance({ accountBook, bookItem, unit });
      const free = balance === undefined ? 0 : balance.book - balance.reserved;
      return [sku, Math.floor(free / units(1))] as const;
    }),
  );
  return { ...warehouse, available: new Map(available) };
}
