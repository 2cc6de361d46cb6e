import { parsePccc } from '../../domain/identifiers/pccc.ts';

/** Names that stores give the attribute, without case, blanks, hyphens and underscores. */
const NAMES: ReadonlySet<string> = new Set([
  'pccc',
  'personalcustomscode',
  'personalcustomsclearancecode',
  '개인통관고유부호',
]);

/**
 * The Korean personal customs clearance code from an order's `note_attributes`. Undefined when
 * there is none, or when what the buyer typed is none: then the order is held and names the field.
 */
export function personalCustomsCode(
  attributes:
    | readonly { readonly name?: unknown; readonly value?: unknown }[]
    | { readonly [name: string]: unknown },
): string | undefined {
  const pairs = Array.isArray(attributes)
    ? attributes.map(({ name, value }) => [name, value] as const)
    : Object.entries(attributes);
  return pairs
    .filter(([name]) => typeof name === 'string' && NAMES.has(plain(name)))
    .map(([, value]) => (typeof value === 'string' ? value.trim().toUpperCase() : ''))
    .find((value) => parsePccc(value).ok);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}
