import type { Services } from '../services.ts';
import type { Decide } from './decisions.ts';
import type { Filing, Filings } from './filings.ts';
import { receiptSubject } from './receipts.ts';
import type { Outcome } from './receipts.ts';
import { rejection } from './rejection.ts';

/** 216 documents no 120. Source: CEB schemas 2022-05, InvtRefundDetailReturn. */
const CONCLUDED: Outcome = { status: '399', info: '[Code:399;Desc:审结]' };

/** What tallies touch. */
export interface TallyParts {
  readonly services: Services;
  readonly filings: Filings;
  readonly decide: Decide;
}

/**
 * Takes the tally of a returned parcel (215) that arrived. It names no quantities: customs sees only
 * whether the return was granted for this list and waybill.
 */
export function takeTally(
  { services, filings, decide }: TallyParts,
  customsId: string,
  tally: Filing,
): void {
  const { clock, delays, scripts } = services;
  const order = receiptSubject(tally, filings);
  const isRejected = scripts.of(order).returnTally === 'rejected' && tally.version === 1;
  const outcome = isRejected ? rejection('理货信息有误', 'by script') : CONCLUDED;
  const at = clock.now() + delays.of(order, 'filing-accepted', tally.kind);
  decide(customsId, tally, at, tallyFault(tally, filings) ?? outcome);
}

/** weak: the numbers follow the pattern of those of import returns (625). */
function tallyFault({ head }: Filing, filings: Filings): Outcome | undefined {
  const error = (number: string, text: string): Outcome => ({
    status: `-215${number}`,
    info: `[Code:-215${number};Desc:${text}]`,
  });
  const invtNo = head['invtNo'] ?? '';
  if (filings.list('invtNo', invtNo) === undefined) return error('003', '清单编号不存在');
  const application = filings.find('213', { head: { invtNo } });
  if (application?.state !== 'released') {
    return error('005', '退货申请未放行 (no granted return application)');
  }
  const names = ['logisticsCode', 'logisticsNo', 'billNo'] as const;
  const differs = names.find((name) => head[name] !== application.head[name]);
  return differs && rejection('理货信息与退货申请不符', differs);
}
