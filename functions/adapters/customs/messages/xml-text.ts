const PREDEFINED: { readonly [name: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

const ESCAPES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
  '\n': '&#xA;',
  '\t': '&#x9;',
};

/** Text as canonical XML writes it, so that what we render needs no rewriting before signing. */
export function escapeText(text: string): string {
  return /[&<>\r]/.test(text) ? text.replace(/[&<>\r]/g, (found) => ESCAPES[found] ?? found) : text;
}

/** An attribute value as canonical XML writes it between double quotes. */
export function escapeAttribute(value: string): string {
  return value.replace(/[&<"\r\n\t]/g, (found) => ESCAPES[found] ?? found);
}

/**
 * Resolves the five predefined entities and character references, nothing else. Undefined when
 * the text holds another entity, a bare `&` or a reference to what is no XML character.
 */
export function unescapeText(text: string): string | undefined {
  let at = text.indexOf('&');
  if (at === -1) return text;
  let plain = text.slice(0, at);
  while (at !== -1) {
    const end = text.indexOf(';', at);
    // Bounded: the longest reference we resolve has nine characters.
    if (end === -1 || end - at > LONGEST_REFERENCE) return undefined;
    const character = resolve(text.slice(at + 1, end));
    if (character === undefined) return undefined;
    at = text.indexOf('&', end);
    plain += character + text.slice(end + 1, at === -1 ? text.length : at);
  }
  return plain;
}

const LONGEST_REFERENCE = 10;

function resolve(reference: string): string | undefined {
  if (Object.hasOwn(PREDEFINED, reference)) return PREDEFINED[reference];
  const digits = /^#(?:(\d{1,7})|x([0-9a-fA-F]{1,6}))$/.exec(reference);
  if (digits === null) return undefined;
  const code = digits[1] === undefined ? Number.parseInt(digits[2] ?? '', 16) : Number(digits[1]);
  return isXmlCharacter(code) ? String.fromCodePoint(code) : undefined;
}

/** XML 1.0, production 2. */
function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return (
    code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
  );
}
