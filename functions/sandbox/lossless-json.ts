/** Marks a number that JSON.stringify would write as text: a character of the private use area. */
const MARK = '\uE000';
const MARKED = new RegExp(`"${MARK}(-?\\d+)${MARK}"`, 'g');

/** Reads JSON; whole numbers beyond 2^53, as Shopify's ids are, come as bigint. Throws SyntaxError. */
export function parseLossless(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)
      ? BigInt(context?.source ?? value)
      : value,
  );
}

/** Writes JSON; a bigint stands as a bare number. */
export function stringifyLossless(value: unknown): string {
  const text = JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'bigint' ? `${MARK}${String(each)}${MARK}` : each,
  );
  return text.replace(MARKED, '$1');
}
