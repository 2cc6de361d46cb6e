import type { Instant } from '../instant.ts';

/** Receipts that customs or the e-port answers with; `900` is a message it could not read at all. */
export type ReceiptKind =
  | ('312' | '412' | '512' | '514' | '622' | '624' | '626' | '712')
  | ('304' | '404' | '506' | '508' | '510' | '604' | '606' | '608' | '702' | '214' | '216')
  | '900';

/** Elements by which a receipt names what it answers. */
export type ReceiptKey =
  | 'orderNo'
  | 'ebpCode'
  | 'ebcCode'
  | 'agentCode'
  | 'customsCode'
  | 'payCode'
  | 'payTransactionId'
  | 'logisticsCode'
  | 'logisticsNo'
  | 'logisticsStatus'
  | 'operatorCode'
  | 'copNo'
  | 'coElNo'
  | 'preNo'
  | 'invtNo'
  | 'rkdNo'
  | 'sumNo'
  | 'billNo'
  | 'payNo'
  | 'msgSeqNo'
  | 'statisticsFlag'
  | 'oriCopMsgId'
  | 'oriMessageType';

/** One answer to one document. */
export interface CebReceipt {
  readonly kind: ReceiptKind;
  /** Of the receipt itself: repeats of one receipt carry the same. */
  readonly guid: string;
  readonly keys: { readonly [Key in ReceiptKey]?: string };
  /** CEB `returnStatus`, as it stands. */
  readonly status: string;
  /** CEB `returnTime`. */
  readonly at: Instant;
  /** CEB `returnInfo`: text of customs, may be empty. */
  readonly info: string;
}
