import { parseGbEori } from '../identifiers/eori.ts';
import { parseCustomsRegistration } from '../identifiers/customs-registration.ts';
import { isCountryCode } from '../identifiers/country.ts';
import { parseGtin13 } from '../identifiers/gtin.ts';
import { parseCnHsCode, parseNationalHsCode } from '../identifiers/hs-code.ts';
import { parseIoss } from '../identifiers/ioss.ts';
import { parseUscc } from '../identifiers/uscc.ts';
import type { Registrations } from '../destinations/registrations.ts';
import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';
import type { CatalogueItem } from './catalogue-item.ts';
import type { Enterprise } from './parties.ts';

/** A value that is not what its field takes. Absent values are no matter here. */
export interface WrongEntry {
  readonly field: string;
  readonly message: string;
}

type Check = (text: string) => Result<unknown>;

const country: Check = (text) =>
  isCountryCode(text)
    ? accept(text)
    : refuse('country', 'must be an ISO 3166-1 alpha-2 code such as CN');

/** USCC of 18 characters, or the customs registration number of 10. */
const enterpriseCode: Check = (text) =>
  text.length === 18 ? parseUscc(text) : parseCustomsRegistration(text);

/** What of a catalogue item is wrong by the rules of its identifiers. */
export function wrongInItem({ hsCode, barcode, origin, tariffs = {} }: CatalogueItem) {
  return wrongEntries([
    ['hsCode', hsCode, parseCnHsCode],
    ['barcode', barcode, parseGtin13],
    ['origin', origin, country],
    ...Object.entries(tariffs).map(
      ([territory, tariff]) =>
        [
          `tariffs.${territory}.hsCode`,
          tariff.hsCode,
          (text: string) => parseNationalHsCode(text, territory),
        ] as const,
    ),
  ]);
}

/** What of a firm and where it is registered abroad is wrong by the rules of its identifiers. */
export function wrongInFirm({ code }: Enterprise, { ioss, ukEori }: Registrations = {}) {
  return wrongEntries([
    ['enterprise.code', code, enterpriseCode],
    ['registrations.ioss', ioss, parseIoss],
    ['registrations.ukEori', ukEori, parseGbEori],
  ]);
}

function wrongEntries(
  entries: readonly (readonly [field: string, value: string | undefined, check: Check])[],
): readonly WrongEntry[] {
  return entries.flatMap(([field, value, check]) => {
    const checked = value === undefined ? undefined : check(value);
    return checked === undefined || checked.ok ? [] : [{ field, message: checked.message }];
  });
}
