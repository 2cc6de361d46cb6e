/**
 * Whether a marketplace hid part of a text behind asterisks ("D****", "6****67"), as it does before
 * an order may be shipped or without a right to personal data. Such a text is kept, and is as good as
 * missing where a document needs it.
 */
export function isMasked(text: string): boolean {
  return /[*＊]{2}/.test(text);
}

/** Whether a document can say it: neither empty, nor masked, nor a quantity of nothing. */
export function isFilled(value: string | number | undefined): boolean {
  if (typeof value === 'string') return value !== '' && !isMasked(value);
  return value !== undefined && value !== 0;
}
