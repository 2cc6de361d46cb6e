/** What WordPress writes by name; it writes everything else by number. */
const NAMED: { readonly [name: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  times: '×',
  trade: '™',
  reg: '®',
  copy: '©',
  euro: '€',
  pound: '£',
  yen: '¥',
  deg: '°',
  frac12: '½',
};

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z0-9]{2,8}));/g;
const LARGEST_CODE_POINT = 0x10ffff;

/** Text without HTML entities: stores keep names as they stand in their pages. Decodes once. */
export function plainText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    ENTITY,
    (whole, decimal: string | undefined, hexadecimal: string | undefined, name = '') => {
      if (decimal !== undefined) return character(Number(decimal)) ?? whole;
      if (hexadecimal !== undefined) return character(Number.parseInt(hexadecimal, 16)) ?? whole;
      return NAMED[String(name)] ?? whole;
    },
  );
}

/** No control character and no half of a pair becomes text this way. */
function character(code: number): string | undefined {
  const isText = code >= 0x20 && code <= LARGEST_CODE_POINT && !(code >= 0xd800 && code <= 0xdfff);
  return isText ? String.fromCodePoint(code) : undefined;
}
