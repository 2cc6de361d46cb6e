import { withGs1CheckDigit } from '../check-digits.ts';
import { DEMO_CATALOGUE } from '../demo/catalogue.ts';
import { drawInteger } from '../seeded.ts';
import type { Parcel } from './parcels.ts';

/** Grams of an item that is not in the catalogue. */
const UNKNOWN_ITEM_GRAMS = 500;
/** Extension digit and GS1 company prefix of the simulated warehouses. */
const SSCC_PREFIX = '36937654321';

/** What the scale says: gross weight by the catalogue and up to three in a hundred more. */
export function packedGrams(seed: number, { lines, orderNumber }: Parcel): number {
  const grams = lines.reduce((sum, { sku, quantity }) => {
    const item = DEMO_CATALOGUE.find((each) => each.sku === sku);
    return sum + (item?.grossWeightGrams ?? UNKNOWN_ITEM_GRAMS) * quantity;
  }, 0);
  return grams + Math.floor((grams * drawInteger(0, 30, seed, orderNumber, 'weight')) / 1000);
}

/** The parcel's serial shipping container code for the n-th parcel. Source: GS1 General Specifications. */
export function sscc(serial: number): string {
  return withGs1CheckDigit(SSCC_PREFIX + String(serial % 1_000_000).padStart(6, '0'));
}
