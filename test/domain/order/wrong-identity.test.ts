import { expect, test } from '@jest/globals';
import { withoutWrong, wrongIdentities } from '../../../functions/domain/order/wrong-identity.ts';
import { anIdentity } from '../../support/consignment-builder.ts';

const TODAY = '2026-11-23';

test('right numbers, and none, are right', () => {
  expect(wrongIdentities(anIdentity({ personalCustomsCode: 'P123456789012' }), TODAY)).toEqual([]);
  expect(wrongIdentities({}, TODAY)).toEqual([]);
});

test('numbers that are none are named, never quoted, and left out', () => {
  const identity = anIdentity({ buyerIdNumber: '110105194912310021', personalCustomsCode: 'p1' });
  const wrong = wrongIdentities(identity, TODAY);
  expect(wrong).toEqual([
    { key: 'buyerIdNumber', message: 'the last character does not fit the other seventeen' },
    { key: 'personalCustomsCode', message: 'must be a capital P and 12 digits' },
  ]);
  const { buyerTelephone, payerName, payerIdNumber, consigneeTelephone } = identity;
  const rest = { buyerTelephone, payerName, payerIdNumber, consigneeTelephone };
  expect(withoutWrong(identity, wrong)).toEqual(rest);
});
