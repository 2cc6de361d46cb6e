import { decimal, exact, optional, text } from './element-rows.ts';
import { exportOpening, importOpening, note, platformRows, sellerRows } from './shared-rows.ts';

/** CEB411, payment voucher: sent by the payment firm. Source: import XSD 2022-05, PaymentHead. */
export const CEB411 = {
  body: 'Payment',
  headElement: 'PaymentHead',
  maxLines: 0,
  direction: 'import',
  head: [
    ...importOpening,
    text('payCode', 1, 18),
    text('payName', 1, 100),
    text('payTransactionId', 1, 60),
    text('orderNo', 1, 60),
    ...platformRows,
    exact('payerIdType', 1),
    text('payerIdNumber', 1, 60),
    text('payerName', 1, 60),
    optional(text('telephone', 0, 60)),
    decimal('amountPaid'),
    exact('currency', 3),
    exact('payTime', 14),
    note,
  ],
  lines: [],
} as const;

/**
 * CEB403, export receipts (收款单): sent by payment or e-commerce firm, not asked for since GACC
 * announcement 167 of 2024. Source: export XSD 2022-05, Receipts.
 */
export const CEB403 = {
  body: 'Receipts',
  maxLines: 0,
  direction: 'export',
  head: [
    ...exportOpening,
    ...platformRows,
    ...sellerRows,
    text('orderNo', 1, 60),
    optional(text('payCode', 0, 18)),
    text('payName', 1, 100),
    optional(text('payNo', 0, 60)),
    decimal('charge'),
    exact('currency', 3),
    exact('accountingDate', 14),
    note,
  ],
  lines: [],
} as const;
