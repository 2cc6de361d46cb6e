import { decimal, exact, optional, text } from './element-rows.ts';
import { importOpening, note, platformRows } from './shared-rows.ts';

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
