import { kindsOf } from '../destinations/kinds-of-goods.ts';
import { ruleOn } from '../destinations/rule.ts';
import { territoryOf } from '../destinations/territory.ts';
import type { Address } from '../order/order.ts';
import type { Goods } from '../trade/catalogue-item.ts';
import { crossesToConsumer, TRADE_MODES } from '../trade/trade-modes.ts';
import type { TradeMode, TradeModeName } from '../trade/trade-modes.ts';
import { isSample, NO_GOODS_LISTS, positiveListOn, restrictedGoods } from './goods-lists.ts';
import type { GoodsLists, PositiveList } from './goods-lists.ts';
import { NEVER_LISTED } from './goods-rules.ts';
import type { GoodsRule } from './goods-rules.ts';
import type { HitTier, ScreeningHit } from './hits.ts';

interface ScreenedGoods {
  readonly mode: TradeModeName;
  readonly shipTo: Pick<Address, 'country' | 'postcode'>;
  readonly lines: readonly { readonly goods: Goods }[];
}

/** Whether the positive list is gone by. */
export function isRetailImport(name: TradeModeName): boolean {
  const mode = TRADE_MODES[name];
  return mode.direction === 'import' && crossesToConsumer(mode);
}

/** What is wrong with the goods themselves, by the rules and lists of a day. */
export function goodsHits(
  { mode, shipTo, lines }: ScreenedGoods,
  on: string,
  lists: GoodsLists = NO_GOODS_LISTS,
): readonly ScreeningHit[] {
  const edition = isRetailImport(mode) ? positiveListOn(lists, on) : undefined;
  const rules = restrictedGoods(lists);
  return lines.flatMap(({ goods }, index) => {
    const field = `lines.${String(index + 1)}.hsCode`;
    const found = edition
      ? listed(goods, TRADE_MODES[mode].bonded, edition)
      : restricted(goods, shipTo, on, rules);
    return found.map(({ rule, tier, message }) => ({
      hitId: `${rule}.${String(index + 1)}`,
      tier,
      field,
      message: `Line ${String(index + 1)}: ${message}`,
    }));
  });
}

interface Found {
  readonly rule: string;
  readonly tier: HitTier;
  readonly message: string;
}

/** Source: announcement of 13 ministries 2019-96 and its adjustment of 2022. */
function listed({ hsCode = '' }: Goods, bonded: boolean, edition: PositiveList): readonly Found[] {
  if (hsCode === '') return [];
  const rule = 'positive-list';
  const { listId, effectiveFrom, lines } = edition;
  const line = lines.find((each) => hsCode.startsWith(each.hsCode));
  if (line?.bondedOnly === true && !bonded) return [{ rule, tier: 'hold', message: FROM_BOND }];
  if (line?.remark !== undefined) {
    return [{ rule, tier: 'note', message: `the positive list remarks: ${line.remark}` }];
  }
  if (line !== undefined) return [];
  const message = isSample(edition)
    ? 'not on the positive list of retail imports'
    : `not on the positive list ${listId} of ${effectiveFrom}`;
  return !isSample(edition) || NEVER_LISTED.some((chapter) => hsCode.startsWith(chapter))
    ? [{ rule, tier: 'hold', message }]
    : [{ rule, tier: 'note', message: 'not in the sample of the positive list that is kept here' }];
}

/** That the positive list takes an article from bond only, for a mode that is not; undefined else. */
export function bondOnly(
  { hsCode = '' }: Goods,
  { name, bonded }: Pick<TradeMode, 'name' | 'bonded'>,
  { lines }: PositiveList,
): string | undefined {
  if (!isRetailImport(name) || bonded || hsCode === '') return undefined;
  const line = lines.find((each) => hsCode.startsWith(each.hsCode));
  return line?.bondedOnly === true ? FROM_BOND : undefined;
}

const FROM_BOND = 'the positive list takes it from bond (1210) only';

function restricted(
  goods: Goods,
  shipTo: ScreenedGoods['shipTo'],
  on: string,
  rules: readonly GoodsRule[],
): readonly Found[] {
  const territory = territoryOf(shipTo);
  const kinds = kindsOf(goods);
  const applies = ({ territory: at, tariffs = [], kinds: of = [] }: GoodsRule): boolean =>
    (at === 'any' || at === territory) &&
    (tariffs.some((beginning) => goods.hsCode?.startsWith(beginning)) ||
      of.some((kind) => kinds.has(kind)));
  return rules
    .filter((rule) => applies(rule) && ruleOn([rule], on) !== undefined)
    .map(({ id, tier, says }) => ({ rule: id, tier, message: says }));
}
