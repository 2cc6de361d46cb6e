/** How a customs district handles general exports (9610). */
interface District {
  /** Lists are released once the goods arrived at the site (507), or the arrival waits for the release. */
  readonly exportRelease: 'release-after-arrival' | 'release-before-arrival';
}

/** weak: districts differ in this, which one does what is not published; the second row is chosen. */
const DISTRICTS: { readonly [customsCode: string]: District | undefined } = {
  '3702': { exportRelease: 'release-after-arrival' },
  '5141': { exportRelease: 'release-before-arrival' },
};
const USUAL: District = { exportRelease: 'release-after-arrival' };

/** The policy of a district, by its four digits. */
export function districtOf(customsCode: string): District {
  return DISTRICTS[customsCode] ?? USUAL;
}
