/**
 * ISO 3166-1 alpha-2 → country code of China customs (JGS-20 国别代码). CEB messages still carry
 * these numbers; the general declaration system moved to ISO letters in 2018, CEB did not.
 *
 * Source: CEB 2022-05 samples for 116, 142, 303. weak: all other rows come from public tables of
 * the JGS-20 list, not from the list itself.
 */
const CUSTOMS_COUNTRY: { readonly [iso: string]: string } = {
  ...{ BH: '102', BD: '103', BN: '105', MM: '106', KH: '107', CY: '108', HK: '110', IN: '111' },
  ...{ ID: '112', IL: '115', JP: '116', JO: '117', KW: '118', LA: '119', LB: '120', MO: '121' },
  ...{ MY: '122', MV: '123', MN: '124', NP: '125', OM: '126', PK: '127', PH: '129', QA: '130' },
  ...{ SA: '131', SG: '132', KR: '133', LK: '134', TH: '136', TR: '137', AE: '138', VN: '141' },
  ...{ CN: '142', TW: '143', KZ: '145', KG: '146', TJ: '147', TM: '148', UZ: '149' },
  ...{ DZ: '201', EG: '215', ET: '217', GH: '220', KE: '224', MG: '227', MU: '231', MA: '232' },
  ...{ NG: '236', ZA: '244', TZ: '247', TN: '249', UG: '250' },
  ...{ BE: '301', DK: '302', GB: '303', DE: '304', FR: '305', IE: '306', IT: '307', LU: '308' },
  ...{ NL: '309', GR: '310', PT: '311', ES: '312', AL: '313', AD: '314', AT: '315', BG: '316' },
  ...{ FI: '318', HU: '321', IS: '322', LI: '323', MT: '324', MC: '325', NO: '326', PL: '327' },
  ...{ RO: '328', SM: '329', SE: '330', CH: '331', EE: '334', LV: '335', LT: '336', GE: '337' },
  ...{ AM: '338', AZ: '339', BY: '340', MD: '343', RU: '344', UA: '347', SI: '350', HR: '351' },
  ...{ CZ: '352', SK: '353', MK: '354', BA: '355', RS: '358', ME: '359' },
  ...{ AR: '402', BR: '410', CL: '412', CO: '413', CR: '415', EC: '419', GT: '423', MX: '429' },
  ...{ PA: '432', PY: '433', PE: '434', PR: '435', UY: '444' },
  ...{ CA: '501', US: '502', AU: '601', FJ: '603', NZ: '609' },
};

/**
 * ISO 4217 → currency code of China customs (JGS-20 货币代码).
 *
 * Source: CEB 2022-05 for 142. weak: the others come from public tables; KRW is background only.
 */
const CUSTOMS_CURRENCY: { readonly [iso: string]: string } = {
  ...{ HKD: '110', JPY: '116', MOP: '121', MYR: '122', PHP: '129', SGD: '132', KRW: '133' },
  ...{ THB: '136', CNY: '142', TWD: '143', EUR: '300', DKK: '302', GBP: '303', NOK: '326' },
  ...{ SEK: '330', CHF: '331', CAD: '501', USD: '502', AUD: '601', NZD: '609' },
};

function lookUp(table: { readonly [iso: string]: string }, iso: string): string | undefined {
  return Object.hasOwn(table, iso) ? table[iso] : undefined;
}

/** The three-digit customs code of an ISO 3166-1 alpha-2 country; undefined when it is not in our table. */
export function customsCountry(iso: string): string | undefined {
  return lookUp(CUSTOMS_COUNTRY, iso);
}

/** The three-digit customs code of an ISO 4217 currency; undefined when it is not in our table. */
export function customsCurrency(iso: string): string | undefined {
  return lookUp(CUSTOMS_CURRENCY, iso);
}

/** 国别不详: the customs code of a country that is not known. */
const COUNTRY_UNKNOWN = '701';
const COUNTRY_CODES: ReadonlySet<string> = new Set([
  ...Object.values(CUSTOMS_COUNTRY),
  COUNTRY_UNKNOWN,
]);
const CURRENCY_OF_CODE: ReadonlyMap<string, string> = new Map(
  Object.entries(CUSTOMS_CURRENCY).map(([iso, code]) => [code, iso]),
);

/** Whether three digits are a country in our table. */
export function isCustomsCountry(code: string): boolean {
  return COUNTRY_CODES.has(code);
}

/** Whether three digits are a currency in our table. */
export function isCustomsCurrency(code: string): boolean {
  return CURRENCY_OF_CODE.has(code);
}

/** The ISO 4217 currency of a customs code; undefined when it is not in our table. */
export function currencyOfCustoms(code: string): string | undefined {
  return CURRENCY_OF_CODE.get(code);
}
