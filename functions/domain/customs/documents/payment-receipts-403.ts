import { formatMoney } from '../../money/money.ts';
import type { CebDocumentOf } from '../ceb-document.ts';
import type { DeclarationInput } from './declaration-input.ts';
import { currencyCode, opening } from './wire-values.ts';

/** What `payName` says where no firm stood between buyer and seller. */
const CASH = '现金支付';

/**
 * What was received for an export order (收款单). Customs has not asked for it since 15 December 2024
 * (GACC announcement 167 of 2024). Source: CEB403, 2022-05.
 */
export function paymentReceipts403(input: DeclarationInput): CebDocumentOf<'403'> {
  const { consignment } = input;
  const { parties, payment, totals } = consignment;
  return {
    kind: '403',
    head: {
      ...opening(input),
      ebpCode: parties.platform.code,
      ebpName: parties.platform.name,
      ebcCode: parties.seller.code,
      ebcName: parties.seller.name,
      orderNo: consignment.orderNumber,
      payCode: parties.payment?.code,
      payName: parties.payment?.name ?? CASH,
      payNo: payment.transactionId,
      charge: formatMoney(totals.paid),
      currency: currencyCode(consignment),
      accountingDate: input.paidAt ?? '',
    },
    lines: [],
  };
}
