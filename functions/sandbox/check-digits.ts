const S10_WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7];

/** An item number of a Chinese post: service letters, serial of up to eight digits, check digit. Source: UPU S10. */
export function s10Number(service: string, serial: number): string {
  const digits = String(serial).padStart(8, '0');
  const sum = S10_WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  const rest = 11 - (sum % 11);
  const check = rest === 10 ? 0 : rest === 11 ? 5 : rest;
  return `${service}${digits}${String(check)}CN`;
}

/** The digits with their GS1 check digit, as in GTIN and SSCC. Source: GS1 General Specifications 7.9. */
export function withGs1CheckDigit(digits: string): string {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0);
  return digits + String((10 - (sum % 10)) % 10);
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Seventeen digits of a resident ID with their check character. Source: GB 11643, MOD 11-2. */
export function withResidentIdCheck(digits: string): string {
  const sum = ID_WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return digits + '10X98765432'.charAt(sum % 11);
}

/** Whether a text is a resident ID whose check character fits. */
export function isResidentId(text: string): boolean {
  return /^\d{17}[\dX]$/.test(text) && withResidentIdCheck(text.slice(0, 17)) === text;
}
