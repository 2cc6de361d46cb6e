import type { ConsignmentFact } from '../../../domain/consignment/consignment-events.ts';
import type { Consignment } from '../../../domain/consignment/consignment.ts';
import type { CebReceipt, ReceiptKind } from '../../../domain/customs/ceb-receipt.ts';
import { accept, refuse } from '../../../domain/refusal.ts';
import type { Result } from '../../../domain/refusal.ts';
import type { DocumentKind } from '../../../domain/trade/documents.ts';
import type { PartnerAnswer, UnreadMessage } from '../../../ports/partners.ts';
import type { LoadAnswer } from '../../../ports/load-partners.ts';
import type { SummaryAnswer } from '../../../ports/summary-partners.ts';
import { unwrapDxp } from '../messages/dxp-envelope.ts';
import { parseReceipts } from '../messages/parse-receipts.ts';
import { loadReceipt } from './load-receipts.ts';
import { readNotices } from './notices.ts';
import { summaryReceipt } from './summary-answers.ts';

/** The document that each receipt answers. Source: CEB specification 2022-05, business nodes. */
const ANSWERED: { readonly [Kind in Exclude<ReceiptKind, '900'>]: DocumentKind } = {
  '312': '311',
  '412': '411',
  '512': '511',
  '514': '513',
  '622': '621',
  '624': '623',
  '626': '625',
  '712': '711',
  '304': '303',
  '404': '403',
  '506': '505',
  '508': '507',
  '510': '509',
  '604': '603',
  '606': '605',
  '608': '607',
  '702': '701',
  '214': '213',
  '216': '215',
};

/** `CopMsgId` of our messages begins with the consignment's id, or names the batch that shares it. */
const OUR_MESSAGE_ID = /^(O[0-9A-HJKMNP-TV-Z]{14}-\d\d)(?![0-9A-Za-z])/;
const OUR_BATCH_ID = /^batch\.\d{3}\.([0-9A-F-]{36})$/;

/** What customs says: of a consignment, of a message of several, of a load, of a summary application. */
export type CustomsAnswer = PartnerAnswer | UnreadMessage | LoadAnswer | SummaryAnswer;

/**
 * The receipts, or notices, of one transport message, each with whom it is about. Receipts of
 * documents that others filed come too. Refusals: those of the envelope and of the receipts, and
 * `receipt-about-nobody` when one of them names nothing that we could know.
 */
export function readCustomsMessage(raw: Uint8Array): Result<readonly CustomsAnswer[]> {
  const envelope = unwrapDxp(Buffer.from(raw).toString('utf8'));
  if (!envelope.ok) return envelope;
  const receipts = parseReceipts(envelope.value.xml);
  if (!receipts.ok && receipts.code === 'receipt-unknown') {
    return readNotices(envelope.value.xml, raw);
  }
  if (!receipts.ok) return receipts;
  const answers = receipts.value.map(
    (receipt) =>
      loadReceipt(receipt) ??
      summaryReceipt(receipt, raw) ??
      unreadBatch(receipt) ??
      answerOfReceipt(receipt, raw),
  );
  const whole = answers.filter((answer) => answer !== undefined);
  return whole.length === answers.length
    ? accept(whole)
    : refuse('receipt-about-nobody', 'the receipt names no order, payment, waybill or list');
}

/** As `readCustomsMessage`, without the receipts of loads. */
export function parseCustomsAnswer(raw: Uint8Array): Result<readonly PartnerAnswer[]> {
  const read = readCustomsMessage(raw);
  return read.ok ? accept(read.value.filter((answer) => 'about' in answer)) : read;
}

/**
 * Those answers that are about this consignment. Customs is asked by one id and may know more
 * documents under it than ours.
 */
export function answersAbout(
  answers: readonly PartnerAnswer[],
  consignment: Consignment,
): readonly PartnerAnswer[] {
  return answers.filter((answer) => isAbout(answer, consignment));
}

/**
 * How receipts name an order: registration code of the seller, else of the platform, and the
 * order number, which is unique under that code only.
 */
export function orderReference(code: string, orderNumber: string): string {
  return `${code}:${orderNumber}`;
}

function isAbout({ about }: PartnerAnswer, consignment: Consignment): boolean {
  if ('consignmentId' in about) return about.consignmentId === consignment.consignmentId;
  const { seller, platform } = consignment.parties;
  switch (about.kind) {
    case 'payment':
      return about.value === consignment.payment.transactionId;
    case 'waybill':
      return consignment.legs.some(({ waybillNumber }) => waybillNumber === about.value);
    case 'list-number':
      return about.value === consignment.listNumber;
    case 'order-number':
      return [seller.code, platform.code].some(
        (code) => about.value === orderReference(code, consignment.orderNumber),
      );
  }
}

function answerOfReceipt(receipt: CebReceipt, body: Uint8Array): PartnerAnswer | undefined {
  const about = receipt.kind === '900' ? senderOf(receipt) : subjectOf(receipt);
  const kind = receipt.kind === '900' ? kindOfMessage(receipt) : ANSWERED[receipt.kind];
  if (about === undefined || kind === undefined) return undefined;
  const { status, at, info, keys } = receipt;
  const fact: ConsignmentFact = {
    type: 'receipt-received',
    kind,
    status,
    receivedAt: at,
    info,
    preNumber: keys.preNo,
    listNumber: keys.invtNo,
  };
  const kept = { message: receipt.kind, body };
  return { messageId: receipt.guid, about, facts: [fact], kept };
}

function subjectOf({ keys }: CebReceipt): PartnerAnswer['about'] | undefined {
  if (keys.copNo !== undefined) return { consignmentId: keys.copNo };
  if (keys.payTransactionId !== undefined) return { kind: 'payment', value: keys.payTransactionId };
  if (keys.logisticsNo !== undefined) return { kind: 'waybill', value: keys.logisticsNo };
  // Ours on a return application (214); a tally (216) also names its waybill, which goes first.
  if (keys.coElNo !== undefined) return { consignmentId: keys.coElNo };
  const code = keys.ebcCode ?? keys.ebpCode;
  return keys.orderNo === undefined || code === undefined
    ? undefined
    : { kind: 'order-number', value: orderReference(code, keys.orderNo) };
}

/** A 900 about a message that several documents share. */
function unreadBatch({ kind, keys, guid, status, info }: CebReceipt): UnreadMessage | undefined {
  const batch = kind === '900' ? OUR_BATCH_ID.exec(keys.oriCopMsgId ?? '')?.[1] : undefined;
  return batch === undefined ? undefined : { messageId: guid, batch, status, info };
}

/** 900 answers a message that could not be read at all, so it can name only the message. */
function senderOf({ keys }: CebReceipt): PartnerAnswer['about'] | undefined {
  const consignmentId = OUR_MESSAGE_ID.exec(keys.oriCopMsgId ?? '')?.[1];
  return consignmentId === undefined ? undefined : { consignmentId };
}

function kindOfMessage({ keys }: CebReceipt): DocumentKind | undefined {
  const code = /^CEB(\d{3})Message$/.exec(keys.oriMessageType ?? '')?.[1];
  return Object.values(ANSWERED).find((kind) => kind === code);
}
