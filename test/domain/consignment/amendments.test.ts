import { describe, expect, test } from '@jest/globals';
import {
  isAmendment,
  overtaken,
  withOutdated,
} from '../../../functions/domain/consignment/amendments.ts';
import type {
  Consignment,
  DocumentFacts,
} from '../../../functions/domain/consignment/consignment.ts';
import { foldLapsed, outscreenedBy } from '../../../functions/domain/consignment/screening.ts';
import { mustLeaveLoad } from '../../../functions/domain/consignment/pre-advice.ts';
import { NO_GOODS_LISTS } from '../../../functions/domain/screening/goods-lists.ts';
import { bookMovements } from '../../../functions/domain/stock/book-movements.ts';
import type { DocumentKind } from '../../../functions/domain/trade/documents.ts';
import { anExportConsignment, anImportConsignment } from '../../support/consignment-builder.ts';

const AT = '2026-11-23T03:00:00.000Z';
const facts = (kind: DocumentKind, ours: Partial<DocumentFacts> = {}): DocumentFacts => ({
  ...{ kind, version: 1, filedAt: AT, receipts: [], hash: 'h', acceptedAt: AT },
  ...ours,
});
const documents = (...all: readonly DocumentFacts[]): Consignment['documents'] =>
  Object.fromEntries(all.map((each) => [each.kind, each]));

/** Which documents go out again after a correction of these fields. */
const again = (consignment: Consignment, ...fields: readonly string[]) =>
  Object.values(
    withOutdated(
      consignment,
      fields.map((field) => ({ field, value: 'x' })),
    ).documents,
  )
    .filter(({ superseded }) => superseded === true)
    .map(({ kind }) => kind);

describe('a correction amends what customs has', () => {
  const imported = anImportConsignment({
    documents: documents(
      facts('311'),
      facts('411', { hash: undefined }),
      facts('511', { hash: undefined }),
    ),
  });

  test.each<[string, DocumentKind[]]>([
    ['lines.1.declaredName', ['311']],
    ['lines.12.model', ['311']],
    ['lines.1.unit', ['311']],
    ['lines.1.origin', ['311']],
    ['lines.1.barcode', ['311']],
    ['lines.1.hsCode', []],
    ['lines.x.unit', []],
    ['other.lines.1.unit', []],
    ['buyer.name', ['311']],
    ['totals.tax', ['311']],
    ['payment.transactionId', ['311', '411']],
    ['payer.name', ['411']],
    ['other.payer.name', []],
    ['shipTo.name', ['311', '511']],
    ['shipTo.street', ['311', '511']],
    ['shipTo.city', ['311', '511']],
    ['shipTo.postcode', ['311']],
    ['consignee.telephone', ['311', '511']],
    ['other.consignee.telephone', []],
    ['packed.weightGrams', []],
  ])('of %s: %j', (field, kinds) => {
    expect(again(imported, field)).toEqual(kinds);
    expect(again(imported, 'packed.weightGrams', field)).toEqual(kinds);
  });

  test.each<[string, DocumentKind[]]>([
    ['lines.1.declaredName', ['303']],
    ['lines.1.unit', ['303']],
    ['lines.1.barcode', ['303']],
    ['lines.1.model', []],
    ['totals.freight', ['303']],
    ['totals.tax', []],
    ['shipTo.name', []],
  ])('of an export, of %s: %j', (field, kinds) => {
    expect(again(anExportConsignment({ documents: documents(facts('303')) }), field)).toEqual(
      kinds,
    );
  });

  test('not once its list stands, and not what waits for its signature or counts no more', () => {
    const of = (...all: readonly DocumentFacts[]) =>
      again(anImportConsignment({ documents: documents(...all) }), 'buyer.name');
    expect(of(facts('311'))).toEqual(['311']);
    expect(of(facts('311'), facts('621'))).toEqual([]);
    expect(of(facts('311'), facts('621', { superseded: true }))).toEqual(['311', '621']);
    expect(of(facts('311', { hash: undefined }))).toEqual([]);
    const open = anImportConsignment({
      documents: documents(facts('311', { acceptedAt: undefined })),
    });
    expect(withOutdated(open, [{ field: 'buyer.name' }]).documents['311']).toMatchObject({
      outdated: true,
    });
    const none = anExportConsignment({ mode: 'overseas-fulfilment', documents: {} });
    expect(withOutdated(none, [{ field: 'buyer.name' }]).documents).toEqual({});
  });

  test('an application about a list goes out again although that stands, and nothing else does', () => {
    const returned = anExportConsignment({
      documents: documents(facts('303'), facts('603'), facts('213')),
    });
    expect(again(returned, 'lines.1.returnedPieces', 'lines.1.declaredName')).toEqual(['213']);
    expect(again(returned, 'lines.1.declaredName', 'unwind.returnApplication')).toEqual([]);
    expect(isAmendment(returned, '213', 2)).toBe(true);
  });

  test('its firm is asked to declare a waybill anew', () => {
    const changed = (field: string) => withOutdated(imported, [{ field }]).waybillRecord;
    expect(changed('shipTo.name')).toBeUndefined();
    expect(changed('buyer.name')).toEqual(imported.waybillRecord);
  });

  test('what was not answered yet goes out again once it is', () => {
    const outdated = facts('311', { outdated: true });
    expect(overtaken(outdated)).toEqual({ ...outdated, superseded: true });
    const open = { ...outdated, acceptedAt: undefined };
    expect(overtaken(open)).toBe(open);
    expect(overtaken(facts('311')).superseded).toBeUndefined();
  });
});

