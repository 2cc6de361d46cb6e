/** A day, `YYYY-MM-DD`, in the country whose rule it is. */
export type Day = string;

/**
 * One dated row of a country's rules. What changes gets another row with the same `id` and later
 * days; a row is never edited once it was in force.
 */
export interface Rule {
  /** Stable name of what is ruled, e.g. `eu-flat-duty`. */
  readonly id: string;
  /** What it says, in words a seller understands. */
  readonly says: string;
  /** First and last day in force; without `validTo` no end is known. */
  readonly validFrom: Day;
  readonly validTo?: Day;
  readonly source: string;
  /** Present when the row rests on a secondary source or on common practice: what is not sure. */
  readonly weak?: string;
}

/** A rule with the amount, rate or list that it sets. */
export interface ValuedRule<Value> extends Rule {
  readonly value: Value;
}

/** The row in force on a day; undefined before the first and after the last. */
export function ruleOn<Row extends Pick<Rule, 'validFrom' | 'validTo'>>(
  rows: readonly Row[],
  on: Day,
): Row | undefined {
  return rows.find(
    ({ validFrom, validTo }) => validFrom <= on && (validTo === undefined || on <= validTo),
  );
}

/** A rule without what it is computed with: as it is told to people. */
export function ruleOf({ id, says, validFrom, validTo, source, weak }: Rule): Rule {
  return { id, says, validFrom, validTo, source, weak };
}
