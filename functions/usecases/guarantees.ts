import { leftOf } from '../domain/tax/limit-account.ts';
import type { LimitAccount } from '../domain/tax/limit-account.ts';
import { formatMoney, money } from '../domain/money/money.ts';
import type { Money } from '../domain/money/money.ts';
import type { Services } from '../ports/services.ts';

type GuaranteeServices = Pick<Services, 'limits' | 'directory'>;

/** Every guarantor of a merchant or of earlier declarations, with what is drawn on it, in decimal CNY. */
export async function guarantees({ limits, directory }: GuaranteeServices) {
  const [accounts, merchants] = await Promise.all([limits.guarantees(), directory.merchants()]);
  const codes = [...new Set(merchants.map(({ guarantorCode }) => guarantorCode))];
  const untouched = codes.filter((code) => accounts.every(({ account }) => account !== code));
  const fresh = untouched.map((account) => ({ kind: 'guarantee' as const, account, drawn: 0 }));
  return [...accounts, ...fresh]
    .sort((a, b) => (a.account < b.account ? -1 : 1))
    .map(guaranteeView);
}

/**
 * Sets what a guarantor stands in for. Parcels that are held for it go on when an operator says so.
 *
 * @returns undefined when nobody of this code guarantees anything here
 */
export async function setGuarantee(
  services: GuaranteeServices,
  guarantorCode: string,
  limit: Money,
) {
  const known = await guarantees(services);
  if (known.every((each) => each.guarantorCode !== guarantorCode)) return undefined;
  return guaranteeView(await services.limits.setGuarantee(guarantorCode, limit.amount));
}

function guaranteeView(account: LimitAccount) {
  const yuan = (amount: number | undefined) =>
    amount === undefined ? undefined : formatMoney(money(amount, 'CNY'));
  return {
    guarantorCode: account.account,
    drawn: yuan(account.drawn),
    limit: yuan(account.limit),
    left: yuan(leftOf(account, account.limit)),
  };
}