describe('a version amends what customs has, or is new', () => {
  const rejected = { status: '100', at: AT, info: '' };

  test.each<[string, Partial<DocumentFacts>, boolean]>([
    ['accepted', {}, true],
    ['never accepted', { acceptedAt: undefined }, false],
    ['accepted and then rejected', { rejected }, false],
    ['itself an amendment, and refused', { acceptedAt: undefined, rejected, amends: true }, true],
  ])('of one %s', (_what, ours, amends) => {
    const consignment = { documents: documents(facts('311', ours)) };
    expect(isAmendment(consignment, '311', 2)).toBe(amends);
    expect(isAmendment(consignment, '311', 1)).toBe(ours.amends === true);
  });

  test('a list is filed anew, and the first of anything is new', () => {
    expect(isAmendment({ documents: documents(facts('621')) }, '621', 2)).toBe(false);
    expect(isAmendment({ documents: {} }, '311', 1)).toBe(false);
  });
});

describe('a newer list of denied parties', () => {
  const list = { listId: 'L', asOf: '2026-11-01', loadedAt: '2026-11-02T00:00:00.000Z' };
  const screened = (ours: Partial<Consignment> = {}, of: object = { list }) =>
    anImportConsignment({ screening: { at: AT, hits: [], cleared: [], ...of }, ...ours });
  const anew = (consignment: Consignment, by: typeof list | undefined) =>
    outscreenedBy(consignment, { list: by, goods: NO_GOODS_LISTS, on: '2026-11-23' });
  const newer = { ...list, loadedAt: '2026-11-23T00:00:00.000Z' };

  test.each<[string, Consignment, boolean]>([
    ['another load of it', screened(), true],
    ['where none was kept', screened({}, {}), true],
    ['of what was not screened yet', screened({ screening: undefined }), false],
    ['of what is to be screened anyway', screened({}, { list, lapsed: true }), false],
    ['of what has ended', screened({ status: 'delivered' }), false],
    ['of what is being unwound', screened({ status: 'unwinding' }), false],
    ['of what is beyond the gate', screened({ gatedOutAt: AT }), false],
  ])('%s', (_what, consignment, isAnew) => {
    expect(anew(consignment, newer)).toEqual(isAnew ? newer : undefined);
  });

  test('the same list is none, another is', () => {
    expect(anew(screened(), list)).toBeUndefined();
    expect(anew(screened(), undefined)).toBeUndefined();
    const others = [
      { ...list, listId: 'M' },
      { ...list, asOf: '2026-11-02' },
    ];
    expect(others.map((other) => anew(screened(), other))).toEqual(others);
  });

  test('makes a screening lapse, where there is one', () => {
    expect(foldLapsed(screened()).screening).toMatchObject({ lapsed: true, hits: [] });
    const none = screened({ screening: undefined });
    expect(foldLapsed(none)).toBe(none);
  });

  test('an export that it stops gets out of its load; an import’s list names its load', () => {
    const hit = { hitId: 'h', tier: 'hold', field: 'shipTo.name', message: '' } as const;
    const load = { loadId: 'L1', status: 'open', reached: {} } as const;
    const screening = { at: AT, hits: [hit], cleared: [] };
    expect(mustLeaveLoad(anExportConsignment({ load, screening }))).toBe(true);
    expect(mustLeaveLoad(anImportConsignment({ load, screening }))).toBe(false);
    expect(mustLeaveLoad(anExportConsignment({ load }))).toBe(false);
  });
});

test.each<[Parameters<typeof bookMovements>[1], string]>([
  ['reserve', 'C20261123000001'],
  ['release', 'C20261123000001'],
  ['write-off', 'LIST'],
  ['return', 'RA-1'],
])('stock that moves by %s has %s for its paper', (step, voucher) => {
  const consignment = anImportConsignment({
    listNumber: 'LIST',
    unwind: { returnApplication: 'RA-1' },
  });
  expect(bookMovements(consignment, step, AT)[0]?.voucher).toBe(voucher);
  const returned = anImportConsignment({ listNumber: 'LIST' });
  expect(bookMovements(returned, 'return', AT)[0]?.voucher).toBe('LIST');
});
