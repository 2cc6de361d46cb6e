import type { CebDocumentOf } from '../../functions/domain/customs/ceb-document.ts';
import type { CebKind } from '../../functions/domain/customs/ceb-tables/ceb-tables.ts';
import { exportList603 } from '../../functions/domain/customs/documents/export-list-603.ts';
import { exportOrder303 } from '../../functions/domain/customs/documents/export-order-303.ts';
import { exportReturn213 } from '../../functions/domain/customs/documents/export-return-213.ts';
import { exportWithdrawal605 } from '../../functions/domain/customs/documents/export-withdrawal-605.ts';
import { importList621 } from '../../functions/domain/customs/documents/import-list-621.ts';
import { importOrder311 } from '../../functions/domain/customs/documents/import-order-311.ts';
import { importReturn625 } from '../../functions/domain/customs/documents/import-return-625.ts';
import { importWithdrawal623 } from '../../functions/domain/customs/documents/import-withdrawal-623.ts';
import { paymentReceipts403 } from '../../functions/domain/customs/documents/payment-receipts-403.ts';
import { returnTally215 } from '../../functions/domain/customs/documents/return-tally-215.ts';
import { waybillStatus513 } from '../../functions/domain/customs/documents/waybill-status-513.ts';
import { aLoadDocument, aSummaryApplication } from './load-inputs.ts';
import { anExportConsignment, anImportConsignment } from './consignment-builder.ts';
import { aDeclarationInput, GUID, INBOUND } from './declaration-inputs.ts';

/** A complete document of each kind: ours as built, the other firms' as they would send them. */
export function aDocumentOfEachKind(): { readonly [Kind in CebKind]: CebDocumentOf<Kind> } {
  const numbers = { preNumber: 'B20201208796651782', listNumber: '49212020I046118061' };
  const deliveredAt = '2026-11-25T04:00:00.000Z';
  const bound = aDeclarationInput(anImportConsignment({ ...numbers, deliveredAt }));
  const listNumber = '29242026E000000001';
  const outbound = {
    ...aDeclarationInput(anExportConsignment({ ...numbers, listNumber })),
    returned: { inbound: INBOUND },
    paidAt: '20261123095900',
  };
  return {
    '311': importOrder311(bound),
    '411': aPayment(),
    '511': anImportWaybill(),
    '513': waybillStatus513(bound),
    '621': importList621(bound),
    '623': importWithdrawal623(bound),
    '625': importReturn625(bound),
    '711': aLoadDocument('711'),
    '303': exportOrder303(outbound),
    '403': paymentReceipts403(outbound),
    '505': anExportWaybill(),
    '507': aLoadDocument('507'),
    '509': aLoadDocument('509'),
    '603': exportList603(outbound),
    '605': exportWithdrawal605(outbound),
    '607': aLoadDocument('607'),
    '701': aSummaryApplication(),
    '213': exportReturn213(outbound),
    '215': returnTally215(outbound),
  };
}

const opening = { guid: GUID, appType: '1', appTime: '20261123100000', appStatus: '2' } as const;

function aPayment(): CebDocumentOf<'411'> {
  return {
    kind: '411',
    head: {
      ...opening,
      payCode: '3301960P03',
      payName: '示例支付有限公司',
      payTransactionId: 'PAY20261123000001',
      orderNo: 'SO-1001',
      ebpCode: '91110000600037341L',
      ebpName: '示例电商平台有限公司',
      payerIdType: '1',
      payerIdNumber: '11010519491231002X',
      payerName: '王小明',
      amountPaid: '289.57',
      currency: '142',
      payTime: '20261123095900',
    },
    lines: [],
  };
}

function anImportWaybill(): CebDocumentOf<'511'> {
  return {
    kind: '511',
    head: {
      ...opening,
      logisticsCode: '3301960L02',
      logisticsName: '示例物流有限公司',
      logisticsNo: 'YT20261123001',
      orderNo: 'SO-1001',
      currency: '142',
      weight: '0.24',
      packNo: '1',
      consignee: '李雷',
      consigneeAddress: '浙江省 杭州市 西湖区 文三路 90 号',
      consigneeTelephone: '13900139000',
    },
    lines: [],
  };
}

function anExportWaybill(): CebDocumentOf<'505'> {
  return {
    kind: '505',
    head: {
      ...opening,
      logisticsCode: '3301960L02',
      logisticsName: '示例物流有限公司',
      logisticsNo: 'EB000717618HK',
      freight: '3000',
      insuredFee: '0',
      currency: '133',
      grossWeight: '0.24',
      packNo: '1',
      goodsInfo: '保湿面霜 2',
    },
    lines: [],
  };
}
