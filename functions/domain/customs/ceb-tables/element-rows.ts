/** One element of a CEB entity, in the order of the schema. Lengths count characters (code points). */
export interface ElementRow {
  readonly name: string;
  readonly kind: 'string' | 'decimal' | 'integer';
  readonly min: number;
  readonly max: number;
  readonly mandatory: boolean;
}

/** A mandatory string of `min` to `max` characters. */
export function text<const Name extends string>(name: Name, min: number, max: number) {
  return { name, kind: 'string', min, max, mandatory: true } as const;
}

/** A mandatory string of exactly `length` characters. */
export function exact<const Name extends string>(name: Name, length: number) {
  return { name, kind: 'string', min: length, max: length, mandatory: true } as const;
}

/** A mandatory amount or quantity: 14 digits before and 5 after the point, decimal(19,5). */
export function decimal<const Name extends string>(name: Name) {
  return { name, kind: 'decimal', min: 1, max: 20, mandatory: true } as const;
}

/** A mandatory whole number of at most `digits` digits. */
export function integer<const Name extends string>(name: Name, digits: number) {
  return { name, kind: 'integer', min: 1, max: digits, mandatory: true } as const;
}

/** The same row, but the element may be left out. */
export function optional<const Name extends string>(row: ElementRow & { readonly name: Name }) {
  const { name, kind, min, max } = row;
  return { name, kind, min, max, mandatory: false } as const;
}

type NamesWhere<Rows extends readonly ElementRow[], Mandatory extends boolean> = Extract<
  Rows[number],
  { readonly mandatory: Mandatory }
>['name'];

/** The values of one entity, element name → what goes on the wire. Names and mandatory ones are compile-checked. */
export type ElementsOf<Rows extends readonly ElementRow[]> = {
  readonly [Name in NamesWhere<Rows, true>]: string;
} & { readonly [Name in NamesWhere<Rows, false>]?: string };
