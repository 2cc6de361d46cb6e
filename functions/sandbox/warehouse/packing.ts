import { withGs1CheckDigit } from '../check-digits.ts';
import { DEMO_CATALOGUE } from '../demo/catalogue.ts';
import { PLANTED_ARTICLES } from '../demo/planted-articles.ts';
import { drawInteger } from '../seeded.ts';
import type { Parcel } from './parcels.ts';

/** Grams of an item that is not in the catalogue. */
const UNKNOWN_ITEM_GRAMS = 500;
/** Parcels in a bag, and bags on a pallet, at most. */
const BAG_HOLDS = 20;
const PALLET_HOLDS = 8;
/** Extension digit and GS1 company prefix of the simulated warehouses. */
const SSCC_PREFIX = '36937654321';

/** What the scale says: gross weight by the catalogue and up to three in a hundred more. */
export function packedGrams(seed: number, { lines, orderNumber }: Parcel): number {
  const grams = lines.reduce((sum, { sku, quantity }) => {
    const item = [...DEMO_CATALOGUE, ...PLANTED_ARTICLES].find((each) => each.sku === sku);
    return sum + (item?.grossWeightGrams ?? UNKNOWN_ITEM_GRAMS) * quantity;
  }, 0);
  return grams + Math.floor((grams * drawInteger(0, 30, seed, orderNumber, 'weight')) / 1000);
}

/** The bags and pallets of a load, filled in the order of its parcels; a bag has its own seal. */
export function bagged(loadId: string, consignmentIds: readonly string[]) {
  return consignmentIds.map((consignmentId, index) => {
    const bag = Math.floor(index / BAG_HOLDS) + 1;
    const pallet = Math.floor((bag - 1) / PALLET_HOLDS) + 1;
    return {
      consignmentId,
      bag: `${loadId}-B${String(bag)}`,
      bagSeal: `${loadId}-S${String(bag)}`,
      pallet: `${loadId}-P${String(pallet)}`,
    };
  });
}

/** The parcel's serial shipping container code for the n-th parcel. Source: GS1 General Specifications. */
export function sscc(serial: number): string {
  return withGs1CheckDigit(SSCC_PREFIX + String(serial % 1_000_000).padStart(6, '0'));
}
