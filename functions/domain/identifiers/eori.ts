import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';
import { isCountryCode } from './country.ts';

/** A country and 1 to 15 printable characters. Source: Reg. (EU) 2015/2447, annex 12-01. */
const EORI = /^([A-Z]{2})[\x21-\x7E]{1,15}$/;
/** Northern Ireland, which ISO 3166 does not name. */
const NORTHERN_IRELAND = 'XI';

interface National {
  readonly digits: RegExp;
  readonly message: string;
}

/** Where the rest is known. Sources: HMRC rule R0850 (GB, XI); the Czech Customs Administration. */
const NATIONAL: { readonly [country: string]: National } = {
  GB: { digits: /^(?:\d{12}|\d{15})$/, message: 'must be GB and 12 or 15 digits' },
  XI: { digits: /^(?:\d{12}|\d{15})$/, message: 'must be XI and 12 or 15 digits' },
  CZ: { digits: /^\d{8,10}$/, message: 'must be CZ and 8 to 10 digits' },
};

/**
 * Reads an EORI number of any issuer: a country, or XI for Northern Ireland, and up to 15
 * characters. There is no common check digit: only the issuer knows whether it is registered.
 */
export function parseEori(text: string): Result<string, 'eori-shape' | 'eori-country'> {
  const country = EORI.exec(text)?.[1];
  if (country === undefined) {
    return refuse('eori-shape', 'must be two capital letters and 1 to 15 characters, no blanks');
  }
  const national = Object.hasOwn(NATIONAL, country) ? NATIONAL[country] : undefined;
  if (national !== undefined && !national.digits.test(text.slice(2))) {
    return refuse('eori-shape', national.message);
  }
  return country === NORTHERN_IRELAND || isCountryCode(country)
    ? accept(text)
    : refuse('eori-country', `${country} is no country that issues EORI numbers`);
}

/** Reads an EORI number of Great Britain. */
export function parseGbEori(text: string): Result<string, 'eori-shape' | 'eori-country'> {
  return text.startsWith('GB')
    ? parseEori(text)
    : refuse('eori-shape', 'must be GB and 12 or 15 digits');
}
