import type { LoadService } from '../load/load-kinds.ts';
import type { FlyingCarrier } from '../flight/may-fly.ts';
import type { Money } from '../money/money.ts';
import type { PromiseTerms } from '../order/promise.ts';
import type { PositiveList } from '../screening/goods-lists.ts';
import type { DistrictRow } from './district-policies.ts';
import type { Enterprise } from './parties.ts';
import type { QuotingFacts } from './quote-order.ts';
import type { TradeModeName } from './trade-modes.ts';

/** A warehouse as planning sees it; `available` = book − reserved per SKU in sales items. */
export interface PlannableWarehouse {
  readonly warehouseId: string;
  readonly name: string;
  readonly enterprise: Enterprise;
  readonly country: string;
  readonly accountBook?: string;
  readonly customsCode: string;
  readonly portCode: string;
  /** Where it is not the merchant's. */
  readonly declarant?: Enterprise;
  readonly serves: readonly TradeModeName[];
  readonly available: ReadonlyMap<string, number>;
}

/** A carrier as planning sees it. */
export interface PlannableCarrier extends FlyingCarrier {
  /** What its loads travel by, where that is not a flight. */
  readonly loadServices?: readonly LoadService[];
  readonly enterprise: Enterprise;
}

/** Everything besides the order that a plan depends on. */
export interface PlanningFacts extends QuotingFacts {
  readonly warehouses: readonly PlannableWarehouse[];
  readonly seller: Enterprise;
  readonly declarant: Enterprise;
  readonly platform: Enterprise;
  readonly carrier: PlannableCarrier;
  /** Carriers to take when the first does not take the goods, in the merchant's order. */
  readonly otherCarriers?: readonly PlannableCarrier[];
  readonly customsId: string;
  readonly guarantorCode: string;
  readonly paymentFirm?: Enterprise;
  /** The merchant's policy: modes that go before others, first wins. */
  readonly preferredModes?: readonly TradeModeName[];
  /** What the channel promises of orders that say nothing themselves. */
  readonly promiseTerms?: PromiseTerms;
  /** The merchant has its released export lists summed up every month. */
  readonly sumsUpLists?: boolean;
  /** The merchant has receipts of payment (403) filed before its export lists. */
  readonly filesReceipts?: boolean;
  /** What is known of the ways of customs districts. */
  readonly districts?: readonly DistrictRow[];
  /** The positive list of retail imports of the day, where it can be read. */
  readonly positiveList?: PositiveList;
  /** What the buyer's other orders count in this year already, CNY; absent when it is not known. */
  readonly annualUsed?: Money;
}
