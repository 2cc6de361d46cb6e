import { describe, expect, test } from '@jest/globals';
import { checkCebDocument } from '../../../functions/domain/customs/check-ceb-document.ts';
import {
  buildLoadDocuments,
  type LoadKind,
} from '../../../functions/domain/customs/documents/load-declarations.ts';
import { summaryApplications701 } from '../../../functions/domain/customs/documents/summary-application-701.ts';
import { aLoadInput, aSummaryInput } from '../../support/load-inputs.ts';

const KINDS = ['711', '507', '509', '607'] as const satisfies readonly LoadKind[];

describe('documents of a load', () => {
  test('607 links the master bill with waybills and lists, and weighs the load', () => {
    expect(buildLoadDocuments('607', aLoadInput())).toMatchObject([
      {
        head: {
          copNo: 'L0000000000001',
          billNo: '999-12345675',
          voyageNo: 'CA8431',
          trafName: 'B-2099',
          trafMode: '5',
          domesticTrafNo: '浙A12345',
          grossWeight: '1.55',
          agentCode: '3301980001',
          msgCount: '1',
          msgSeqNo: '1',
        },
        lines: [
          {
            gnum: '1',
            logisticsNo: 'EB000717618HK',
            invtNo: '29242026E000000001',
            totalPackageNo: 'BAG1',
          },
          { gnum: '2', logisticsNo: 'EB000717621HK', invtNo: '29242026E000000002' },
        ],
      },
    ]);
  });

  test('507 says where it arrived and what brought it, 509 when it left in Beijing', () => {
    expect(buildLoadDocuments('507', aLoadInput())).toMatchObject([
      {
        head: {
          ieFlag: 'E',
          operatorCode: '3301960S01',
          loctNo: '292401',
          domesticTrafNo: '浙A12345',
        },
      },
    ]);
    expect(buildLoadDocuments('509', aLoadInput())).toMatchObject([
      { head: { leaveTime: '20261125003000', trafName: 'B-2099', billNo: '999-12345675' } },
    ]);
  });

  test('711 is the site’s, of a load that comes in', () => {
    expect(buildLoadDocuments('711', aLoadInput())).toMatchObject([
      {
        head: { ieFlag: 'I', operatorCode: '3301960S01', trafNo: 'B-2099', billNo: '999-12345675' },
        lines: [{ logisticsNo: 'EB000717618HK' }, { logisticsNo: 'EB000717621HK' }],
      },
    ]);
  });

  const parcels = Array.from({ length: 2_001 }, (_parcel, index) => ({
    waybillNumber: `EB${String(index).padStart(9, '0')}HK`,
    weightGrams: 1,
  }));
  const guidOf = (part: number) =>
    `4CDE1CFD-EDED-46B1-946C-B8022E42FC${String(part).padStart(2, '0')}`;

  test.each(['507', '509', '607'] as const)('a long %s goes in parts that lose nobody', (kind) => {
    const parts = buildLoadDocuments(kind, aLoadInput({ parcels, guidOf }));
    expect(parts.map(({ head, lines }) => [head, lines.length])).toMatchObject([
      [{ guid: guidOf(1), copNo: 'L0000000000001', msgCount: '3', msgSeqNo: '1' }, 1_000],
      [{ guid: guidOf(2), msgCount: '3', msgSeqNo: '2' }, 1_000],
      [{ guid: guidOf(3), msgCount: '3', msgSeqNo: '3' }, 1],
    ]);
    const told = parts
      .flatMap(({ lines }) => lines)
      .map((line) => 'logisticsNo' in line && line.logisticsNo);
    expect(told).toEqual(parcels.map(({ waybillNumber }) => waybillNumber));
    expect(parts.flatMap((part) => checkCebDocument(part))).toEqual([]);
  });

  test('711 knows no parts', () => {
    const [whole, ...more] = buildLoadDocuments('711', aLoadInput({ parcels, guidOf }));
    expect([whole?.lines.length, more.length]).toEqual([2_001, 0]);
  });

  test.each(KINDS)('%s: what is missing is named, and nothing is invented', (kind) => {
    const bare = aLoadInput({
      plate: undefined,
      departedAt: undefined,
      site: undefined,
      declarant: undefined,
      siteCode: undefined,
    });
    const missing = { '711': ['operatorCode', 'operatorName'], '509': ['leaveTime'] };
    const more = {
      '507': ['operatorCode', 'operatorName', 'domesticTrafNo'],
      '607': ['agentCode', 'agentName'],
    };
    const problems = buildLoadDocuments(kind, bare).flatMap((part) => checkCebDocument(part));
    expect(problems.map(({ element }) => element)).toEqual({ ...missing, ...more }[kind]);
  });
});

describe('the summary of a month', () => {
  test('names every list, and who files the declaration', () => {
    expect(summaryApplications701(aSummaryInput())).toMatchObject([
      {
        head: { copNo: 'S3301960A1B-202611', declAgentCode: '3301980001', summaryFlag: '1' },
        lines: [{ invtNo: '29242026E000000001' }, { invtNo: '29242026E00000000002' }],
      },
    ]);
  });

  test('of many lists goes in parts', () => {
    const listNumbers = Array.from(
      { length: 1_001 },
      (_list, index) => `29242026E${String(index).padStart(9, '0')}`,
    );
    const parts = summaryApplications701(aSummaryInput({ listNumbers }));
    expect(parts.map(({ head, lines }) => [head.msgCount, head.msgSeqNo, lines.length])).toEqual([
      ['2', '1', 1_000],
      ['2', '2', 1],
    ]);
  });

  test('has both ends of a range of time or none, in order', () => {
    const [document] = summaryApplications701(aSummaryInput());
    const check = (head: object) =>
      document && checkCebDocument({ ...document, head: { ...document.head, ...head } });
    expect(check({ startTime: '20261101000000' })).toMatchObject([
      { element: 'endTime', rule: 'pair' },
    ]);
    expect(check({ endTime: '20261101000000' })).toMatchObject([
      { element: 'startTime', rule: 'pair' },
    ]);
    expect(check({ startTime: '20261130000000', endTime: '20261101000000' })).toMatchObject([
      { element: 'endTime', rule: 'period' },
    ]);
    expect(check({ startTime: '20261101000000', endTime: '20261101000000' })).toEqual([]);
  });
});
