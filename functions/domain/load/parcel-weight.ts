import type { Consignment } from '../consignment/consignment.ts';

/**
 * Grams of a parcel as packed; before that, what the catalogue expects. Never nothing: carriers
 * take no such parcel.
 */
export function parcelWeight({ packed, lines }: Consignment): number {
  const expected = lines.reduce(
    (sum, { goods, quantity }) => sum + (goods.grossWeightGrams ?? 0) * quantity,
    0,
  );
  return Math.max(1, packed?.weightGrams ?? expected);
}
