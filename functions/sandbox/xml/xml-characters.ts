const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-z]{2,4}));|&/g;
const LEGAL = /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u;

/** Text with its references resolved; undefined when one is unknown or a character is not XML's. */
export function xmlText(text: string): string | undefined {
  let known = true;
  const plain = !text.includes('&')
    ? text
    : text.replace(
        REFERENCE,
        (_all, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
          const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
          const character = name === undefined ? fromCode(code) : PREDEFINED.get(name);
          known &&= character !== undefined;
          return character ?? '';
        },
      );
  return known && LEGAL.test(plain) ? plain : undefined;
}

function fromCode(code: number): string | undefined {
  return Number.isInteger(code) && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** Text content as XML writes it. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#xD;');
}
