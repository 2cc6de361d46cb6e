import { describe, expect, test } from '@jest/globals';
import type { DocumentFacts } from '../../../functions/domain/consignment/consignment.ts';
import { documentRows } from '../../../functions/usecases/views/document-rows.ts';
import { aDocument } from '../../contracts/stored-records.ts';
import { anExportConsignment, anImportConsignment } from '../../support/consignment-builder.ts';

const asked = '2026-11-23T10:00:00.000Z';
const told = '2026-11-23T11:00:00.000Z';
const later = '2026-11-23T12:00:00.000Z';
const facts = (kind: DocumentFacts['kind'], overrides: Partial<DocumentFacts> = {}) =>
  ({ kind, version: 1, filedAt: asked, hash: 'a1', receipts: [], ...overrides }) as const;
const receipt = (status: string) => ({ status, at: told, info: '' });

function rowOf(document: DocumentFacts) {
  const consignment = anImportConsignment({ documents: { [document.kind]: document } });
  return documentRows(consignment, []).find(({ kind }) => kind === document.kind);
}

describe('how far a document got', () => {
  test.each([
    [
      'ours, not signed yet',
      facts('311', { hash: undefined }),
      { state: 'unsigned', since: asked },
    ],
    ['ours, sent', facts('311'), { state: 'filed', filedAt: asked, since: asked }],
    ['theirs, asked for', facts('411'), { state: 'waiting', since: asked }],
    [
      'theirs, at customs',
      facts('411', { receipts: [receipt('2')] }),
      { state: 'filed', filedAt: told, since: told },
    ],
    [
      'accepted',
      facts('511', { receipts: [receipt('120')], acceptedAt: told }),
      { state: 'accepted', filedAt: told, since: told },
    ],
    [
      'released',
      facts('621', { acceptedAt: told, releasedAt: later }),
      { state: 'released', filedAt: asked, since: later },
    ],
    [
      'rejected',
      facts('621', { acceptedAt: told, rejected: receipt('-621018') }),
      { state: 'rejected', filedAt: asked, since: told },
    ],
    [
      'rejected, taken up again',
      facts('621', { rejected: receipt('100'), superseded: true }),
      { state: 'waiting', since: told },
    ],
  ])('%s', (_what, document, expected) => {
    expect(rowOf(document)).toMatchObject(expected);
  });

  test('a receipt says what its code means for this kind', () => {
    const row = rowOf(facts('621', { receipts: [receipt('500'), receipt('-621018')] }));
    expect(row?.receipts.map(({ meaning }) => meaning)).toEqual([
      'inspection',
      'over the buyer’s annual limit',
    ]);
  });
});

describe('which documents', () => {
  const kinds = (...input: Parameters<typeof documentRows>) =>
    documentRows(...input).map(({ kind }) => kind);

  test('those of the mode; a withdrawal once it is being unwound, and ever after', () => {
    expect(kinds(anExportConsignment(), [])).toEqual(['303', '505', '603']);
    expect(kinds(anExportConsignment({ stage: 'unwind' }), [])).toContain('605');
    const ended = anExportConsignment({ documents: { 605: facts('605') } });
    expect(kinds(ended, [])).toContain('605');
    expect(kinds(anExportConsignment({ mode: 'overseas-fulfilment' }), [])).toEqual([]);
  });

  test('each with what was sent and what came back', () => {
    const records = [
      aDocument('C1', { kind: '621', message: '621', key: 'a' }),
      aDocument('C1', { kind: 'receipt', message: '622', answers: '621', key: 'b' }),
      aDocument('C1', { kind: 'receipt', message: '312', answers: '311', key: 'c' }),
    ];
    const rows = documentRows(anImportConsignment(), records);
    expect(rows.find(({ kind }) => kind === '621')?.files.map(({ message }) => message)).toEqual([
      '621',
      '622',
    ]);
  });
});
