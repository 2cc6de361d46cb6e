import { isXmlText, xmlText } from './xml-characters.ts';
import { startElement } from './start-element.ts';
import type { XmlElement } from './xml-node.ts';
import { XmlRefused } from './xml-refused.ts';

const MOST_DEPTH = 64;
const START_TAG = /<([^\s/>"'=<]+)((?:\s+[^\s=<>"']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;

interface Reading {
  readonly xml: string;
  readonly top: (XmlElement | string)[];
  readonly open: { readonly element: XmlElement; readonly children: (XmlElement | string)[] }[];
}

/**
 * Reads one XML document. This is customs' own reader, so that a mistake in what Bondway builds is
 * not read back by the same mistake. Document types, entities beyond the predefined ones and
 * processing instructions are refused. Throws `XmlRefused`.
 */
export function readXml(document: string): XmlElement {
  const xml = document.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (!isXmlText(xml)) throw new XmlRefused('a character that XML has not');
  const reading: Reading = { xml, top: [], open: [] };
  let at = /^<\?xml\s[^?<>]*\?>/.exec(xml)?.[0].length ?? 0;
  while (at < xml.length) at = step(reading, at);
  const roots = reading.top.filter((node) => typeof node !== 'string');
  const root = roots[0];
  if (root === undefined || roots.length > 1 || reading.open.length > 0) {
    throw new XmlRefused('not one complete element');
  }
  if (reading.top.some((node) => typeof node === 'string' && node.trim() !== '')) {
    throw new XmlRefused('text outside the root element');
  }
  return root;
}

/** Reads what stands at a position and returns where the next thing begins. */
function step(reading: Reading, at: number): number {
  const { xml, open } = reading;
  if (xml.charAt(at) !== '<') return readText(reading, at);
  switch (xml.charAt(at + 1)) {
    case '/': {
      const name = open.pop()?.element.name ?? '';
      const end = xml.indexOf('>', at);
      if (name === '' || xml.slice(at + 2, end).trimEnd() !== name) {
        throw new XmlRefused('tags do not match');
      }
      return end + 1;
    }
    case '!':
      return readSection(reading, at);
    default:
      return readStartTag(reading, at);
  }
}

function readText(reading: Reading, at: number): number {
  const found = reading.xml.indexOf('<', at);
  const end = found === -1 ? reading.xml.length : found;
  const text = xmlText(reading.xml.slice(at, end));
  if (text === undefined) throw new XmlRefused('an entity that is not read');
  siblings(reading).push(text);
  return end;
}

/** CDATA is text as it stands, a comment is nothing; a document type is refused. */
function readSection(reading: Reading, at: number): number {
  const { xml } = reading;
  const isData = xml.startsWith('<![CDATA[', at);
  if (!isData && !xml.startsWith('<!--', at)) throw new XmlRefused('markup that is not read');
  const close = isData ? ']]>' : '-->';
  const start = at + (isData ? '<![CDATA['.length : '<!--'.length);
  const end = xml.indexOf(close, start);
  if (end === -1) throw new XmlRefused('a section that does not end');
  const content = xml.slice(start, end);
  if (!isData && content.includes('--')) throw new XmlRefused('a comment with two hyphens');
  if (isData) siblings(reading).push(content);
  return end + close.length;
}

/** An instruction is no start tag either: its name begins with a question mark. */
function readStartTag(reading: Reading, at: number): number {
  const { open } = reading;
  START_TAG.lastIndex = at;
  const tag = START_TAG.exec(reading.xml);
  if (tag === null) throw new XmlRefused('markup that is not read');
  const [, name = '', written = '', empty] = tag;
  const children: (XmlElement | string)[] = [];
  const element = startElement(name, written, open.at(-1)?.element, children);
  siblings(reading).push(element);
  if (empty === '') open.push({ element, children });
  if (open.length > MOST_DEPTH) throw new XmlRefused('nested too deep');
  return START_TAG.lastIndex;
}

function siblings({ open, top }: Reading): (XmlElement | string)[] {
  return open.at(-1)?.children ?? top;
}
