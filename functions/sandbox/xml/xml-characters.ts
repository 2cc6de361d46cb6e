const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-z]{2,4}));|&/g;
const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** Whether XML 1.0 can hold these characters as they stand. */
export function isXmlText(text: string): boolean {
  return !ILLEGAL.test(text);
}

/** Legal text with its references resolved; undefined when one is unknown or names no legal character. */
export function xmlText(text: string): string | undefined {
  if (!text.includes('&')) return text;
  let known = true;
  const plain = text.replace(
    REFERENCE,
    (_all, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      const character = name === undefined ? fromCode(code) : PREDEFINED.get(name);
      known &&= character !== undefined;
      return character ?? '';
    },
  );
  return known ? plain : undefined;
}

function fromCode(code: number): string | undefined {
  if (!Number.isInteger(code) || code > 0x10ffff) return undefined;
  const character = String.fromCodePoint(code);
  return isXmlText(character) ? character : undefined;
}

/** Text content as XML writes it. */
export function escapeXml(text: string): string {
  if (!/[&<>\r]/.test(text)) return text;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#xD;');
}
