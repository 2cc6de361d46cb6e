/** An element as it was written: prefixes and declarations stay, so that it can be made canonical. */
export interface XmlElement {
  /** Name as written, with its prefix. */
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  readonly namespace: string;
  /** Without namespace declarations, in the order written. */
  readonly attributes: readonly XmlAttribute[];
  /** Namespaces in scope: prefix (empty for the default) → URI. */
  readonly scope: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
}

/** One attribute; one without a prefix is in no namespace. */
export interface XmlAttribute {
  readonly name: string;
  readonly local: string;
  readonly namespace: string;
  readonly value: string;
}

/** The child elements of a name, whatever their namespace. */
export function childElements(element: XmlElement, local?: string): readonly XmlElement[] {
  return element.children
    .filter((child) => typeof child !== 'string')
    .filter((child) => local === undefined || child.local === local);
}

/** The text of an element without that of its children. */
export function ownText(element: XmlElement): string {
  return element.children.filter((child) => typeof child === 'string').join('');
}

/** The trimmed text of the first child of a name; empty when there is none. */
export function childText(element: XmlElement, local: string): string {
  const child = childElements(element, local)[0];
  return child === undefined ? '' : ownText(child).trim();
}
