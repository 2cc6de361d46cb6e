import { wrapDxp } from '../../adapters/customs/messages/dxp-envelope.ts';
import { isoTime } from '../clock.ts';
import { drawGuid } from '../seeded.ts';
import type { Services } from '../services.ts';
import { kindRow } from './document-kinds.ts';
import { filingId } from './filings.ts';
import type { Filing, Filings } from './filings.ts';
import { receiptNumber, receiptXml } from './receipt-message.ts';

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

const SENDER = 'EPORT00000000001';
const RECEIVER = 'BONDWAY000000001';

/**
 * What a document's receipts are filed under at customs: the order's number, `waybill/<number>`, or
 * the firm's own number of a load or summary application.
 */
export function receiptSubject({ kind, head }: Filing, filings: Filings): string {
  const own = head['orderNo'];
  switch (kindRow(kind).role) {
    case 'load':
    case 'summary':
      return head['copNo'] ?? '';
    case 'withdrawal':
    case 'return':
    case 'tally':
      return own ?? filings.list('invtNo', head['invtNo'] ?? '')?.head['orderNo'] ?? '';
    default:
      return own ?? `waybill/${head['logisticsNo'] ?? ''}`;
  }
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
  const messageGuid = drawGuid('message', guid);
  const xml = receiptXml(filing, { ...outcome, guid, at }, messageGuid);
  return customsEnvelope(receiptNumber(filing.kind), xml, messageGuid, at);
}

/** The transport envelope of customs around a message, e.g. `622`. `at`: business milliseconds. */
export function customsEnvelope(number: string, xml: string, guid: string, at: number): string {
  return wrapDxp(xml, {
    senderId: SENDER,
    receiverId: RECEIVER,
    messageId: guid,
    at: isoTime(at),
    msgType: `CEB${number}Message`,
  });
}
