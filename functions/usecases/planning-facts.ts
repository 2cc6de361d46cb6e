import type { Order } from '../domain/order/order.ts';
import { units } from '../domain/money/quantity.ts';
import { positiveListOn } from '../domain/screening/goods-lists.ts';
import { stockBook, stockItem } from '../domain/stock/stock-book.ts';
import type { CatalogueItem } from '../domain/trade/catalogue-item.ts';
import type {
  PlannableCarrier,
  PlannableWarehouse,
  PlanningFacts,
} from '../domain/trade/planning-facts.ts';
import { isInReach } from '../domain/trade/routes.ts';
import type { MerchantWarehouse, Partner } from '../ports/directory.ts';
import type { Services } from '../ports/services.ts';

type FactServices = Pick<Services, 'directory' | 'ledger' | 'screening' | 'clock'>;

/**
 * Gathers what planning an order needs: its catalogue items, the merchant's warehouses with what
 * is free in their account books, and everybody who will stand on the declaration.
 *
 * @throws Error when the directory lacks the merchant, channel, carrier or a named payment firm
 */
export async function planningFacts(services: FactServices, order: Order): Promise<PlanningFacts> {
  const { directory, clock } = services;
  const declaredOn = clock.now().slice(0, 10);
  const [merchant, channel, warehouses, catalogue, rates, goods] = await Promise.all([
    directory.merchant(order.merchantId),
    directory.channel(order.channelId),
    directory.warehouses(order.merchantId),
    catalogueOf(services, order),
    directory.exchangeRates(declaredOn),
    services.screening.goods(),
  ]);
  if (merchant === undefined || channel === undefined) {
    throw new Error(`the directory lacks merchant or channel of ${order.orderId}`);
  }
  const [carrier, ...others] = await Promise.all(
    [merchant.carrierId, ...(merchant.otherCarrierIds ?? [])].map((id) => partner(services, id)),
  );
  if (carrier === undefined) throw new Error(`merchant ${merchant.merchantId} has no carrier`);
  const { paymentFirmId } = order.payment;
  return {
    catalogue,
    warehouses: await Promise.all(
      warehouses.map((each) =>
        // What no route can start from is not counted: it may be far more than what one can.
        plannable(services, each, isInReach(each, order) ? catalogue : new Map()),
      ),
    ),
    seller: merchant.enterprise,
    declarant: merchant.declarant,
    platform: channel.platform,
    carrier: carrierOf(carrier),
    otherCarriers: others.map(carrierOf),
    registrations: { ...merchant.registrations, ...channel.registrations },
    rates,
    customsId: merchant.customsId,
    guarantorCode: merchant.guarantorCode,
    paymentFirm:
      (paymentFirmId && (await directory.partner(paymentFirmId))?.enterprise) || undefined,
    declaredOn,
    preferredModes: merchant.preferredModes,
    // Without it nothing is passed over; screening holds what it cannot compare.
    positiveList: goods === 'outage' ? undefined : positiveListOn(goods, declaredOn),
    promiseTerms: channel.promise,
    sumsUpLists: merchant.exportLists === 'summed-up',
    filesReceipts: merchant.exportReceipts === 'filed',
    districts: merchant.districts,
  };
}

function carrierOf(partner: Partner): PlannableCarrier {
  const { partnerId: carrierId, enterprise, carriage, accepts, loadServices } = partner;
  return { carrierId, enterprise, carriage, accepts, loadServices };
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
  warehouse: MerchantWarehouse,
  catalogue: ReadonlyMap<string, CatalogueItem>,
): Promise<PlannableWarehouse> {
  const book = stockBook(warehouse);
  const available = await Promise.all(
    [...catalogue.values()].map(async ({ sku, bookItems, unit = '' }) => {
      const bookItem = stockItem(warehouse, sku, bookItems);
      if (bookItem === undefined) return [sku, 0] as const;
      const balance = await ledger.balance({ accountBook: book, bookItem, unit });
      const free = balance === undefined ? 0 : balance.book - balance.reserved;
      return [sku, Math.floor(free / units(1))] as const;
    }),
  );
  return { ...warehouse, available: new Map(available) };
}
