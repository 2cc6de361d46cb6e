/** What customs districts do each in a way of its own. */
export interface DistrictPolicy {
  /**
   * Of exports that arrive at customs' site: whether they arrive there (507) before their list is
   * released (800), or once it is.
   */
  readonly exportArrival: 'before-release' | 'after-release';
}

/** One of the policies, as a column of the trade modes names those that a mode goes by. */
export type DistrictPolicyName = keyof DistrictPolicy;

/** What a district does from a day on, as whoever declares there knows it. */
export interface DistrictRow extends Partial<DistrictPolicy> {
  /** Four digits. */
  readonly customsCode: string;
  /** `YYYY-MM-DD`. */
  readonly since: string;
}

/**
 * Where nothing else is known. Source: GACC announcement 2018-194 and the CEB business nodes of
 * 2022-05 name both documents and leave their order open. weak: that most districts want the goods
 * first; which district does what is published nowhere, so that rows of districts are settings.
 */
export const USUAL_DISTRICT: DistrictPolicy = { exportArrival: 'before-release' };

/** What each policy says, in words, by what it may be. */
export const DISTRICT_WORDING: {
  readonly [Name in DistrictPolicyName]: { readonly [Value in DistrictPolicy[Name]]: string };
} = {
  exportArrival: {
    'before-release': 'the goods arrive at the site (507), and are released there (800)',
    'after-release': 'the list is released (800), and the goods arrive at the site (507) then',
  },
};

/**
 * The policy of a district on a day: of its rows that are in force the newest that says something,
 * of the same day the last, else what is usual.
 *
 * @param on `YYYY-MM-DD`
 */
export function districtPolicy(
  rows: readonly DistrictRow[],
  customsCode: string,
  on: string,
): DistrictPolicy {
  return rows
    .filter((row) => row.customsCode === customsCode && row.since <= on)
    .toSorted((a, b) => a.since.localeCompare(b.since))
    .reduce<DistrictPolicy>(
      (policy, { exportArrival = policy.exportArrival }) => ({ exportArrival }),
      USUAL_DISTRICT,
    );
}
