import type { PlannedConsignment } from '../consignment/consignment-events.ts';
import type { ConsignmentLine } from '../consignment/consignment.ts';
import { consignmentId } from '../identifiers/order-id.ts';
import type { Order } from '../order/order.ts';
import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';
import type { CatalogueItem } from './catalogue-item.ts';
import type { Enterprise } from './parties.ts';
import type { RetailImportTaxes } from './retail-import-taxes.ts';
import { retailImportTaxes } from './retail-import-taxes.ts';
import { TRADE_MODES } from './trade-modes.ts';
import type { TradeMode, TradeModeName } from './trade-modes.ts';

/** A bonded warehouse as planning sees it; `available` = book − reserved per SKU in sales items. */
export interface PlannableWarehouse {
  readonly warehouseId: string;
  readonly name: string;
  readonly enterprise: Enterprise;
  readonly accountBook: string;
  readonly customsCode: string;
  readonly portCode: string;
  readonly serves: readonly ('import' | 'export')[];
  readonly available: ReadonlyMap<string, number>;
}

/** Everything besides the order that a plan depends on. */
export interface PlanningFacts {
  readonly catalogue: ReadonlyMap<string, CatalogueItem>;
  readonly warehouses: readonly PlannableWarehouse[];
  readonly seller: Enterprise;
  readonly declarant: Enterprise;
  readonly platform: Enterprise;
  readonly carrier: { readonly carrierId: string; readonly enterprise: Enterprise };
  readonly customsId: string;
  readonly guarantorCode: string;
  readonly paymentFirm?: Enterprise;
  /** `YYYY-MM-DD`, for dated rules. */
  readonly declaredOn: string;
}

/** Home of the bonded warehouses: what goes there is an import into it, all else an export. */
const HOME = 'CN';

/** The ledger moves this many lines at once; an order is one consignment and is moved whole. */
const MOST_LINES = 40;

/**
 * Chooses trade mode and warehouse for a paid order. One consignment per order: limits are judged
 * on the order as sold, and nothing is split to get under one.
 *
 * @returns the consignment to be, or a refusal when no legal route exists: then no parcel moves
 */
export function planOrder(order: Order, facts: PlanningFacts): Result<PlannedConsignment> {
  const mode = TRADE_MODES[order.requestedMode ?? modeFor(order)];
  if (mode.refusedBecause !== undefined) return refuse('mode-not-available', mode.refusedBecause);
  if (mode.direction === 'import' && order.shipTo.country !== HOME) {
    return refuse(
      'mode-destination',
      `${mode.title} ends in China, not in ${order.shipTo.country}`,
    );
  }
  if (mode.direction === 'export' && order.shipTo.country === HOME) {
    return refuse('mode-destination', `${mode.title} leaves China, the order stays there`);
  }
  if (order.lines.length > MOST_LINES) {
    return refuse('too-many-lines', `one parcel takes at most ${String(MOST_LINES)} lines`);
  }
  const unknown = order.lines.find(({ sku }) => !facts.catalogue.has(sku));
  if (unknown !== undefined) {
    return refuse('unknown-sku', `SKU ${unknown.sku} is not in the merchant’s catalogue`);
  }
  const warehouse = facts.warehouses.find((each) => canServe(each, mode, order));
  if (warehouse === undefined) {
    return refuse(
      'no-stock',
      `no ${mode.direction} warehouse has every line of the order in stock`,
    );
  }
  const taxes = retailImportTaxes(mode, order, facts.catalogue, facts.declaredOn);
  if (!taxes.ok) return taxes;
  return accept(planned(order, facts, mode, warehouse, taxes.value));
}

function modeFor(order: Order): TradeModeName {
  return order.shipTo.country === HOME ? 'bonded-import' : 'special-area-export';
}

function canServe(warehouse: PlannableWarehouse, mode: TradeMode, order: Order): boolean {
  return (
    warehouse.serves.some((direction) => direction === mode.direction) &&
    order.lines.every(({ sku, quantity }) => (warehouse.available.get(sku) ?? 0) >= quantity)
  );
}

function planned(
  order: Order,
  facts: PlanningFacts,
  mode: TradeMode,
  warehouse: PlannableWarehouse,
  taxes: RetailImportTaxes,
): PlannedConsignment {
  const { orderId, merchantId, channelId, displayNumber, shipTo, identity, payment, totals } =
    order;
  return {
    consignmentId: consignmentId(orderId, 1),
    orderId,
    merchantId,
    channelId,
    orderNumber: order.channelOrderId,
    displayNumber,
    mode: mode.name,
    planReason: `${mode.title} (${mode.supervisionCode ?? 'no declaration'}) from ${warehouse.name}: the order goes to ${shipTo.country}, and all ${String(order.lines.length)} lines are in stock there.`,
    warehouseId: warehouse.warehouseId,
    carrierId: facts.carrier.carrierId,
    customsId: facts.customsId,
    parties: {
      platform: facts.platform,
      seller: facts.seller,
      declarant: facts.declarant,
      logistics: facts.carrier.enterprise,
      payment: facts.paymentFirm,
      warehouse: warehouse.enterprise,
      guarantorCode: facts.guarantorCode,
      accountBook: warehouse.accountBook,
      customsCode: warehouse.customsCode,
      portCode: warehouse.portCode,
    },
    shipTo,
    buyerName: order.buyerName,
    buyerRegistration: order.buyerRegistration,
    identity,
    payment,
    totals,
    lines: order.lines.map((line, index): ConsignmentLine => ({
      ...line,
      goods: goodsOf(facts.catalogue.get(line.sku)),
      tax: taxes[index],
    })),
  };
}

function goodsOf(item: CatalogueItem | undefined): ConsignmentLine['goods'] {
  if (item === undefined) return {};
  return Object.fromEntries(
    Object.entries(item).filter(([key]) => key !== 'merchantId' && key !== 'sku'),
  );
}
