import type { Elements } from './ceb-message.ts';
import { districtOf } from './districts.ts';
import { firstFault } from './document-checks.ts';
import type { Filing, Filings } from './filings.ts';
import type { Outcome } from './receipts.ts';
import { rejection } from './rejection.ts';

type WaybillCheck = (line: Elements, load: Filing, filings: Filings) => Outcome | undefined;

/**
 * What is wrong with a document of a load beside those of its parcels, first waybill first. weak:
 * what customs compares is not published; these follow from the order in which the documents are due.
 */
export function loadFault(load: Filing, filings: Filings): Outcome | undefined {
  const checks = CHECKS[load.kind] ?? [];
  return firstFault(load.lines, (line) =>
    firstFault(checks, (check) => check(line, load, filings)),
  );
}

const declared =
  (kind: '505' | '511'): WaybillCheck =>
  (line, { head }, filings) => {
    const logisticsNo = line['logisticsNo'] ?? '';
    const waybill = filings.find(kind, {
      head: { logisticsCode: head['logisticsCode'] ?? '', logisticsNo },
    });
    return waybill?.state === 'accepted'
      ? undefined
      : rejection('运单未入库', `waybill ${logisticsNo} not accepted`);
  };

const listReleased: WaybillCheck = (line, { head }, filings) => {
  const logisticsNo = line['logisticsNo'] ?? '';
  const list = filings.listOfWaybill(head['logisticsCode'] ?? '', logisticsNo);
  const named = line['invtNo'] ?? '';
  return list?.state === 'released' && (named === '' || named === list.invtNo)
    ? undefined
    : rejection('清单未放行', `no released list of waybill ${logisticsNo}`);
};

/** Where release comes before arrival, nothing else may arrive. */
const releasedWhereDue: WaybillCheck = (line, load, filings) =>
  districtOf(load.head['customsCode'] ?? '').exportArrival === 'after-release'
    ? listReleased(line, load, filings)
    : undefined;

const linked: WaybillCheck = (line, { head }, filings) => {
  const logisticsNo = line['logisticsNo'] ?? '';
  const linkage = filings.linkageOf(head['billNo'] ?? '');
  const names = linkage?.lines.some((each) => each['logisticsNo'] === logisticsNo) === true;
  return linkage?.state === 'accepted' && names
    ? undefined
    : rejection('总分单未入库', `waybill ${logisticsNo} is not on an accepted linkage`);
};

const CHECKS: { readonly [kind: string]: readonly WaybillCheck[] | undefined } = {
  '507': [declared('505'), releasedWhereDue],
  '607': [listReleased],
  '509': [linked],
  '711': [declared('511')],
};
