import { xmlText } from './xml-characters.ts';
import type { XmlAttribute, XmlElement } from './xml-node.ts';

/** The text is no XML that customs reads. */
export class XmlRefused extends Error {}

const MOST_DEPTH = 64;
const NAME = '[A-Za-z_][A-Za-z0-9_.-]*(?::[A-Za-z_][A-Za-z0-9_.-]*)?';
const TOKEN = new RegExp(
  [
    `<(?<open>${NAME})(?<written>(?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(?<empty>/?)>`,
    `</(?<close>${NAME})\\s*>`,
    '<!\\[CDATA\\[(?<raw>[\\s\\S]*?)\\]\\]>',
    '<!--(?:(?!--)[\\s\\S])*-->',
    '(?<text>[^<]+)',
  ].join('|'),
  'gy',
);
const ATTRIBUTE = new RegExp(`(${NAME})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'g');
const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

interface Open {
  readonly element: XmlElement;
  readonly children: (XmlElement | string)[];
}

/**
 * Reads one XML document. This is customs' own reader, so that a mistake in what Bondway builds is
 * not read back by the same mistake. Document types, entities beyond the predefined ones and
 * processing instructions are refused. Throws `XmlRefused`.
 */
export function readXml(document: string): XmlElement {
  const xml = document.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const start = /^<\?xml\s[^?<>]*\?>/.exec(xml)?.[0].length ?? 0;
  const top: (XmlElement | string)[] = [];
  const open: Open[] = [];
  TOKEN.lastIndex = start;
  while (TOKEN.lastIndex < xml.length) {
    const groups = TOKEN.exec(xml)?.groups;
    // Neither element, text, CDATA nor comment: a document type, an instruction or broken markup.
    if (groups === undefined) throw new XmlRefused('markup that is not read');
    step(groups, open, top);
  }
  const roots = top.filter((node) => typeof node !== 'string');
  const root = roots[0];
  if (root === undefined || roots.length > 1 || open.length > 0) {
    throw new XmlRefused('not one complete element');
  }
  if (top.some((node) => typeof node === 'string' && node.trim() !== '')) {
    throw new XmlRefused('text outside the root element');
  }
  return root;
}

type Groups = { readonly [name: string]: string | undefined };

function step(groups: Groups, open: Open[], top: (XmlElement | string)[]): void {
  const siblings = open.at(-1)?.children ?? top;
  if (groups['open'] !== undefined) {
    const started = startElement(groups['open'], groups['written'] ?? '', open.at(-1)?.element);
    siblings.push(started.element);
    if (groups['empty'] === '') open.push(started);
    if (open.length > MOST_DEPTH) throw new XmlRefused('nested too deep');
  } else if (groups['close'] !== undefined) {
    const closed = open.pop();
    if (closed?.element.name !== groups['close']) throw new XmlRefused('tags do not match');
  } else if (groups['raw'] !== undefined) {
    siblings.push(groups['raw']);
  } else if (groups['text'] !== undefined) {
    siblings.push(decoded(groups['text']));
  }
}

function startElement(name: string, written: string, parent: XmlElement | undefined): Open {
  const pairs = Array.from(written.matchAll(ATTRIBUTE), ([, key = '', double, single]) => ({
    name: key,
    value: decoded((double ?? single ?? '').replace(/[\n\t]/g, ' ')),
  }));
  if (new Set(pairs.map((pair) => pair.name)).size < pairs.length) {
    throw new XmlRefused('an attribute occurs twice');
  }
  const declarations = pairs.filter((pair) => isDeclaration(pair.name));
  const outer = parent?.scope ?? new Map<string, string>();
  const scope =
    declarations.length === 0
      ? outer
      : new Map([
          ...outer,
          ...declarations.map((pair) => [pair.name.slice('xmlns:'.length), pair.value] as const),
        ]);
  const attributes = pairs
    .filter((pair) => !isDeclaration(pair.name))
    .map((pair) => attribute(pair, scope));
  const children: (XmlElement | string)[] = [];
  const { prefix, local } = splitName(name);
  const namespace = prefix === '' ? (scope.get('') ?? '') : namespaceOf(prefix, scope);
  return { element: { name, prefix, local, namespace, attributes, scope, children }, children };
}

function attribute(
  { name, value }: { readonly name: string; readonly value: string },
  scope: ReadonlyMap<string, string>,
): XmlAttribute {
  const { prefix, local } = splitName(name);
  return { name, local, namespace: prefix === '' ? '' : namespaceOf(prefix, scope), value };
}

function isDeclaration(name: string): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:');
}

function splitName(name: string): { readonly prefix: string; readonly local: string } {
  const colon = name.indexOf(':');
  return colon === -1
    ? { prefix: '', local: name }
    : { prefix: name.slice(0, colon), local: name.slice(colon + 1) };
}

function namespaceOf(prefix: string, scope: ReadonlyMap<string, string>): string {
  if (prefix === 'xml') return XML_NAMESPACE;
  const uri = scope.get(prefix);
  if (uri === undefined || uri === '') throw new XmlRefused('a prefix is not declared');
  return uri;
}

function decoded(text: string): string {
  const plain = xmlText(text);
  if (plain === undefined) throw new XmlRefused('an entity or character that is not read');
  return plain;
}
