import type { Money } from '../../domain/money/money.ts';
import type { AmountReader } from './amount-reader.ts';

/** A decimal that may be negative, and where it stands. */
export interface SignedAmount {
  readonly decimal: string;
  readonly pointer: string;
}

/** What the positive ones come to and what the negative ones take off. */
export function signedSums(
  amounts: AmountReader,
  signed: readonly SignedAmount[],
): { readonly charged: Money; readonly granted: Money } {
  const read = signed.map(({ decimal, pointer }) => ({
    isGranted: decimal.startsWith('-'),
    amount: amounts.read(decimal.replace(/^-/, ''), pointer),
  }));
  const sum = (granted: boolean): Money =>
    amounts.sum(read.filter(({ isGranted }) => isGranted === granted).map(({ amount }) => amount));
  return { charged: sum(false), granted: sum(true) };
}
