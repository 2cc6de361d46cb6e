import { allocateMoney } from '../money/allocate-money.ts';
import { addMoney, subtractMoney } from '../money/money.ts';
import type { Money } from '../money/money.ts';
import type { LandedCost } from './landed-cost.ts';

/**
 * The quote of an order as its parcels bear it, in proportion to `weights`: the order is judged as
 * sold, so that form, rules and rates stay, and every sum of the parts is that of the whole.
 */
export function shareLandedCost(
  cost: LandedCost,
  weights: readonly number[],
): readonly LandedCost[] {
  const shares = (amount: Money) => allocateMoney(amount, weights);
  const { goods, transport, duty, tax, fees, total, ioss } = cost;
  const named = [goods, transport, duty, tax, fees].filter((amount) => amount !== undefined);
  // What is charged though its kind is not quoted whole stands in the total alone.
  const rest = named.reduce(subtractMoney, total);
  const shared = {
    goods: shares(goods),
    transport: shares(transport),
    duty: duty && shares(duty),
    tax: tax && shares(tax),
    fees: shares(fees),
    rest: shares(rest),
    ioss: ioss?.map(({ rate, base, amount }) => ({
      rate,
      base: shares(base),
      amount: shares(amount),
    })),
  };
  return weights.map((_weight, at): LandedCost => {
    const none = { amount: 0, currency: cost.currency };
    const of = (amounts: readonly Money[] | undefined) => amounts?.[at];
    const parts = {
      goods: of(shared.goods) ?? none,
      transport: of(shared.transport) ?? none,
      duty: of(shared.duty),
      tax: of(shared.tax),
      fees: of(shared.fees) ?? none,
    };
    const sums = Object.values(parts).filter((amount) => amount !== undefined);
    return {
      ...cost,
      ...parts,
      total: sums.reduce(addMoney, of(shared.rest) ?? none),
      ioss: shared.ioss?.map(({ rate, base, amount }) => ({
        rate,
        base: of(base) ?? none,
        amount: of(amount) ?? none,
      })),
    };
  });
}
