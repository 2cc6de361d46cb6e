import type { LandedCost } from '../destinations/landed-cost.ts';
import { formatMoney } from '../money/money.ts';
import type { Order } from '../order/order.ts';
import { isRetailImport } from '../screening/goods-hits.ts';
import { isSample } from '../screening/goods-lists.ts';
import type { PositiveList } from '../screening/goods-lists.ts';
import type { RouteCosts } from './route-costs.ts';
import type { Route } from './routes.ts';

/** What a plan was chosen from, and by. */
export interface Choice extends Route {
  /** Routes that stock allows beside it, best first. */
  readonly others: readonly Route[];
  /** Better ones that the law, or no carrier, allows, and why not. */
  readonly passedOver: readonly { readonly route: Route; readonly because: string }[];
  readonly costs: RouteCosts;
  /** Articles of which the catalogue does not say where they are counted. */
  readonly uncounted?: readonly string[];
  readonly positiveList?: PositiveList;
  /** The number of its parcel, and of how many, where the order is split; and which sub-order it is. */
  readonly part?: {
    readonly number: number;
    readonly of: number;
    readonly subOrder?: string;
    readonly isMix?: boolean;
  };
}

/**
 * Why planning chose a route, in words for a person: what is in stock, the days, what is owed at the
 * border and by which rules, what else was possible and what was not.
 */
export function planReason(
  { shipTo, lines }: Order,
  { mode, warehouse, others, passedOver, costs, part, uncounted, positiveList }: Choice,
  landedCost: LandedCost | undefined,
): string {
  const count = lines.length === 1 ? 'its line is' : `all ${String(lines.length)} lines are`;
  const whole = uncounted
    ? `the order goes to ${shipTo.country}; where ${uncounted.join(', ')} is counted the catalogue does not say`
    : `the order goes to ${shipTo.country} and ${count} in stock there`;
  const there = part ? partOf(part) : whole;
  const [next] = others.filter((other) => other.mode !== mode);
  const sentences = [
    `${routeName({ mode, warehouse })}: ${there}; ${priceOf({ mode, warehouse }, costs)}.`,
    ...(landedCost === undefined ? [] : [landed(landedCost)]),
    ...(positiveList && isRetailImport(mode.name) ? [goneBy(positiveList)] : []),
    ...passedOver.map(({ route, because }) => `Not ${routeName(route)}: ${because}.`),
    ...(next === undefined ? [] : [`Also possible: ${routeName(next)}, ${priceOf(next, costs)}.`]),
  ];
  return sentences.join(' ');
}

function partOf({ number, of, subOrder, isMix }: NonNullable<Choice['part']>): string {
  const parcel = `parcel ${String(number)} of ${String(of)}`;
  if (isMix === true) {
    return `no carrier takes all of the order together; ${parcel} is what one carrier takes`;
  }
  return subOrder === undefined
    ? `no warehouse has all of the order; ${parcel} is what is in stock there`
    : `no single warehouse may send all of the order; ${parcel} is sub-order ${subOrder}, and limits were judged on the order as sold`;
}

function goneBy(edition: PositiveList): string {
  const { listId, effectiveFrom } = edition;
  return isSample(edition)
    ? 'Goods by the sample of the positive list.'
    : `Goods by the positive list ${listId} of ${effectiveFrom}.`;
}

function landed({ total, currency, rules }: LandedCost): string {
  const by = rules.length === 0 ? '' : `, by ${rules.join(', ')}`;
  return `Landed cost ${formatMoney(total)} ${currency}${by}.`;
}

function priceOf({ mode }: Route, costs: RouteCosts): string {
  const owed = costs.atBorder(mode);
  const days = `about ${String(mode.expectedDays)} days`;
  if (owed === undefined) return `${days}, duty and tax not quoted`;
  return owed.amount === 0
    ? `${days}, nothing owed at the border`
    : `${days}, ${formatMoney(owed)} ${owed.currency} owed at the border`;
}

function routeName({ mode, warehouse }: Route): string {
  return `${mode.title} (${mode.supervisionCode ?? 'no declaration'}) from ${warehouse.name}`;
}
