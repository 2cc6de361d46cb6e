import type { ReceiptKey, ReceiptKind } from '../../../domain/customs/ceb-receipt.ts';

/** One receipt message: its entity and the keys between `guid` and `returnStatus`, in schema order. */
export interface ReceiptTable {
  readonly entity: string;
  readonly keys: readonly {
    readonly name: ReceiptKey;
    readonly mandatory: boolean;
  }[];
}

const must = (...names: ReceiptKey[]) => names.map((name) => ({ name, mandatory: true }));
const may = (...names: ReceiptKey[]) => names.map((name) => ({ name, mandatory: false }));

/** Source: return entities of the CEB schemas 2022-05. `900` orders its elements differently. */
export const RECEIPT_TABLES: { readonly [Kind in Exclude<ReceiptKind, '900'>]: ReceiptTable } = {
  '312': { entity: 'OrderReturn', keys: must('ebpCode', 'ebcCode', 'orderNo') },
  '412': { entity: 'PaymentReturn', keys: must('payCode', 'payTransactionId') },
  '512': { entity: 'LogisticsReturn', keys: must('logisticsCode', 'logisticsNo') },
  '514': {
    entity: 'LogisticsStatusReturn',
    keys: must('logisticsCode', 'logisticsNo', 'logisticsStatus'),
  },
  '622': {
    entity: 'InventoryReturn',
    keys: [
      ...may('customsCode', 'ebpCode', 'ebcCode', 'agentCode'),
      ...must('copNo', 'preNo'),
      ...may('invtNo'),
    ],
  },
  '624': {
    entity: 'InvtCancelReturn',
    keys: [
      ...may('customsCode', 'agentCode', 'ebpCode', 'ebcCode'),
      ...must('copNo', 'preNo'),
      ...may('invtNo'),
    ],
  },
  '626': {
    entity: 'InvtRefundReturn',
    keys: [
      ...may('customsCode', 'agentCode', 'ebpCode', 'ebcCode'),
      ...must('copNo', 'preNo'),
      ...may('invtNo'),
    ],
  },
  '712': {
    entity: 'DeliveryReturn',
    keys: may('customsCode', 'operatorCode', 'copNo', 'preNo', 'rkdNo'),
  },
  '304': { entity: 'OrderReturn', keys: must('ebpCode', 'ebcCode', 'orderNo') },
  '404': { entity: 'ReceiptsReturn', keys: [...must('ebcCode', 'orderNo'), ...may('payNo')] },
  '506': { entity: 'LogisticsReturn', keys: must('logisticsCode', 'logisticsNo') },
  '508': {
    entity: 'ArrivalReturn',
    keys: must('operatorCode', 'logisticsCode', 'preNo', 'copNo', 'billNo', 'msgSeqNo'),
  },
  '510': { entity: 'DepartureReturn', keys: must('logisticsCode', 'copNo', 'preNo', 'msgSeqNo') },
  '604': {
    entity: 'InventoryReturn',
    keys: must(
      'agentCode',
      'copNo',
      'preNo',
      'invtNo',
      'ebcCode',
      'ebpCode',
      'orderNo',
      'statisticsFlag',
    ),
  },
  '606': { entity: 'InvtCancelReturn', keys: must('agentCode', 'copNo', 'preNo', 'invtNo') },
  '608': {
    entity: 'WayBillReturn',
    keys: must('agentCode', 'logisticsCode', 'copNo', 'preNo', 'billNo', 'msgSeqNo'),
  },
  '702': {
    entity: 'SummaryReturn',
    keys: [...must('agentCode', 'ebcCode', 'copNo', 'preNo'), ...may('sumNo'), ...must('msgSeqNo')],
  },
  '214': {
    entity: 'RefundReturn',
    keys: [
      ...may('ebpCode', 'ebcCode'),
      ...must('agentCode', 'coElNo'),
      ...may('preNo'),
      ...must('invtNo'),
    ],
  },
  '216': {
    entity: 'InvtRefundDetailReturn',
    keys: [...must('operatorCode', 'logisticsCode', 'logisticsNo', 'coElNo'), ...may('preNo')],
  },
};
