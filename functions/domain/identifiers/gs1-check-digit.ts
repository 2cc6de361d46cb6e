/**
 * Check digit of a GS1 key given without it: weights 3, 1, 3, … from the right, filled up to the
 * next ten (GS1 General Specifications, section 7.9).
 */
export function gs1CheckDigit(digits: string): string {
  const sum = Array.from(digits)
    .reverse()
    .reduce((running, digit, place) => running + Number(digit) * (place % 2 === 0 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}
