/** How a customs district handles general exports (9610). */
interface District {
  /** Goods arrive at the site (507) and are released there, or the arrival waits for the release. */
  readonly exportArrival: 'before-release' | 'after-release';
}

/**
 * weak: districts differ in this, which one does what is not published; the second row is chosen. The
 * demo merchant is told of it in `world.ts`: a declarant who is not has his arrivals refused there.
 */
const DISTRICTS: { readonly [customsCode: string]: District | undefined } = {
  '3702': { exportArrival: 'before-release' },
  '5141': { exportArrival: 'after-release' },
};
const USUAL: District = { exportArrival: 'before-release' };

/** The policy of a district, by its four digits. */
export function districtOf(customsCode: string): District {
  return DISTRICTS[customsCode] ?? USUAL;
}
