import type { PlannedConsignment } from '../consignment/consignment-events.ts';
import type { ConsignmentLine, GeneralDeclaration } from '../consignment/consignment.ts';
import type { LandedCost } from '../destinations/landed-cost.ts';
import { territoryOf } from '../destinations/territory.ts';
import { consignmentId } from '../identifiers/order-id.ts';
import { loadKindOf } from '../load/load-kinds.ts';
import type { LoadKind } from '../load/load-kinds.ts';
import { promiseOf } from '../order/promise.ts';
import type { Order } from '../order/order.ts';
import type { Carried } from './carrier-for.ts';
import type { CatalogueItem } from './catalogue-item.ts';
import { districtPolicy } from './district-policies.ts';
import type { Parties, PartyRole } from './parties.ts';
import { planReason } from './plan-reason.ts';
import type { Choice } from './plan-reason.ts';
import type { PlannableCarrier, PlanningFacts } from './planning-facts.ts';
import type { RetailImportTaxes } from './retail-import-taxes.ts';

/** What was decided for one parcel. */
export interface Decided {
  /** Of the parcel within its order, from 1. */
  readonly number: number;
  /** Under which its documents go. */
  readonly orderNumber: string;
  readonly choice: Choice;
  readonly carried: Carried<PlannableCarrier>;
  readonly taxes: RetailImportTaxes;
  readonly landedCost?: LandedCost;
  readonly generalDeclaration?: GeneralDeclaration;
}

/**
 * A consignment to be, with everybody who will stand on its declaration.
 *
 * @param order what is in it: the order, or its part
 */
export function plannedConsignment(
  order: Order,
  facts: PlanningFacts,
  decided: Decided,
): PlannedConsignment {
  const { choice, taxes, landedCost, generalDeclaration, orderNumber } = decided;
  const { mode, warehouse } = choice;
  const { carrier, because } = decided.carried;
  const { orderId, merchantId, channelId, displayNumber, shipTo, identity, payment, totals } =
    order;
  return {
    consignmentId: consignmentId(orderId, decided.number),
    orderId,
    merchantId,
    channelId,
    orderNumber,
    displayNumber,
    mode: mode.name,
    planReason: withCarrier(planReason(order, choice, landedCost), carrier, because),
    warehouseId: warehouse.warehouseId,
    departsFrom: warehouse.country,
    receivingWarehouseId: order.receivingWarehouseId,
    generalDeclaration,
    carrierId: carrier.carrierId,
    travelsBy: travelsBy(choice, carrier, shipTo),
    customsId: facts.customsId,
    parties: partiesOf(choice, carrier, facts),
    shipTo,
    buyerName: order.buyerName,
    buyerRegistration: order.buyerRegistration,
    identity,
    payment,
    totals,
    lines: order.lines.map((line, index): ConsignmentLine => ({
      ...line,
      goods: goodsOf(facts.catalogue.get(line.sku), shipTo),
      tax: taxes[index],
    })),
    registrations: facts.registrations,
    landedCost,
    promise: order.promise ?? (facts.promiseTerms && promiseOf(facts.promiseTerms, order.placedAt)),
  };
}

/** Who stands on its declaration, and what merchant and district have it declared by. */
function partiesOf(
  { mode, warehouse }: Choice,
  { enterprise: logistics }: PlannableCarrier,
  facts: PlanningFacts,
): Parties {
  const { platform, seller, districts = [], declaredOn } = facts;
  const { customsCode, portCode, accountBook } = warehouse;
  const named = (role: PartyRole) => mode.parties.includes(role);
  const { exportArrival } = districtPolicy(districts, customsCode, declaredOn);
  const arrives = mode.districtPolicies.includes('exportArrival') ? exportArrival : undefined;
  return {
    platform,
    seller,
    declarant: warehouse.declarant ?? facts.declarant,
    logistics,
    payment: named('payment firm') ? facts.paymentFirm : undefined,
    warehouse: named('zone warehouse') ? warehouse.enterprise : undefined,
    guarantorCode: named('guarantor') ? facts.guarantorCode : undefined,
    accountBook,
    customsCode,
    portCode,
    exportReceipts:
      mode.direction === 'export' && facts.filesReceipts === true ? 'filed' : undefined,
    statisticsFlag: mode.maySumUp && facts.sumsUpLists === true ? 'B' : undefined,
    exportArrival: arrives === 'after-release' ? arrives : undefined,
  };
}

/** What its load travels by; a parcel that goes alone is in none. */
function travelsBy(
  { mode, warehouse }: Choice,
  { loadServices = [] }: PlannableCarrier,
  { country: destination }: Order['shipTo'],
): LoadKind | undefined {
  if (mode.travels === 'alone') return undefined;
  return loadKindOf(loadServices, { warehouseId: warehouse.warehouseId, destination });
}

function withCarrier(
  reason: string,
  { carrierId }: PlannableCarrier,
  because: string | undefined,
): string {
  return because === undefined ? reason : `${reason} Carried by ${carrierId}: ${because}.`;
}

/** What the catalogue says of an item, without the tariffs of other destinations. */
function goodsOf(
  item: CatalogueItem | undefined,
  shipTo: Order['shipTo'],
): ConsignmentLine['goods'] {
  if (item === undefined) return {};
  const places = [shipTo.country, territoryOf(shipTo)];
  const there = Object.entries(item.tariffs ?? {}).filter(([at]) => places.includes(at));
  const tariffs = there.length === 0 ? undefined : Object.fromEntries(there);
  const goods = Object.entries({ ...item, tariffs });
  return Object.fromEntries(
    goods.filter(([key, value]) => key !== 'merchantId' && key !== 'sku' && value !== undefined),
  );
}
