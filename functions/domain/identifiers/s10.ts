import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';
import { isCountryCode } from './country.ts';
import { weightedSum } from './weighted-sum.ts';

const S10 = /^([A-Z]{2})(\d{8})(\d)([A-Z]{2})$/;
/** First letters of the service indicator that UPU S10 keeps in reserve. */
const RESERVED_SERVICES = 'JKSTW';
const WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7];
const HIGHEST_SERIAL = 99_999_999;

/** UPU S10 check digit of eight serial digits: 11 − Σ mod 11, where 10 becomes 0 and 11 becomes 5. */
function checkDigit(serial: string): string {
  const difference = 11 - (weightedSum(serial, WEIGHTS) % 11);
  if (difference === 10) return '0';
  return difference === 11 ? '5' : String(difference);
}

/**
 * Reads a 13-character UPU S10 item identifier, upper case and without blanks: two letters, eight
 * digits, check digit, ISO 3166 country of the issuing post.
 */
export function parseS10(
  text: string,
): Result<string, 's10-shape' | 's10-service' | 's10-country' | 's10-check-digit'> {
  const match = S10.exec(text);
  if (match === null) {
    return refuse('s10-shape', 'must be two capital letters, nine digits and two capital letters');
  }
  const [, service = '', serial = '', check, country = ''] = match;
  if (RESERVED_SERVICES.includes(service.charAt(0))) {
    return refuse(
      's10-service',
      `service indicators beginning with ${service.charAt(0)} are reserved`,
    );
  }
  if (!isCountryCode(country)) {
    return refuse('s10-country', `${country} is not an ISO 3166 country code`);
  }
  const expected = checkDigit(serial);
  return check === expected
    ? accept(text)
    : refuse('s10-check-digit', `check digit should be ${expected}`);
}

/**
 * Builds an S10 identifier from a service indicator ("EB"), a serial of 0 to 99,999,999 and the
 * issuing country ("HK"). Throws a RangeError when a part is none of these.
 */
export function s10Number(service: string, serial: number, country: string): string {
  if (!Number.isInteger(serial) || serial < 0 || serial > HIGHEST_SERIAL) {
    throw new RangeError('an S10 serial has at most eight digits');
  }
  const digits = String(serial).padStart(8, '0');
  const built = parseS10(`${service}${digits}${checkDigit(digits)}${country}`);
  if (!built.ok) throw new RangeError(built.message);
  return built.value;
}
