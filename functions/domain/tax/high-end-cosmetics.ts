import type { Quantity } from '../money/quantity.ts';
import { units } from '../money/quantity.ts';

/** What cosmetics hold, one sales item or all of a line together, so that their unit value can be judged. */
export interface CosmeticContent {
  readonly content: Quantity;
  readonly per: 'gram' | 'millilitre' | 'piece';
}

/** Fen per gram, millilitre or piece (of masks and the like) from which cosmetics are high-end. */
const HIGH_END_FROM = { gram: 10_00, millilitre: 10_00, piece: 15_00 } as const;

/**
 * Whether cosmetics with this dutiable value (fen) are high-end, and so bear consumption tax: at
 * least 10 CNY per gram or millilitre, or 15 CNY per piece, without VAT (CaiShui 2016-103, since
 * 2016-10-01; earlier cosmetics tax is not modelled). Throws when there is no content.
 */
export function isHighEndCosmetic(
  dutiableValue: number,
  { content, per }: CosmeticContent,
): boolean {
  if (content <= 0) throw new RangeError('cosmetics must have content');
  return BigInt(dutiableValue) * BigInt(units(1)) >= BigInt(HIGH_END_FROM[per]) * BigInt(content);
}
