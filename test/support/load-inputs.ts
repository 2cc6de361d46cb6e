import type { CebDocumentOf } from '../../functions/domain/customs/ceb-document.ts';
import {
  buildLoadDocuments,
  type LoadDeclarationInput,
  type LoadKind,
} from '../../functions/domain/customs/documents/load-declarations.ts';
import {
  summaryApplications701,
  type SummaryInput,
} from '../../functions/domain/customs/documents/summary-application-701.ts';
import { GUID } from './declaration-inputs.ts';

/** A load of two parcels that has left by air, complete for each of its documents. */
export function aLoadInput(overrides: Partial<LoadDeclarationInput> = {}): LoadDeclarationInput {
  return {
    loadId: 'L0000000000001',
    masterBill: '999-12345675',
    voyage: 'CA8431',
    vessel: 'B-2099',
    trafficMode: '5',
    plate: '浙A12345',
    departedAt: '2026-11-24T16:30:00.000Z',
    customsCode: '2924',
    siteCode: '292401',
    site: { code: '3301960S01', name: '示例监管场所有限公司' },
    logistics: { code: '3301960L02', name: '示例物流有限公司' },
    declarant: { code: '3301980001', name: '示例报关有限公司' },
    parcels: [
      {
        waybillNumber: 'EB000717618HK',
        listNumber: '29242026E000000001',
        weightGrams: 240,
        packageNumber: 'BAG1',
      },
      { waybillNumber: 'EB000717621HK', listNumber: '29242026E000000002', weightGrams: 1_310 },
    ],
    guidOf: () => GUID,
    appTime: '20261125003000',
    ...overrides,
  };
}

/** The document of one kind of that load. */
export function aLoadDocument<Kind extends LoadKind>(kind: Kind): CebDocumentOf<Kind> {
  return buildLoadDocuments(kind, aLoadInput())[0] as unknown as CebDocumentOf<Kind>;
}

/** Two released lists of one seller and month. */
export function aSummaryInput(overrides: Partial<SummaryInput> = {}): SummaryInput {
  return {
    summaryId: 'S3301960A1B-202611',
    customsCode: '2924',
    declarant: { code: '3301980001', name: '示例报关有限公司' },
    seller: { code: '3301960A1B', name: '示例电商企业有限公司' },
    broker: { code: '3301980001', name: '示例报关有限公司' },
    listNumbers: ['29242026E000000001', '29242026E00000000002'],
    guidOf: () => GUID,
    appTime: '20261201090000',
    ...overrides,
  };
}

/** The summary application of those lists. */
export function aSummaryApplication(): CebDocumentOf<'701'> {
  return summaryApplications701(aSummaryInput())[0] as CebDocumentOf<'701'>;
}
