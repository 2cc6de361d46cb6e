import { describe, expect, test } from '@jest/globals';
import { catalogueCsv, catalogueRows } from '../../../functions/domain/trade/catalogue-csv.ts';

const rows = (text: string) => {
  const read = catalogueRows(text);
  return read.ok ? read.value : [read.code, read.message];
};
const items = (text: string) => {
  const read = catalogueRows(text);
  return read.ok ? read.value.map(({ value }) => value) : read.code;
};

describe('items of a CSV file', () => {
  test('have the fields that the header names, nested ones with a dot, empty ones not', () => {
    expect(
      rows(
        ' sku ,declaredName,bookItems.T1,tariffs.US.hsCode,tariffs.US.dutyRate,battery.unNumber\nA, 面霜 ,7,6109100012,1650,\nB,,,,,UN3481\n',
      ),
    ).toEqual([
      {
        line: 2,
        value: {
          ...{ sku: 'A', declaredName: '面霜', bookItems: { T1: '7' } },
          tariffs: { US: { hsCode: '6109100012', dutyRate: 1650 } },
        },
      },
      { line: 3, value: { sku: 'B', battery: { unNumber: 'UN3481' } } },
    ]);
  });

  test.each([
    ['netWeightGrams', '50', 50],
    ['grossWeightGrams', '120', 120],
    ['vatRate', '1300', 1300],
    ['consumptionTaxRate', '0', 0],
    ['dutyRate', '12', 12],
    ['taxRate', '700', 700],
    ['milliwattHours', '37000', 37_000],
    ['from', '220', 220],
    ['to', '240', 240],
    ['hsCode', '3304990039', '3304990039'],
    ['vatRate', '13 %', '13 %'],
    ['vatRate', '-1', '-1'],
    ['vatRate', '1.5', '1.5'],
    ['magnetic', 'true', true],
    ['liquid', 'false', false],
    ['exportLicence', 'true', true],
    ['magnetic', 'yes', 'yes'],
    ['magnetic', 'untrue', 'untrue'],
    ['magnetic', 'truely', 'truely'],
    ['model', 'true', 'true'],
    ['kinds', 'cites  food', ['cites', 'food']],
    ['marks', 'CE', ['CE']],
    ['declaredName', 'two words', 'two words'],
  ])('%s of %j is %j', (name, cell, value) => {
    expect(items(`sku,${name}\nA,${cell}`)).toEqual([{ sku: 'A', [name]: value }]);
    expect(items(`sku,of.${name}\nA,${cell}`)).toEqual([{ sku: 'A', of: { [name]: value } }]);
  });

  test('may have fewer cells than the header, and no rows at all', () => {
    expect(items('sku,model,origin\nA,M')).toEqual([{ sku: 'A', model: 'M' }]);
    expect(items('sku')).toEqual([]);
  });

  test.each([
    ['name,origin\nA,JP', 'csv-header', 'the first line must name a column sku'],
    ['', 'csv-header', 'the first line must name a column sku'],
    ['sku,model,model\nA', 'csv-header', 'the column model is there twice'],
    ['sku,model\nA,M\nB,M,JP', 'csv-cells', 'line 3 has more cells than the header'],
    ['sku\n"A', 'csv-quote', 'line 2 has a stray quotation mark'],
  ])('%j is refused', (text, code, message) => {
    expect(rows(text)).toEqual([code, message]);
  });
});

describe('items as CSV', () => {
  const FULL = {
    ...{ sku: 'A', netWeightGrams: 50, magnetic: false, kinds: ['cites', 'food'] },
    ...{ tariffs: { US: { hsCode: '6109100012', dutyRate: 1650 } }, model: undefined },
  };

  test('have the columns that at least one of them has', () => {
    expect(catalogueCsv([FULL, { origin: 'JP', sku: 'B', barcode: null }])).toBe(
      '\uFEFFsku,netWeightGrams,magnetic,kinds,tariffs.US.hsCode,tariffs.US.dutyRate,origin\r\n' +
        'A,50,false,cites food,6109100012,1650,\r\nB,,,,,,JP\r\n',
    );
    expect(catalogueCsv([])).toBe('\uFEFFsku\r\n');
  });

  test('are read as they were', () => {
    const { model, ...known } = FULL;
    expect(model).toBeUndefined();
    expect(items(catalogueCsv([FULL]))).toEqual([known]);
  });
});
