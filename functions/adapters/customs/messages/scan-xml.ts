import { refuse } from '../../../domain/refusal.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { unescapeText } from './xml-text.ts';

/** Why a text is not read as XML. */
export type XmlRefusalCode =
  | 'xml-too-large'
  | 'xml-too-deep'
  | 'xml-too-many-elements'
  | 'xml-dtd'
  | 'xml-processing-instruction'
  | 'xml-entity'
  | 'xml-namespace'
  | 'xml-malformed';

const MOST_BYTES = 2 * 1024 * 1024;
const MOST_DEPTH = 32;
/** A batch of 100 lists of four lines has about 13,000. */
const MOST_ELEMENTS = 20_000;
const LONGEST_TAG = 8_192;

interface Scan {
  readonly xml: string;
  depth: number;
  elements: number;
}

type Step = { readonly end: number } | Refusal<XmlRefusalCode>;

/**
 * One pass over the text that stops at the first thing we do not read, before any parser sees it:
 * document types, processing instructions, entities beyond the predefined, sizes beyond the caps
 * (2 MB, depth 32, 20,000 elements). Work is linear in the text and ends at the caps. Undefined
 * when the text may be parsed.
 *
 * Source: OWASP XXE and XML bomb guidance; the caps are ours.
 */
export function scanXml(xml: string): Refusal<XmlRefusalCode> | undefined {
  if (xml.length > MOST_BYTES || Buffer.byteLength(xml) > MOST_BYTES) {
    return refuse('xml-too-large', 'the message is over 2 MB');
  }
  const scan: Scan = { xml, depth: 0, elements: 0 };
  let at = endOfDeclaration(xml);
  for (;;) {
    const open = xml.indexOf('<', at);
    const badText = checkText(scan, xml.slice(at, open === -1 ? xml.length : open));
    if (badText !== undefined) return badText;
    if (open === -1) return scan.depth === 0 ? undefined : malformed('ends inside an element');
    const step = scanMarkup(scan, open);
    if ('code' in step) return step;
    at = step.end;
  }
}

/** Where the text goes on after a byte order mark and an XML declaration. */
function endOfDeclaration(xml: string): number {
  const start = xml.startsWith('\uFEFF') ? 1 : 0;
  if (!/^<\?xml\s/.test(xml.slice(start, start + 6))) return start;
  const end = xml.slice(start, start + LONGEST_TAG).indexOf('?>');
  return end === -1 ? start : start + end + 2;
}

function checkText({ depth }: Scan, text: string): Refusal<XmlRefusalCode> | undefined {
  if (depth === 0) return text.trim() === '' ? undefined : malformed('holds text outside the root');
  return unescapeText(text) === undefined ? unknownEntity() : undefined;
}

function scanMarkup(scan: Scan, open: number): Step {
  const { xml } = scan;
  switch (xml.charAt(open + 1)) {
    case '?':
      return refuse('xml-processing-instruction', 'the message holds a processing instruction');
    case '!':
      if (xml.startsWith('<!--', open)) return skipTo(xml, '-->', open + 4);
      if (xml.startsWith('<![CDATA[', open)) return skipTo(xml, ']]>', open + 9);
      return refuse('xml-dtd', 'the message holds a document type declaration');
    case '/':
      scan.depth -= 1;
      return scan.depth < 0 ? malformed('closes what is not open') : skipTo(xml, '>', open);
    default:
      return scanStartTag(scan, open);
  }
}

function scanStartTag(scan: Scan, open: number): Step {
  const tag = /^<(?:[^"'<>]|"[^"]*"|'[^']*')*>/.exec(scan.xml.slice(open, open + LONGEST_TAG))?.[0];
  if (tag === undefined) return malformed('holds a tag that does not end');
  if (unescapeText(tag) === undefined) return unknownEntity();
  if (scan.depth === 0 && scan.elements > 0) return malformed('has more than one root element');
  scan.elements += 1;
  if (!tag.endsWith('/>')) scan.depth += 1;
  if (scan.depth > MOST_DEPTH) return refuse('xml-too-deep', 'the message nests deeper than 32');
  if (scan.elements > MOST_ELEMENTS) {
    return refuse('xml-too-many-elements', 'the message holds over 20,000 elements');
  }
  return { end: open + tag.length };
}

function skipTo(xml: string, mark: string, from: number): Step {
  const found = xml.indexOf(mark, from);
  return found === -1 ? malformed(`lacks ${mark}`) : { end: found + mark.length };
}

function unknownEntity(): Refusal<XmlRefusalCode> {
  return refuse('xml-entity', 'the message holds an entity that is not predefined');
}

function malformed(what: string): Refusal<XmlRefusalCode> {
  return refuse('xml-malformed', `the message ${what}`);
}
