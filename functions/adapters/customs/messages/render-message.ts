import type { CebDocument, CebElements } from '../../../domain/customs/ceb-document.ts';
import { CEB_TABLES } from '../../../domain/customs/ceb-tables/ceb-tables.ts';
import type { CebTable } from '../../../domain/customs/ceb-tables/ceb-tables.ts';
import type { ElementRow } from '../../../domain/customs/ceb-tables/element-rows.ts';
import { CEB_NAMESPACE, XML_DECLARATION } from './namespaces.ts';
import { escapeAttribute, escapeText } from './xml-text.ts';

/** Who transmits (BaseTransfer) and who else is to get the receipts (BaseSubscribe, at most five). */
export interface Transfer {
  readonly copCode: string;
  readonly copName: string;
  readonly dxpId: string;
  /** Of the message, 36 characters, capital letters. */
  readonly guid: string;
  readonly subscribe?: readonly {
    readonly status: 'ALL' | 'DATA' | 'RET';
    readonly dxpAddress: string;
  }[];
}

/** Of most kinds; a message carries one arrival list (711). */
const MOST_PER_MESSAGE = 100;
const MOST_SUBSCRIBERS = 5;

/**
 * One CEB message of 1 to 100 documents of one kind, elements in the order of the tables. The text
 * is canonical XML behind its declaration. Import and export close alike while we send no
 * ExtendMessage: the signature is the last node (import: after it, export: before it).
 *
 * Throws a RangeError for a wrong number of documents or mixed kinds: a fault of the caller.
 */
export function renderMessage(documents: readonly CebDocument[], transfer: Transfer): string {
  const kind = documents[0]?.kind;
  const mixed = documents.some((document) => document.kind !== kind);
  const subscribers = transfer.subscribe ?? [];
  if (kind === undefined || mixed) {
    throw new RangeError('a CEB message carries documents of one kind');
  }
  const table: CebTable = CEB_TABLES[kind];
  const most = table.maxBodies ?? MOST_PER_MESSAGE;
  if (documents.length > most) {
    throw new RangeError(`a CEB ${kind} message carries at most ${String(most)} documents`);
  }
  if (subscribers.length > MOST_SUBSCRIBERS) {
    throw new RangeError('a CEB message names at most 5 subscribers');
  }
  const root = `CEB${kind}Message`;
  return [
    XML_DECLARATION,
    `<ceb:${root} xmlns:ceb="${CEB_NAMESPACE}" guid="${escapeAttribute(transfer.guid)}" version="1.0">`,
    ...documents.map((document) => renderBody(document, table)),
    renderTransfer(transfer),
    ...subscribers.map(({ status, dxpAddress }) =>
      element('BaseSubscribe', leaf('status', status) + DXP_MODE + leaf('dxpAddress', dxpAddress)),
    ),
    `</ceb:${root}>`,
  ].join('');
}

const DXP_MODE = leaf('dxpMode', 'DXP');

function renderTransfer({ copCode, copName, dxpId }: Transfer): string {
  const content = leaf('copCode', copCode) + leaf('copName', copName) + DXP_MODE;
  return element('BaseTransfer', content + leaf('dxpId', dxpId));
}

function renderBody({ head, lines }: CebDocument, table: CebTable): string {
  const { headElement, lineElement } = table;
  const inner = renderRows(head, table.head);
  return element(
    table.body,
    (headElement === undefined ? inner : element(headElement, inner)) +
      (lineElement === undefined
        ? ''
        : lines.map((line) => element(lineElement, renderRows(line, table.lines))).join('')),
  );
}

/** A mandatory element is always written; an optional one only when it holds something. */
function renderRows(elements: CebElements, rows: readonly ElementRow[]): string {
  return rows
    .map(({ name, mandatory }) => {
      const value = elements[name] ?? '';
      return value === '' && !mandatory ? '' : leaf(name, value);
    })
    .join('');
}

function leaf(name: string, value: string): string {
  return element(name, escapeText(value));
}

function element(name: string, content: string): string {
  return `<ceb:${name}>${content}</ceb:${name}>`;
}
