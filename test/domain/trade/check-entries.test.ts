import { expect, test } from '@jest/globals';
import type { CatalogueItem } from '../../../functions/domain/trade/catalogue-item.ts';
import { wrongInFirm, wrongInItem } from '../../../functions/domain/trade/check-entries.ts';

const item = (over: Partial<CatalogueItem>): CatalogueItem => ({
  ...{ merchantId: 'm', sku: 's' },
  ...over,
});

test('an item without identifiers, or with right ones, is right', () => {
  expect(wrongInItem(item({}))).toEqual([]);
  const tariffs = { JP: { hsCode: '330499090' }, EU: { hsCode: '33049900' } };
  const goods = { hsCode: '3304990029', barcode: '5901234123457', origin: 'FR', tariffs };
  expect(wrongInItem(item(goods))).toEqual([]);
});

test.each([
  [{ hsCode: '330499' }, 'hsCode', 'must be exactly 10 digits without dots'],
  [{ barcode: '5901234123458' }, 'barcode', 'check digit should be 7'],
  [{ origin: 'XX' }, 'origin', 'must be an ISO 3166-1 alpha-2 code such as CN'],
  [
    { tariffs: { JP: { hsCode: '33049909' } } },
    'tariffs.JP.hsCode',
    'must be 6 or 9 digits for JP',
  ],
])('%o is wrong in its field', (over, field, message) => {
  expect(wrongInItem(item(over))).toEqual([{ field, message }]);
});

test.each([
  ['91110000600037341L', {}, []],
  ['330766K00Q', { ioss: 'IM3720000224', ukEori: 'GB123456789012' }, []],
  ['91110000600037341M', {}, ['enterprise.code']],
  [
    '330766K00',
    { ioss: 'EU123010755', ukEori: 'XI123456789012' },
    ['enterprise.code', 'registrations.ioss', 'registrations.ukEori'],
  ],
])('a firm of code %s with %o', (code, registrations, fields) => {
  const wrong = wrongInFirm({ code, name: 'n' }, registrations);
  expect(wrong.map(({ field }) => field)).toEqual(fields);
});
