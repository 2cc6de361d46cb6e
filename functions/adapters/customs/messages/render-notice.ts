import type { CebContent, CebElements } from '../../../domain/customs/ceb-document.ts';
import { NOTICE_TABLES } from '../../../domain/customs/ceb-tables/notice-tables.ts';
import type { NoticeKind } from '../../../domain/customs/ceb-tables/notice-tables.ts';
import type { ElementRow } from '../../../domain/customs/ceb-tables/element-rows.ts';
import type { CebTable } from '../../../domain/customs/ceb-tables/ceb-tables.ts';
import { CEB_NAMESPACE, XML_DECLARATION } from './namespaces.ts';
import { escapeAttribute, escapeText } from './xml-text.ts';

/**
 * A notice message (816, 818, 792) as customs sends it: the namespace is the default one, without a
 * prefix. For whoever plays customs.
 *
 * @param messageGuid of the message; each notice has its own
 */
export function renderNotice(
  kind: NoticeKind,
  notices: readonly CebContent<NoticeKind>[],
  messageGuid: string,
): string {
  const table: CebTable = NOTICE_TABLES[kind];
  const { body, headElement = '', lineElement = '' } = table;
  const bodies = notices.map(({ head, lines }) => {
    const rows = lines.map((line) => wrapped(lineElement, leaves(line, table.lines)));
    return wrapped(body, wrapped(headElement, leaves(head, table.head)) + rows.join(''));
  });
  const attributes = `xmlns="${CEB_NAMESPACE}" guid="${escapeAttribute(messageGuid)}" version="1.0"`;
  const root = `CEB${kind}Message`;
  return `${XML_DECLARATION}<${root} ${attributes}>${bodies.join('')}</${root}>`;
}

function leaves(elements: CebElements, rows: readonly ElementRow[]): string {
  return rows
    .filter(({ name, mandatory }) => mandatory || (elements[name] ?? '') !== '')
    .map(({ name }) => wrapped(name, escapeText(elements[name] ?? '')))
    .join('');
}

function wrapped(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}
