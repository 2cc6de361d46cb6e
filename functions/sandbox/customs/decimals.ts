const DECIMAL = /^(\d{1,14})(?:\.(\d{1,5}))?$/;

/** A CEB decimal as a count of 10⁻⁵; undefined when it is none, negative or beyond what is exact. */
export function decimalCount(text: string | undefined): number | undefined {
  const match = DECIMAL.exec(text ?? '');
  if (match === null) return undefined;
  const [, whole = '', fraction = ''] = match;
  const count = Number(whole + fraction.padEnd(5, '0'));
  return Number.isSafeInteger(count) ? count : undefined;
}

/** A count of 10⁻⁵ as a decimal without idle zeros. */
export function decimalText(count: number): string {
  const digits = String(count).padStart(6, '0');
  return `${digits.slice(0, -5)}.${digits.slice(-5)}`.replace(/\.?0+$/, '');
}
