import type { ConsignmentFact } from '../domain/consignment/consignment-events.ts';
import type { Consignment } from '../domain/consignment/consignment.ts';
import { consignmentId } from '../domain/identifiers/order-id.ts';
import { money } from '../domain/money/money.ts';
import type { Money } from '../domain/money/money.ts';
import type { Order } from '../domain/order/order.ts';
import { firstParcelNumber } from '../domain/order/parcel-numbers.ts';
import {
  annualLimitOn,
  buyerYear,
  dayInChina,
  dutiableTotal,
  guaranteedTax,
  takenOf,
} from '../domain/consignment/limits-of-consignment.ts';
import { MOST_PARCELS } from '../domain/trade/split-limits.ts';
import { LIMIT_KINDS } from '../domain/tax/limit-account.ts';
import type { LimitKind } from '../domain/tax/limit-account.ts';
import type { Services } from '../ports/services.ts';

/** What drawing on limits needs. */
export type LimitServices = Pick<Services, 'limits' | 'vault' | 'clock'>;

/** Whose year an order counts in. */
interface BuyerYear {
  readonly account: string;
  readonly day: string;
}

async function buyerYearOf(
  { vault, clock }: LimitServices,
  orderId: string,
): Promise<BuyerYear | undefined> {
  const { buyerIdNumber } = await vault.open(orderId);
  if (buyerIdNumber === undefined) return undefined;
  const day = dayInChina(clock.now());
  return { account: buyerYear(await vault.hash(buyerIdNumber), day), day };
}

/**
 * What the other orders of the buyer count in this year, as far as it was us who declared them;
 * undefined for an order that is no import, or whose buyer is not known yet.
 */
export async function annualUsed(
  services: LimitServices,
  order: Order,
): Promise<Money | undefined> {
  const isImport = order.shipTo.country === 'CN' && order.totals.paid.currency === 'CNY';
  if (!isImport || order.identity.buyerIdNumber === undefined) return undefined;
  const year = await buyerYearOf(services, order.orderId);
  if (year === undefined) return undefined;
  const { limits } = services;
  const [account, ...own] = await Promise.all([
    limits.account('buyer-year', year.account),
    ...countedParcels(order).map((id) => limits.drawOf('buyer-year', id)),
  ]);
  const ours = own
    .filter((draw) => draw?.account === year.account)
    .reduce((sum, draw) => sum + (draw?.amount ?? 0), 0);
  return money(account.drawn - ours, 'CNY');
}

/**
 * The parcels that an order, in this or a superseded version, may have counted in its buyer's year:
 * without sub-orders what counts goes in one.
 */
export function countedParcels(order: Order): readonly string[] {
  const { orderId, subOrders, superseded } = order;
  const first = firstParcelNumber(order);
  const most = subOrders === undefined && superseded === undefined ? 1 : MOST_PARCELS;
  return Array.from({ length: most }, (_each, index) => consignmentId(orderId, first + index));
}

/**
 * Counts a consignment in its buyer's year. Beyond the limit it is not drawn, unless an operator
 * left that to customs' own counter, which decides in any case (-621018).
 */
export async function drawBuyerLimit(
  services: LimitServices,
  consignment: Pick<Consignment, 'consignmentId' | 'orderId' | 'lines' | 'totals' | 'limits'>,
): Promise<ConsignmentFact> {
  const kind = 'buyer-year';
  const amount = dutiableTotal(consignment);
  const year = await buyerYearOf(services, consignment.orderId);
  if (year === undefined) throw new Error(`no buyer is known of ${consignment.consignmentId}`);
  const { account: name, day } = year;
  const limit = annualLimitOn(day);
  const isOverruled = consignment.limits?.[kind]?.state === 'overruled';
  const { consignmentId: id } = consignment;
  const draw = { kind, account: name, consignmentId: id, amount: amount.amount } as const;
  const drawn = await services.limits.draw(draw, isOverruled ? 'none' : (limit ?? 'none'));
  const type = drawn.kind === 'drawn' ? 'limit-drawn' : 'limit-exhausted';
  return { type, limit: kind, taken: takenOf(drawn.account, day.slice(0, 4), amount, limit) };
}

/** Draws the computed tax on the guarantor's balance; with what is left when that does not cover it. */
export async function drawGuarantee(
  { limits }: Pick<Services, 'limits'>,
  consignment: Consignment,
): Promise<ConsignmentFact> {
  const kind = 'guarantee';
  const { consignmentId: id, parties } = consignment;
  const account = parties.guarantorCode ?? parties.declarant.code;
  const amount = guaranteedTax(consignment);
  const draw = { kind, account, consignmentId: id, amount: amount.amount } as const;
  const drawn = await limits.draw(draw, 'own');
  const type = drawn.kind === 'drawn' ? 'limit-drawn' : 'limit-exhausted';
  const taken = takenOf(drawn.account, account, amount, drawn.account.limit);
  return { type, limit: kind, taken };
}

/** Gives back what an order that got no consignment, or a consignment, takes of its limits. */
export async function giveBackLimits(
  { limits }: Pick<Services, 'limits'>,
  id: string,
  kinds: readonly LimitKind[] = LIMIT_KINDS,
): Promise<void> {
  for (const kind of kinds) await limits.restore(kind, id);
}

/** As `giveBackLimits`, for those that the consignment took, with the event that tells it. */
export async function restoreLimits(
  services: Pick<Services, 'limits'>,
  { consignmentId: id, limits = {} }: Consignment,
  kinds: readonly LimitKind[] = LIMIT_KINDS,
): Promise<readonly ConsignmentFact[]> {
  const taken = kinds.filter((kind) => limits[kind]?.state === 'drawn');
  if (taken.length === 0) return [];
  await giveBackLimits(services, id, taken);
  return [{ type: 'limits-restored', limits: taken }];
}
