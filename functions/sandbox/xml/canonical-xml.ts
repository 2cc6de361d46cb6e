import { escapeXml } from './xml-characters.ts';
import type { XmlAttribute, XmlElement } from './xml-node.ts';

/**
 * Canonical XML 1.0 without comments of an element. Called on an element inside a document, the
 * namespaces that it inherits are written at it, as the specification wants of a document subset.
 *
 * @param omit an element that is left out (the signature itself, for enveloped signatures)
 * Source: W3C Canonical XML 1.0, http://www.w3.org/TR/2001/REC-xml-c14n-20010315
 */
export function canonicalXml(element: XmlElement, omit?: XmlElement): string {
  return write(element, new Map(), omit);
}

function write(
  element: XmlElement,
  written: ReadonlyMap<string, string>,
  omit: XmlElement | undefined,
): string {
  // A child that declares nothing shares its parent's map.
  const own = element.scope === written ? [] : [...element.scope];
  const declarations = own
    .filter(([prefix, uri]) => (written.get(prefix) ?? '') !== uri)
    .sort(([a], [b]) => compare(a, b))
    .map(([prefix, uri]) => attributeText(prefix === '' ? 'xmlns' : `xmlns:${prefix}`, uri));
  const attributes = [...element.attributes]
    .sort(byNamespaceAndName)
    .map(({ name, value }) => attributeText(name, value));
  const content = element.children
    .map((child) => {
      if (typeof child === 'string') return escapeXml(child);
      return child === omit ? '' : write(child, element.scope, omit);
    })
    .join('');
  const opening = `${element.name}${declarations.join('')}${attributes.join('')}`;
  return `<${opening}>${content}</${element.name}>`;
}

function attributeText(name: string, value: string): string {
  const escaped = value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#x9;')
    .replaceAll('\n', '&#xA;')
    .replaceAll('\r', '&#xD;');
  return ` ${name}="${escaped}"`;
}

function byNamespaceAndName(a: XmlAttribute, b: XmlAttribute): number {
  return compare(a.namespace, b.namespace) || compare(a.local, b.local);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
