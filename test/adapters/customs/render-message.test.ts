import { describe, expect, test } from '@jest/globals';
import { readXml } from '../../../functions/adapters/customs/messages/read-xml.ts';
import type { XmlElement } from '../../../functions/adapters/customs/messages/read-xml.ts';
import { renderMessage } from '../../../functions/adapters/customs/messages/render-message.ts';
import type { CebDocument } from '../../../functions/domain/customs/ceb-document.ts';
import { CEB_TABLES } from '../../../functions/domain/customs/ceb-tables/ceb-tables.ts';
import type { CebTable } from '../../../functions/domain/customs/ceb-tables/ceb-tables.ts';
import { aDocumentOfEachKind } from '../../support/ceb-documents.ts';
import { aTransfer } from '../../support/transfer.ts';

const DOCUMENTS = aDocumentOfEachKind();

function read(xml: string): XmlElement {
  const result = readXml(xml);
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

const names = (element: XmlElement | undefined) => element?.children.map(({ name }) => name) ?? [];

function isInOrder(found: readonly string[], rows: CebTable['head']): boolean {
  const places = found.map((name) => rows.findIndex((row) => row.name === name));
  return places.every((place, index) => place > (places[index - 1] ?? -1));
}

describe.each(Object.values(DOCUMENTS))('$kind', (document: CebDocument) => {
  const table: CebTable = CEB_TABLES[document.kind];
  const root = read(renderMessage([document], aTransfer()));
  const body = root.children[0];
  const head = table.headElement === undefined ? body : body?.children[0];

  test('is its own message in the CEB namespace', () => {
    expect(root).toMatchObject({
      namespace: 'http://www.chinaport.gov.cn/ceb',
      name: `CEB${document.kind}Message`,
      attributes: { guid: aTransfer().guid, version: '1.0' },
    });
    expect(names(root)).toEqual([table.body, 'BaseTransfer']);
  });

  test('writes every mandatory element, in the order of the table', () => {
    const written = names(head);
    expect(isInOrder(written, table.head)).toBe(true);
    const mandatory = table.head.filter((row) => row.mandatory).map(({ name }) => name);
    expect(written).toEqual(expect.arrayContaining(mandatory));
    const lines = table.headElement === undefined ? [] : (body?.children.slice(1) ?? []);
    expect(lines).toHaveLength(document.lines.length);
    for (const line of lines) expect(isInOrder(names(line), table.lines)).toBe(true);
  });

  test('carries the values it was given', () => {
    const written = Object.fromEntries(head?.children.map(({ name, text }) => [name, text]) ?? []);
    const given = Object.entries(document.head).filter(([, value]) => (value ?? '') !== '');
    expect(written).toEqual(Object.fromEntries(given));
  });
});

test('an optional element that is empty is not written, a mandatory one is', () => {
  const order = DOCUMENTS['311'];
  const head = { ...order.head, payCode: '', note: undefined, buyerName: '' };
  const xml = renderMessage([{ ...order, head }], aTransfer());
  expect(xml).not.toContain('payCode');
  expect(xml).not.toContain('note');
  expect(xml).toContain('<ceb:buyerName></ceb:buyerName>');
});

test('subscribers follow the transfer', () => {
  const subscribe = [{ status: 'RET', dxpAddress: 'DXP2' }] as const;
  const root = read(renderMessage([DOCUMENTS['621']], { ...aTransfer(), subscribe }));
  expect(names(root)).toEqual(['Inventory', 'BaseTransfer', 'BaseSubscribe']);
  expect(names(root.children[2])).toEqual(['status', 'dxpMode', 'dxpAddress']);
});

test('text survives, however awkward', () => {
  const order = DOCUMENTS['311'];
  const consignee = ' <b>&amp;]]>"\'\r\n\t李😀 ';
  const xml = renderMessage([{ ...order, head: { ...order.head, consignee } }], aTransfer());
  const head = read(xml).children[0]?.children[0];
  expect(head?.children.find(({ name }) => name === 'consignee')?.text).toBe(consignee);
});

test('1 to 100 documents of one kind, 5 subscribers at most: else the caller is wrong', () => {
  const [order, list] = [DOCUMENTS['311'], DOCUMENTS['621']];
  const subscriber = { status: 'ALL', dxpAddress: 'x' } as const;
  const many = (count: number) => Array.from({ length: count }, () => order);
  expect(read(renderMessage(many(100), aTransfer())).children).toHaveLength(101);
  expect(() => renderMessage([], aTransfer())).toThrow(RangeError);
  expect(() => renderMessage(many(101), aTransfer())).toThrow(RangeError);
  expect(() => renderMessage([order, list], aTransfer())).toThrow(RangeError);
  const subscribe = Array.from({ length: 6 }, () => subscriber);
  expect(() => renderMessage([order], { ...aTransfer(), subscribe })).toThrow(RangeError);
});
