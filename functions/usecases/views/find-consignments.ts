import type { Consignment } from '../../domain/consignment/consignment.ts';
import { orderOfConsignment } from '../../domain/identifiers/order-id.ts';
import type { Services } from '../../ports/services.ts';

/** Display numbers are in no index: they are looked for among the newest. */
const LOOKED_AT = 500;

type FindServices = Pick<Services, 'orders' | 'directory'>;

/**
 * Consignments of a merchant that carry exactly this number: consignment id, order id, order number
 * or waybill number; failing these the display number. An order's number finds all parcels that it goes
 * in, those of another number among them. Newest first; ids and waybill numbers are
 * found in small letters too.
 */
export async function findConsignments(
  services: FindServices,
  merchantId: string,
  text: string,
): Promise<readonly Consignment[]> {
  const spellings = [...new Set([text, text.toUpperCase()])];
  const ids = await Promise.all(spellings.map((each) => idsOf(services, merchantId, each)));
  const found = await Promise.all(
    [...new Set(ids.flat())].map((id) => services.orders.consignment(id)),
  );
  const own = found
    .filter((each) => each !== undefined)
    .filter((each) => each.merchantId === merchantId);
  if (own.length === 0) return displayedAs(services, merchantId, text);
  return own.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -Number(a.createdAt > b.createdAt)));
}

async function idsOf(
  { orders, directory }: FindServices,
  merchantId: string,
  text: string,
): Promise<readonly string[]> {
  const merchant = await directory.merchant(merchantId);
  const [order, byWaybill, byNumber] = await Promise.all([
    orders.order(text),
    orders.referenced('waybill', text),
    merchant === undefined
      ? []
      : orders.referenced('order-number', `${merchant.enterprise.code}:${text}`),
  ]);
  const numbered = await Promise.all(
    [...new Set(byNumber.map(orderOfConsignment))].map((id) => orders.order(id)),
  );
  const whole = [order, ...numbered].flatMap((each) => each?.consignmentIds ?? []);
  return [text, ...whole, ...byWaybill, ...byNumber];
}

async function displayedAs(
  { orders }: FindServices,
  merchantId: string,
  text: string,
): Promise<readonly Consignment[]> {
  const { items } = await orders.list({ merchantId, limit: LOOKED_AT });
  return items.filter(
    ({ displayNumber }) => displayNumber === text || displayNumber === `#${text}`,
  );
}
