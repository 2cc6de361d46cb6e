/** Where one set of rules holds. `CN` is home; `other` has no rules here. */
export type Territory = 'CN' | 'EU' | 'GB' | 'US' | 'KR' | 'JP' | 'AU' | 'CA' | 'NZ' | 'other';

/** Member states of the European Union, ISO 3166-1 alpha-2. */
const EU_MEMBERS = [
  ...['AT', 'BE', 'BG', 'HR', 'CY', 'CZ', 'DK', 'EE', 'FI', 'FR', 'DE', 'GR', 'HU', 'IE', 'IT'],
  ...['LV', 'LT', 'LU', 'MT', 'NL', 'PL', 'PT', 'RO', 'SK', 'SI', 'ES', 'SE'],
] as const;

const WITH_OWN_RULES = ['GB', 'US', 'KR', 'JP', 'AU', 'CA', 'NZ'] as const;

/** Destinations that are served without rules here: documents only, delivered at place. */
const DOCUMENTS_ONLY = ['CH', 'NO', 'SG', 'HK', 'TW', 'AE', 'MX'] as const;

/** The 41 destinations that were looked at; any other country is treated as documents only. */
export const DESTINATIONS: readonly string[] = [
  ...EU_MEMBERS,
  ...WITH_OWN_RULES,
  ...DOCUMENTS_ONLY,
];

/**
 * The territory whose rules an address falls under. Northern Ireland (postcodes BT…) follows the
 * Union's customs rules with exceptions of its own, which are not modelled: documents only.
 * weak: other special territories (Canary Islands, Åland, French overseas departments) are taken
 * as the country whose code they use.
 */
export function territoryOf(address: {
  readonly country: string;
  readonly postcode?: string;
}): Territory {
  const { country, postcode = '' } = address;
  if (country === 'CN') return 'CN';
  if (EU_MEMBERS.some((member) => member === country)) return 'EU';
  if (country === 'GB' && /^BT/i.test(postcode.trim())) return 'other';
  return WITH_OWN_RULES.find((own) => own === country) ?? 'other';
}
