import type { Money } from '../../domain/money/money.ts';
import type { OrderLine } from '../../domain/order/order.ts';

interface Piece {
  readonly lineId: string;
  readonly sku: string;
  /** Of the article and its variation; what is empty is left out. */
  readonly names: readonly (string | null | undefined)[];
  readonly price: Money;
}

const LONGEST_NAME = 250;

/** The line of one piece, where a marketplace lists two of the same article as two lines. */
export function onePiece({ lineId, sku, names, price }: Piece): OrderLine {
  const name = names.filter((part) => part).join(', ') || sku;
  return { lineId, sku, name: name.slice(0, LONGEST_NAME), quantity: 1, price, total: price };
}
