import type { CebContent, CebElements, CebNotice } from '../../../domain/customs/ceb-document.ts';
import { CEB_TABLES, isCebKind } from '../../../domain/customs/ceb-tables/ceb-tables.ts';
import type { CebKind, CebTable } from '../../../domain/customs/ceb-tables/ceb-tables.ts';
import { isNoticeKind, NOTICE_TABLES } from '../../../domain/customs/ceb-tables/notice-tables.ts';
import type { NoticeKind } from '../../../domain/customs/ceb-tables/notice-tables.ts';
import { checkElements } from '../../../domain/customs/check-elements.ts';
import { accept, refuse } from '../../../domain/refusal.ts';
import type { Result } from '../../../domain/refusal.ts';
import { messageKind } from './message-kind.ts';
import { CEB_NAMESPACE } from './namespaces.ts';
import { childOf, readXml } from './read-xml.ts';
import type { XmlElement } from './read-xml.ts';
import type { XmlRefusalCode } from './scan-xml.ts';

/** Why a text is not read as a message or a notice. */
export type MessageRefusalCode = XmlRefusalCode | 'message-unknown' | 'message-malformed';

/**
 * The documents of one message that a firm sent, as they stand: elements the schema does not name
 * are kept, and whether a document is right is for `checkCebDocument`. White space around values
 * is the sender's and stays.
 */
export function parseMessage(xml: string): Result<readonly CebContent[], MessageRefusalCode> {
  const read = readXml(xml);
  if (!read.ok) return read;
  const kind = messageKind(read.value);
  if (!isCebKind(kind)) return refuse('message-unknown', 'the message is none that firms send');
  return contentsOf<CebKind>(kind, CEB_TABLES[kind], read.value);
}

/**
 * The notices of one message from customs (816, 818, 792). A notice without a mandatory element, or
 * with a number that is none, refuses the message whole; codes pass as they stand, known or not.
 */
export function parseNotices(xml: string): Result<readonly CebNotice[], MessageRefusalCode> {
  const read = readXml(xml);
  if (!read.ok) return read;
  const kind = messageKind(read.value);
  if (!isNoticeKind(kind)) return refuse('message-unknown', 'the message is no notice we know');
  const table = NOTICE_TABLES[kind];
  const contents = contentsOf(kind, table, read.value);
  if (!contents.ok) return contents;
  const notices = contents.value.filter(isNotice);
  return notices.length === contents.value.length
    ? accept(notices)
    : refuse('message-malformed', `the ${kind} message lacks an element or holds a bad number`);
}

function isNotice(content: CebContent<NoticeKind>): content is CebNotice {
  const { head, lines } = NOTICE_TABLES[content.kind];
  return [
    ...checkElements(content.head, head),
    ...content.lines.flatMap((line) => checkElements(line, lines)),
  ].every(({ rule }) => rule !== 'mandatory' && rule !== 'number');
}

function contentsOf<Kind extends string>(
  kind: Kind,
  table: CebTable,
  root: XmlElement,
): Result<readonly CebContent<Kind>[], MessageRefusalCode> {
  const contents = named(root, table.body).map((body) => {
    const { headElement, lineElement } = table;
    const head = headElement === undefined ? body : childOf(body, headElement);
    const lines = lineElement === undefined ? [] : named(body, lineElement);
    return head && { kind, head: valuesOf(head), lines: lines.map(valuesOf) };
  });
  const whole = contents.filter((content) => content !== undefined);
  return whole.length === contents.length && whole.length > 0
    ? accept(whole)
    : refuse('message-malformed', `the ${kind} message lacks its ${table.body} or the head of one`);
}

function named({ children }: XmlElement, of: string): readonly XmlElement[] {
  return children.filter(({ name, namespace }) => name === of && namespace === CEB_NAMESPACE);
}

/** Of the same element twice the later one counts; the schema allows neither. */
function valuesOf({ children }: XmlElement): CebElements {
  return Object.fromEntries(children.map(({ name, text }) => [name, text]));
}
