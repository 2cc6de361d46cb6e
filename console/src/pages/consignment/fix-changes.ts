import type { Hold } from '../../api/consignment.ts';

/** One corrected field as it is sent. */
interface Change {
  readonly field: string;
  readonly value: string;
}

/** What an operator sends to let a held consignment go on. */
export interface Fix {
  readonly changes: readonly Change[];
  readonly note: string;
}

/**
 * The changes to send: what was typed, without what stands there already; none means asking again. A hold on a single
 * field is also fixed by confirming its value, e.g. a weight that is right after all.
 */
export function changesOf(
  fields: Hold['fields'],
  typed: Readonly<Record<string, string>>,
): readonly Change[] {
  const single = fields.length === 1;
  return fields.flatMap(({ field, sensitive, current }) => {
    const known = sensitive ? '' : (current ?? '');
    const value = (typed[field] ?? known).trim();
    if (value === '') return [];
    return value === known && !single ? [] : [{ field, value }];
  });
}

/** What the server says about a field: its pointers count the changes that were sent. */
export function errorOfField(
  field: string,
  sent: readonly Change[],
  byPointer: Readonly<Record<string, string>>,
): string | undefined {
  const index = sent.findIndex((change) => change.field === field);
  return byPointer[`/changes/${index}/value`] ?? byPointer[`/changes/${index}`];
}
