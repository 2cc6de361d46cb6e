import { describe, expect, test } from '@jest/globals';
import type {
  Consignment,
  DocumentFacts,
} from '../../../functions/domain/consignment/consignment.ts';
import {
  isUndone,
  listOf,
  listStands,
  needsReturn,
} from '../../../functions/domain/consignment/undone.ts';
import { unwindBlocked } from '../../../functions/domain/consignment/unwind-holds.ts';
import type { DocumentKind } from '../../../functions/domain/trade/documents.ts';
import { anExportConsignment, anImportConsignment } from '../../support/consignment-builder.ts';

const AT = '2026-11-23T03:00:00.000Z';
const facts = (kind: DocumentKind, ours: Partial<DocumentFacts> = {}): DocumentFacts => ({
  ...{ kind, version: 1, filedAt: AT, receipts: [] },
  ...ours,
});
const documents = (...all: readonly DocumentFacts[]): Consignment['documents'] =>
  Object.fromEntries(all.map((each) => [each.kind, each]));
const rejected = { status: '-623005', at: AT, info: 'too late' };
const accepted = { acceptedAt: AT };
const released = { acceptedAt: AT, releasedAt: AT };
const stopped = { unwind: { parcelStoppedAt: AT } };
const returning = { returnRequest: { requestedAt: AT, reason: 'broken' } };

describe('what holds a consignment that is unwound', () => {
  test('a parcel that has left, until somebody wants it back', () => {
    const unwind = { parcelTooLateAt: AT };
    expect(unwindBlocked(anImportConsignment({ unwind }))).toEqual({
      reason: 'too-late-to-stop',
      message: 'The parcel has left the warehouse: resume at hand off, or take it back.',
      pointers: [],
    });
    expect(unwindBlocked(anImportConsignment({ unwind, ...returning }))).toBeUndefined();
  });

  test('a withdrawal that customs refused', () => {
    const ours = { documents: documents(facts('621', accepted), facts('623', { rejected })) };
    const hold = {
      reason: 'withdrawal-refused',
      message: 'Customs refused the import list withdrawal (623) with -623005: too late',
      pointers: ['unwind.returnApplication'],
    };
    expect(unwindBlocked(anImportConsignment({ ...ours, ...stopped }))).toEqual(hold);
    expect(unwindBlocked(anImportConsignment({ ...ours, ...returning }))).toEqual(hold);
    expect(unwindBlocked(anImportConsignment(ours))).toBeUndefined();
  });

  test('a return that customs refused', () => {
    const ours = { documents: documents(facts('621', released), facts('625', { rejected })) };
    expect(unwindBlocked(anImportConsignment({ ...ours, ...returning }))).toEqual({
      reason: 'return-refused',
      message: 'Customs refused the import return application (625) with -623005: too late',
      pointers: ['unwind.returnApplication'],
    });
    const abroad = { documents: documents(facts('603', released), facts('213', { rejected })) };
    expect(unwindBlocked(anExportConsignment({ ...abroad, ...returning }))?.message).toContain(
      'export return application (213)',
    );
  });

  test.each<[string, Consignment['documents']]>([
    ['the withdrawal was taken up again', documents(facts('623', { rejected, superseded: true }))],
    ['the withdrawal is on its way', documents(facts('623'))],
    ['nothing was applied for', {}],
    ['only the return is refused, before release', documents(facts('625', { rejected }))],
  ])('nothing where %s', (_when, others) => {
    const list = facts('621', accepted);
    const ours = { documents: { '621': list, ...others }, ...stopped };
    expect(unwindBlocked(anImportConsignment(ours))).toBeUndefined();
  });

  test('what a refused withdrawal says is over once the list is released, or taken back by hand', () => {
    const refused = facts('623', { rejected });
    const ours = { documents: documents(facts('621', released), refused), ...stopped };
    expect(unwindBlocked(anImportConsignment(ours))).toBeUndefined();
    const byHand = {
      documents: documents(facts('621', accepted), refused),
      unwind: { ...stopped.unwind, returnApplication: 'RA-1' },
    };
    expect(unwindBlocked(anImportConsignment(byHand))).toBeUndefined();
  });

  describe('a tally', () => {
    const granted = [facts('603', released), facts('213', released)];
    const tally = (...lines: readonly { sku: string; quantity: number }[]) => ({
      unwind: { parcelReturnedAt: AT, tally: { at: AT, lines } },
    });
    const blocked = (ours: Partial<Consignment>) =>
      unwindBlocked(
        anExportConsignment({ documents: documents(...granted), ...returning, ...ours }),
      );

    test('that is not as applied for', () => {
      expect(blocked(tally({ sku: 'CREAM-50ML', quantity: 1 }, { sku: 'X', quantity: 3 }))).toEqual(
        {
          reason: 'tally-difference',
          message: 'The site counted 1 of 2 CREAM-50ML, 3 of 0 X applied for.',
          pointers: ['lines.1.returnedPieces'],
        },
      );
      expect(blocked(tally({ sku: 'CREAM-50ML', quantity: 2 }))).toBeUndefined();
      const amended = {
        ...tally({ sku: 'CREAM-50ML', quantity: 1 }).unwind,
        returning: { 'line-1': 1 },
      };
      expect(blocked({ unwind: amended })).toBeUndefined();
      expect(blocked({ unwind: { parcelReturnedAt: AT } })).toBeUndefined();
    });

    test('that customs refused, until the site is asked for another', () => {
      const refused = facts('215', { rejected });
      expect(blocked({ documents: documents(...granted, refused) })).toEqual({
        reason: 'tally-refused',
        message: 'Customs refused the tally of a return (215) with -623005: too late',
        pointers: [],
      });
      const again = { ...refused, superseded: true };
      expect(blocked({ documents: documents(...granted, again) })).toBeUndefined();
    });

    test('is nothing to what is not returned under our application', () => {
      const short = tally({ sku: 'CREAM-50ML', quantity: 1 });
      expect(blocked({ ...short, returnRequest: undefined })).toBeUndefined();
    });
  });

  test('a general declaration that was released is taken back by a broker', () => {
    const general = { because: 'x', number: '290120261234567890', releasedOn: '2026-11-22' };
    const ours = { mode: 'b2b-direct-export', generalDeclaration: general } as const;
    expect(unwindBlocked(anExportConsignment({ ...ours, ...stopped }))).toEqual({
      reason: 'return-application-needed',
      message:
        'General declaration 290120261234567890 is released: its return is declared by a broker.',
      pointers: ['unwind.returnApplication'],
    });
    const unwind = { ...stopped.unwind, returnApplication: 'RA-1' };
    expect(unwindBlocked(anExportConsignment({ ...ours, unwind }))).toBeUndefined();
    const open = { ...ours, generalDeclaration: { because: 'x' } };
    expect(unwindBlocked(anExportConsignment({ ...open, ...stopped }))).toBeUndefined();
  });
});

