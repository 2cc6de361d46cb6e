import fc from 'fast-check';

/** A JSON Schema as far as values are drawn from it. */
export interface DrawnSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: { readonly [name: string]: DrawnSchema };
  readonly required?: readonly string[];
  readonly items?: DrawnSchema;
  readonly anyOf?: readonly DrawnSchema[];
  readonly oneOf?: readonly DrawnSchema[];
}

/** Texts that found faults elsewhere, and some that are right somewhere. */
const TEXTS = [
  ...['', ' ', '0', '-1', '1', '12.50', '1e400', 'CNY', 'KRW', 'CN', 'KR', 'null', '__proto__'],
  ...['2026-11-23T01:50:00.000Z', '2026-13-45', '2026-11', '\u0000', '\u202e', '王小明', '🙂'],
  ..."../../etc/passwd|%2e%2e|'; DROP TABLE orders; --|<script>".split('|'),
];

/**
 * Values that mostly are what a schema says, and at any place may be something else.
 *
 * @param known texts of the system under test that lead somewhere: ids, SKUs
 */
export function drawnFrom(
  schema: DrawnSchema,
  schemas: { readonly [name: string]: DrawnSchema },
  known: readonly string[],
): fc.Arbitrary<unknown> {
  const text = fc.oneof(
    fc.constantFrom(...known),
    fc.constantFrom(...TEXTS),
    fc.string({ unit: 'grapheme' }),
  );
  const draw = (part: DrawnSchema): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 30, arbitrary: right(part) }, { weight: 1, arbitrary: fc.jsonValue() });
  const right = (part: DrawnSchema): fc.Arbitrary<unknown> => {
    const { $ref, type, items = {}, properties = {}, required = [] } = part;
    if ($ref !== undefined) return draw(schemas[$ref.split('/').at(-1) ?? ''] ?? {});
    if (part.const !== undefined) return fc.constant(part.const);
    if (part.enum !== undefined) return fc.constantFrom(...part.enum);
    const variants = part.anyOf ?? part.oneOf;
    if (variants !== undefined) return fc.oneof(...variants.map(draw));
    switch (type) {
      case 'object': {
        const fields: { [name: string]: fc.Arbitrary<unknown> } = {};
        for (const [name, field] of Object.entries(properties)) fields[name] = draw(field);
        const requiredKeys = fc.constantFrom(required, []);
        return requiredKeys.chain((keys) =>
          fc.record<Record<string, unknown>>(fields, {
            requiredKeys: [...keys],
          }),
        );
      }
      case 'array':
        return fc.array(draw(items), { maxLength: 4 });
      case 'boolean':
        return fc.boolean();
      case 'integer':
        return fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer());
      case 'number':
        return fc.double();
      case 'null':
        return fc.constant(null);
      case 'string':
        return text;
      default:
        return fc.jsonValue();
    }
  };
  return draw(schema);
}
