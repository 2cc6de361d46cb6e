import { xmlText } from './xml-characters.ts';
import type { XmlAttribute, XmlElement } from './xml-node.ts';
import { XmlRefused } from './xml-refused.ts';

const NAME = /^[A-Za-z_][A-Za-z0-9_.-]*(?::[A-Za-z_][A-Za-z0-9_.-]*)?$/;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
const NOTHING: ReadonlyMap<string, string> = new Map();

interface Pair {
  readonly name: string;
  readonly value: string;
}

/**
 * An element from its start tag: name and attributes as written, namespaces resolved against the
 * parent's. Throws `XmlRefused` for a bad name, a repeated attribute, an undeclared prefix.
 */
export function startElement(
  name: string,
  written: string,
  parent: XmlElement | undefined,
  children: readonly (XmlElement | string)[],
): XmlElement {
  const outer = parent?.scope ?? NOTHING;
  const { prefix, local } = splitName(name);
  if (written === '') {
    const namespace = namespaceOf(prefix, outer);
    return { name, prefix, local, namespace, attributes: [], scope: outer, children };
  }
  const pairs = pairsOf(written);
  const declarations = pairs.filter((pair) => isDeclaration(pair.name));
  const scope = new Map([
    ...outer,
    ...declarations.map((pair) => [pair.name.slice('xmlns:'.length), pair.value] as const),
  ]);
  const attributes = pairs
    .filter((pair) => !isDeclaration(pair.name))
    .map((pair) => attributeOf(pair, scope));
  const namespace = namespaceOf(prefix, scope);
  return { name, prefix, local, namespace, attributes, scope, children };
}

function pairsOf(written: string): readonly Pair[] {
  const pairs = Array.from(written.matchAll(ATTRIBUTE), ([, name = '', double, single]) => {
    const value = xmlText((double ?? single ?? '').replace(/[\n\t]/g, ' '));
    if (value === undefined) throw new XmlRefused('an entity that is not read');
    return { name, value };
  });
  if (new Set(pairs.map(({ name }) => name)).size < pairs.length) {
    throw new XmlRefused('an attribute occurs twice');
  }
  return pairs;
}

function attributeOf({ name, value }: Pair, scope: ReadonlyMap<string, string>): XmlAttribute {
  const { prefix, local } = splitName(name);
  // Without a prefix an attribute is in no namespace, whatever the default one is.
  return { name, local, namespace: prefix === '' ? '' : namespaceOf(prefix, scope), value };
}

function isDeclaration(name: string): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:');
}

function splitName(name: string): { readonly prefix: string; readonly local: string } {
  if (!NAME.test(name)) throw new XmlRefused('a name that is not read');
  const colon = name.indexOf(':');
  return colon === -1
    ? { prefix: '', local: name }
    : { prefix: name.slice(0, colon), local: name.slice(colon + 1) };
}

function namespaceOf(prefix: string, scope: ReadonlyMap<string, string>): string {
  if (prefix === 'xml') return XML_NAMESPACE;
  const uri = scope.get(prefix) ?? '';
  if (prefix !== '' && uri === '') throw new XmlRefused('a prefix is not declared');
  return uri;
}
