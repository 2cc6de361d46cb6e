import { wrapDxp } from '../../adapters/customs/messages/dxp-envelope.ts';
import { renderReceipt } from '../../adapters/customs/messages/render-receipt.ts';
import { isoTime } from '../clock.ts';
import { drawGuid } from '../seeded.ts';
import type { Services } from '../services.ts';
import type { TakenKind } from './ceb-message.ts';
import { filingId } from './filings.ts';
import type { Filing, Filings } from './filings.ts';

/** What customs says about a document. */
export interface Outcome {
  /** CEB `returnStatus`. */
  readonly status: string;
  /** CEB `returnInfo`. */
  readonly info: string;
}

/** An outcome on its way to Bondway. */
export interface SentOutcome extends Outcome {
  readonly customsId: string;
  /** Business milliseconds of the decision. */
  readonly at: number;
  /** Tells repeats of one status about one document apart. */
  readonly occasion: number;
  readonly lost: boolean;
}

const RECEIPTS = {
  '311': '312',
  '411': '412',
  '511': '512',
  '513': '514',
  '621': '622',
  '623': '624',
  '303': '304',
  '505': '506',
  '603': '604',
  '605': '606',
} as const satisfies { readonly [Kind in TakenKind]: string };

const SENDER = 'EPORT00000000001';
const RECEIVER = 'BONDWAY000000001';

/** What a document's receipts are filed under at customs: the order's number, or `waybill/<number>`. */
export function receiptSubject({ kind, head }: Filing, filings: Filings): string {
  if (kind === '605') {
    return filings.list('invtNo', head['invtNo'] ?? '')?.head['orderNo'] ?? '';
  }
  return head['orderNo'] ?? `waybill/${head['logisticsNo'] ?? ''}`;
}

/**
 * Puts a receipt into the outbox: one CEB receipt message in its transport envelope. Receipts of
 * documents that others filed go to Bondway too, which subscribes to them.
 */
export function sendReceipt(
  services: Services,
  filings: Filings,
  filing: Filing,
  outcome: SentOutcome,
): void {
  const { outbox, scripts, seed } = services;
  const { customsId, status, at, occasion, lost } = outcome;
  const guid = drawGuid(seed, filingId(filing), filing.version, status, occasion);
  const subject = receiptSubject(filing, filings);
  outbox.put({
    messageId: guid,
    sender: customsId,
    subject,
    path: `/partners/${customsId}`,
    contentType: 'application/xml',
    body: receiptMessage(filing, outcome, guid, at),
    copies: scripts.of(subject).copies,
    lost,
  });
}

function receiptMessage(filing: Filing, outcome: Outcome, guid: string, at: number): string {
  const { kind, head, preNo, invtNo } = filing;
  const { status, info } = outcome;
  const keys = {
    orderNo: head['orderNo'],
    ebpCode: head['ebpCode'],
    ebcCode: head['ebcCode'],
    agentCode: head['agentCode'],
    customsCode: head['customsCode'],
    payCode: head['payCode'],
    payTransactionId: head['payTransactionId'],
    logisticsCode: head['logisticsCode'],
    logisticsNo: head['logisticsNo'],
    logisticsStatus: head['logisticsStatus'],
    copNo: head['copNo'],
    statisticsFlag: head['statisticsFlag'],
    preNo,
    invtNo,
  };
  const receipt = { guid, keys, status, at: isoTime(at), info };
  const messageGuid = drawGuid('message', guid);
  return wrapDxp(renderReceipt(RECEIPTS[kind], [receipt], messageGuid), {
    senderId: SENDER,
    receiverId: RECEIVER,
    messageId: messageGuid,
    at: isoTime(at),
    msgType: `CEB${RECEIPTS[kind]}Message`,
  });
}
