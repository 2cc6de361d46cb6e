import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CEB_TABLES } from '../../../functions/domain/customs/ceb-tables/ceb-tables.ts';
import { checkCebDocument } from '../../../functions/domain/customs/check-ceb-document.ts';
import {
  buildDocument,
  isBuilt,
} from '../../../functions/domain/customs/documents/build-document.ts';
import { exportList603 } from '../../../functions/domain/customs/documents/export-list-603.ts';
import { exportOrder303 } from '../../../functions/domain/customs/documents/export-order-303.ts';
import { exportWithdrawal605 } from '../../../functions/domain/customs/documents/export-withdrawal-605.ts';
import { importList621 } from '../../../functions/domain/customs/documents/import-list-621.ts';
import { importOrder311 } from '../../../functions/domain/customs/documents/import-order-311.ts';
import { importWithdrawal623 } from '../../../functions/domain/customs/documents/import-withdrawal-623.ts';
import { isOfLoad } from '../../../functions/domain/customs/documents/load-declarations.ts';
import { money } from '../../../functions/domain/money/money.ts';
import {
  aLine,
  anExportConsignment,
  anImportConsignment,
} from '../../support/consignment-builder.ts';
import { aDeclarationInput } from '../../support/declaration-inputs.ts';
import {
  exportConsignments,
  identities,
  importConsignments,
} from '../../support/random-consignments.ts';

const importInput = aDeclarationInput(anImportConsignment());
const exportInput = aDeclarationInput(anExportConsignment());

describe('import', () => {
  test('the order says what was paid, with insurance in the freight', () => {
    expect(importOrder311(importInput).head).toMatchObject({
      orderNo: 'SO-1001',
      goodsValue: '259.00',
      freight: '11.00',
      discount: '5.00',
      taxTotal: '24.57',
      acturalPaid: '289.57',
      currency: '142',
      buyerIdType: '1',
      consigneeAddress: '浙江省 杭州市 西湖区 文三路 90 号',
      payTransactionId: 'PAY20261123000001',
    });
  });

  test('the list is one of bonded goods on their way out of the zone', () => {
    const { head, lines } = importList621(importInput);
    expect(head).toMatchObject({
      tradeMode: '1210',
      trafMode: '4',
      ieFlag: 'I',
      country: '142',
      emsNo: 'T4619W000001',
      areaCode: '330166K00Q',
      assureCode: '3301960A1B',
      copNo: 'C20261123000001',
      declTime: '20261123',
      freight: '10.00',
      insuredFee: '1.00',
      packNo: '1',
      grossWeight: '0.24',
      netWeight: '0.1',
    });
    expect(head).not.toHaveProperty('billNo');
    expect(lines).toEqual([
      {
        gnum: '1',
        itemRecordNo: '1007',
        itemNo: 'CREAM-50ML',
        itemName: '保湿面霜',
        gcode: '3304990039',
        gname: '保湿面霜',
        gmodel: '50ml/盒|品牌:BONDWAY',
        barCode: '4901234567894',
        country: '116',
        currency: '142',
        qty: '2',
        unit: '140',
        qty1: '0.1',
        unit1: '035',
        price: '129.50',
        totalPrice: '259.00',
      },
    ]);
  });

  test('a parcel that has been weighed declares the weight of the scale', () => {
    const packed = { at: '2026-11-23T05:00:00.000Z', weightGrams: 312 };
    const input = aDeclarationInput(anImportConsignment({ packed }));
    expect(importList621(input).head.grossWeight).toBe('0.312');
  });

  test('an article without barcode says so, a long article number is left out, never cut', () => {
    const { goods } = aLine();
    const line = aLine({ sku: 'A'.repeat(21), goods: { ...goods, barcode: undefined } });
    const [built] = importList621(aDeclarationInput(anImportConsignment({ lines: [line] }))).lines;
    expect(built).toMatchObject({ barCode: '无', itemNo: undefined });
  });

  test('the withdrawal names the list and why', () => {
    const consignment = anImportConsignment({
      preNumber: 'B20201208796651782',
      listNumber: '49212020I046118061',
      cancel: { requestedAt: '2026-11-23T06:00:00.000Z', reason: 'buyer cancelled' },
    });
    const document = importWithdrawal623(aDeclarationInput(consignment));
    expect(document.head).toMatchObject({
      invtNo: '49212020I046118061',
      preNo: 'B20201208796651782',
      reason: 'buyer cancelled',
      copNo: 'C20261123000001',
    });
    expect(checkCebDocument(document)).toEqual([]);
  });
});

