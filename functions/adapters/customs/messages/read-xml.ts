import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { accept, refuse } from '../../../domain/refusal.ts';
import type { Result } from '../../../domain/refusal.ts';
import { scanXml } from './scan-xml.ts';
import type { XmlRefusalCode } from './scan-xml.ts';
import { unescapeText } from './xml-text.ts';

/** An element with its namespace resolved: prefixes are the sender's choice and mean nothing. */
export interface XmlElement {
  /** Empty when the element is in no namespace. */
  readonly namespace: string;
  readonly name: string;
  /** By name as written; namespace declarations are left out. */
  readonly attributes: { readonly [name: string]: string };
  readonly children: readonly XmlElement[];
  /** Direct text and CDATA, as it stands. */
  readonly text: string;
}

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  cdataPropName: '#cdata',
});

/**
 * Reads one XML document. The only reader of partners' XML: refuses document types, entities,
 * processing instructions and anything over the caps of `scanXml` before parsing. The refusal
 * quotes nothing of the text.
 */
export function readXml(xml: string): Result<XmlElement, XmlRefusalCode> {
  const refusal = scanXml(xml);
  if (refusal !== undefined) return refusal;
  if (XMLValidator.validate(xml) !== true) return refuse('xml-malformed', 'the message is no XML');
  const root = parse(xml).find((node) => nameOf(node) !== undefined && nameOf(node) !== '?xml');
  if (root === undefined) return refuse('xml-malformed', 'the message has no root element');
  const element = toElement(root, new Map());
  return element === undefined
    ? refuse('xml-namespace', 'the message uses a prefix that is not declared')
    : accept(element);
}

/** The first child of that name, whatever its namespace. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

/** The trimmed text of a child; undefined when it is absent or empty. */
export function textOf(element: XmlElement, name: string): string | undefined {
  const text = childOf(element, name)?.text.trim();
  return text === '' ? undefined : text;
}

type Node = Readonly<Record<string, unknown>>;
type Prefixes = ReadonlyMap<string, string>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

function nodesOf(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The parser throws on names it holds to be dangerous (`__proto__`): to us they are just not XML we read. */
function parse(xml: string): readonly Node[] {
  try {
    return nodesOf(PARSER.parse(xml));
  } catch {
    return [];
  }
}

function nameOf(node: Node): string | undefined {
  return Object.keys(node).find((key) => key !== ':@' && key !== '#text' && key !== '#cdata');
}

/** Undefined when a prefix is not declared. The depth is bounded by the scan. */
function toElement(node: Node, outer: Prefixes): XmlElement | undefined {
  const qualified = nameOf(node) ?? '';
  const written = attributesOf(node);
  const prefixes = new Map([...outer, ...declaredBy(written)]);
  const [prefix, name] = splitName(qualified);
  const namespace = prefixes.get(prefix) ?? (prefix === '' ? '' : undefined);
  const content = nodesOf(node[qualified]);
  const children = content
    .filter((child) => nameOf(child) !== undefined)
    .map((child) => toElement(child, prefixes));
  const known = children.filter((child) => child !== undefined);
  if (namespace === undefined || known.length !== children.length) return undefined;
  const attributes = Object.fromEntries(
    Object.entries(written).filter(([key]) => key !== 'xmlns' && !key.startsWith('xmlns:')),
  );
  return { namespace, name, attributes, children: known, text: content.map(directText).join('') };
}

function attributesOf(node: Node): { readonly [name: string]: string } {
  const attributes = node[':@'];
  if (!isNode(attributes)) return {};
  return Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [key, unescapeText(String(value)) ?? '']),
  );
}

function declaredBy(attributes: { readonly [name: string]: string }): Prefixes {
  return new Map(
    Object.entries(attributes)
      .filter(([key]) => key === 'xmlns' || key.startsWith('xmlns:'))
      .map(([key, uri]) => [key.slice('xmlns:'.length), uri]),
  );
}

function splitName(qualified: string): readonly [prefix: string, name: string] {
  const colon = qualified.indexOf(':');
  return colon === -1 ? ['', qualified] : [qualified.slice(0, colon), qualified.slice(colon + 1)];
}

function directText(node: Node): string {
  const plain = node['#text'];
  if (typeof plain === 'string') return unescapeText(plain) ?? '';
  return nodesOf(node['#cdata'])
    .map((part) => part['#text'])
    .filter((part) => typeof part === 'string')
    .join('');
}
