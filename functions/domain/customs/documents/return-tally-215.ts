import type { CebDocumentOf } from '../ceb-document.ts';
import type { DeclarationInput } from './declaration-input.ts';
import { IMPORT, opening } from './wire-values.ts';

/** What the site declares of a returned parcel when it tallies it (理货明细单). Source: CEB215, new in 2022-05. */
export function returnTally215(input: DeclarationInput): CebDocumentOf<'215'> {
  const { consignment, returned } = input;
  const { parties } = consignment;
  const inbound = returned?.inbound;
  const logisticsNo = inbound?.waybillNumber ?? input.waybillNumber ?? '';
  return {
    kind: '215',
    head: {
      ...opening(input),
      customsCode: parties.customsCode,
      operatorCode: inbound?.site?.code ?? '',
      operatorName: inbound?.site?.name ?? '',
      logisticsCode: parties.logistics.code,
      logisticsName: parties.logistics.name,
      logisticsNo,
      invtNo: consignment.listNumber,
      coElNo: consignment.consignmentId,
      preNo: consignment.preNumber,
      billNo: inbound?.masterBill ?? logisticsNo,
      ieFlag: IMPORT,
      trafMode: inbound?.trafficMode ?? '',
      trafName: inbound?.vessel ?? '',
      voyageNo: inbound?.voyage ?? '',
      location: inbound?.location,
    },
    lines: [],
  };
}
