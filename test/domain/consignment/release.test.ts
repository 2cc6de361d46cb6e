import { describe, expect, test } from '@jest/globals';
import { isReleased, mayPassTheGate } from '../../../functions/domain/consignment/release.ts';
import { anExportConsignment, anImportConsignment } from '../../support/consignment-builder.ts';

const AT = '2026-11-23T09:00:00.000Z';
const list = (kind: '621' | '603') => ({
  [kind]: { kind, version: 1, filedAt: AT, receipts: [], releasedAt: AT },
});
const bonded = anImportConsignment({
  documents: list('621'),
  gatePass: { number: 'GP1', at: AT },
});
const general = anExportConsignment({ mode: 'b2b-direct-export', documents: list('603') });

describe('what may pass the gate (I10)', () => {
  test.each([
    ['a bonded parcel with its own pass', bonded, 'GP1', true],
    ['a bonded parcel with another pass', bonded, 'GP2', false],
    ['a bonded parcel without a pass', bonded, undefined, false],
    ['a bonded parcel that never got one', { ...bonded, gatePass: undefined }, undefined, false],
    ['a bonded parcel that is not released', { ...bonded, documents: {} }, 'GP1', false],
    ['a released export out of bond', general, undefined, true],
    ['an export out of bond that is not released', { ...general, documents: {} }, undefined, false],
  ])('%s', (_name, consignment, pass, expected) => {
    expect(mayPassTheGate(consignment, pass)).toBe(expected);
  });
});

test('what travels in a load leaves the warehouse for customs’ site, where it is released', () => {
  const loaded = anImportConsignment({ mode: 'direct-import', documents: {} });
  expect(mayPassTheGate(loaded, undefined)).toBe(true);
});

test('where exports arrive released, they leave the warehouse so', () => {
  const { parties } = anExportConsignment();
  const arriving = anExportConsignment({
    ...{ mode: 'general-export', documents: {} },
    parties: { ...parties, exportArrival: 'after-release' },
  });
  expect(mayPassTheGate(arriving, undefined)).toBe(false);
  expect(mayPassTheGate({ ...arriving, documents: list('603') }, undefined)).toBe(true);
  expect(mayPassTheGate({ ...arriving, parties }, undefined)).toBe(true);
});

test('an export out of bond is released first; the pass is its load’s', () => {
  const documents = list('603');
  const gathered = anExportConsignment({ documents, travelsBy: 'vehicle' });
  expect(mayPassTheGate(gathered, undefined)).toBe(true);
  expect(mayPassTheGate({ ...gathered, documents: {} }, 'GP1')).toBe(false);
});

test('a general declaration releases once its day of release is known', () => {
  const because = 'over the limit';
  const awaiting = anExportConsignment({
    mode: 'b2b-direct-export',
    generalDeclaration: { because, number: '290120261234567890' },
  });
  expect(isReleased(awaiting)).toBe(false);
  const released = { ...awaiting, generalDeclaration: { because, releasedOn: '2026-11-22' } };
  expect(isReleased(released)).toBe(true);
});

test('a mode that declares nothing is always released', () => {
  expect(isReleased(anExportConsignment({ mode: 'overseas-fulfilment', documents: {} }))).toBe(
    true,
  );
});