describe('export', () => {
  test('the order is in the currency of the sale', () => {
    expect(exportOrder303(exportInput).head).toMatchObject({
      orderType: 'E',
      goodsValue: '50000',
      freight: '3000',
      currency: '133',
    });
  });

  test('the list is one of bonded goods to Korea by air', () => {
    const { head, lines } = exportList603(exportInput);
    expect(head).toMatchObject({
      tradeMode: '1210',
      trafMode: '5',
      ieFlag: 'E',
      statisticsFlag: 'A',
      country: '133',
      POD: '133',
      emsNo: 'T4619W000001',
      iacCode: '330166K00Q',
      fCurrency: '133',
      fFlag: '3',
      iFlag: '3',
      logisticsNo: 'EB000717618HK',
    });
    // The final destination, not the origin, stands on an export line.
    expect(lines[0]).toMatchObject({ country: '133', itemRecordNo: '1007', qty: '2', qty1: '0.1' });
  });

  test('the withdrawal without a given reason states one', () => {
    const consignment = anExportConsignment({ listNumber: '29242026E000000001' });
    const document = exportWithdrawal605(aDeclarationInput(consignment));
    expect(document.head.reason).toBe('商家撤单');
    expect(checkCebDocument(document)).toEqual([]);
  });
});

test('what is missing becomes a problem that names the element, and nothing is invented', () => {
  const line = aLine({ goods: {} });
  const consignment = anImportConsignment({ lines: [line], buyerName: undefined });
  const input = { ...aDeclarationInput(consignment, {}), waybillNumber: undefined };
  const missing = checkCebDocument(importList621(input))
    .filter(({ rule }) => rule === 'mandatory' || rule === 'mode')
    .map(({ element }) => element);
  expect(new Set(missing)).toEqual(
    new Set([
      'logisticsNo',
      'buyerIdNumber',
      'buyerName',
      'buyerTelephone',
      'grossWeight',
      'netWeight',
      'itemRecordNo',
      'gcode',
      'gname',
      'gmodel',
      'country',
      'qty1',
      'unit',
      'unit1',
    ]),
  );
});

test('a country or currency outside the table leaves the element empty', () => {
  const line = aLine({ goods: { ...aLine().goods, origin: 'XX' } });
  const order = importOrder311(aDeclarationInput(anImportConsignment({ lines: [line] })));
  expect(checkCebDocument(order)).toMatchObject([
    { element: 'country', line: 1, rule: 'mandatory' },
  ]);
});

test('what a consignment tells has a builder, the other firms’ own documents have none', () => {
  expect(Object.keys(CEB_TABLES).filter(isBuilt).sort()).toEqual(
    ['213', '215', '303', '311', '403', '513', '603', '605', '621', '623', '625'].sort(),
  );
  expect(Object.keys(CEB_TABLES).filter(isOfLoad)).toEqual(['507', '509', '607', '711']);
  expect([isBuilt('constructor'), isOfLoad('constructor')]).toEqual([false, false]);
  expect(buildDocument('311', importInput)).toEqual(importOrder311(importInput));
});

test('any complete import gives an order and a list without problems that agree', () => {
  fc.assert(
    fc.property(importConsignments, identities, (consignment, identity) => {
      const input = aDeclarationInput(consignment, identity);
      const [order, list] = [importOrder311(input), importList621(input)];
      expect([...checkCebDocument(order), ...checkCebDocument(list)]).toEqual([]);
      const shared = ['orderNo', 'ebpCode', 'ebcCode', 'buyerName', 'consigneeAddress'] as const;
      for (const name of [...shared, 'buyerIdNumber', 'buyerTelephone'] as const) {
        expect(list.head[name]).toBe(order.head[name]);
      }
      expect(list.lines.map(comparable)).toEqual(
        order.lines.map((line) => comparable({ ...line, gname: line.itemName })),
      );
    }),
    { seed: 621, numRuns: 100 },
  );
});

test('any complete export gives an order and a list without problems that agree', () => {
  fc.assert(
    fc.property(exportConsignments, (consignment) => {
      const input = aDeclarationInput(consignment);
      const [order, list] = [exportOrder303(input), exportList603(input)];
      expect([...checkCebDocument(order), ...checkCebDocument(list)]).toEqual([]);
      expect(list.head.orderNo).toBe(order.head.orderNo);
      expect(list.head.ebcCode).toBe(order.head.ebcCode);
      expect(
        list.lines.map(({ gnum, qty, price, totalPrice }) => [gnum, qty, price, totalPrice]),
      ).toEqual(
        order.lines.map(({ gnum, qty, price, totalPrice }) => [gnum, qty, price, totalPrice]),
      );
    }),
    { seed: 603, numRuns: 100 },
  );
});

/** Rule 7 of the match: what list and order must say alike of a line. */
function comparable(line: {
  readonly gnum: string;
  readonly gname: string;
  readonly qty: string;
  readonly unit: string;
  readonly price: string;
  readonly totalPrice: string;
  readonly currency: string;
  readonly country: string;
}) {
  const { gnum, gname, qty, unit, price, totalPrice, currency, country } = line;
  return { gnum, gname, qty, unit, price, totalPrice, currency, country };
}

test('freight of more than one part is added up exactly', () => {
  const totals = {
    ...anImportConsignment().totals,
    freight: money(1, 'CNY'),
    insurance: money(2, 'CNY'),
  };
  const order = importOrder311(aDeclarationInput(anImportConsignment({ totals })));
  expect(order.head.freight).toBe('0.03');
});