describe('whether anything is declared of the goods still', () => {
  test.each<[string, Partial<Consignment>, stands: boolean, needs: boolean, undone: boolean]>([
    ['nothing was filed', {}, false, false, true],
    ['the list is filed', { documents: documents(facts('621')) }, true, false, false],
    ['it is accepted', { documents: documents(facts('621', accepted)) }, true, false, false],
    ['it is released', { documents: documents(facts('621', released)) }, true, true, false],
    ['it is refused', { documents: documents(facts('621', { rejected })) }, false, false, true],
    [
      'it never got there',
      { documents: documents(facts('621', { superseded: true })) },
      false,
      false,
      true,
    ],
    [
      'it is withdrawn',
      { documents: documents(facts('621', accepted), facts('623', accepted)) },
      true,
      false,
      true,
    ],
    [
      'it is returned',
      { documents: documents(facts('621', released), facts('625', accepted)) },
      true,
      true,
      true,
    ],
    [
      'it was taken back by hand',
      { documents: documents(facts('621', released)), unwind: { returnApplication: 'RA' } },
      false,
      false,
      true,
    ],
  ])('%s', (_when, ours, stands, needs, undone) => {
    const consignment = anImportConsignment(ours);
    expect(listStands(consignment)).toBe(stands);
    expect(needsReturn(consignment)).toBe(needs);
    expect(isUndone(consignment)).toBe(undone);
  });

  test('an export return is done when it is released, not when it is accepted', () => {
    const applied = (ours: Partial<DocumentFacts>) =>
      isUndone(
        anExportConsignment({ documents: documents(facts('603', released), facts('213', ours)) }),
      );
    expect(applied(accepted)).toBe(false);
    expect(applied(released)).toBe(true);
  });

  test('a mode without a list has none, and nothing to undo', () => {
    const consignment = anExportConsignment({ mode: 'overseas-fulfilment' });
    expect(listOf(consignment)).toBeUndefined();
    expect(isUndone(consignment)).toBe(true);
  });
});
