import type { ConsignmentLine } from '../../consignment/consignment.ts';
import { formatMoney } from '../../money/money.ts';
import { addressLine } from '../address-line.ts';
import type { CebDocumentOf } from '../ceb-document.ts';
import type { DeclarationInput } from './declaration-input.ts';
import { countryCode, FIXED, freightAndInsurance, ifShort, opening } from './wire-values.ts';

/** The import order (进口订单), in CNY. Source: CEB311, 2022-05. */
export function importOrder311(input: DeclarationInput): CebDocumentOf<'311'> {
  const { consignment, identity } = input;
  const { parties, payment, totals } = consignment;
  return {
    kind: '311',
    head: {
      ...opening(input),
      orderType: 'I',
      orderNo: consignment.orderNumber,
      ebpCode: parties.platform.code,
      ebpName: parties.platform.name,
      ebcCode: parties.seller.code,
      ebcName: parties.seller.name,
      goodsValue: formatMoney(totals.goods),
      freight: freightAndInsurance(consignment),
      discount: formatMoney(totals.discount),
      taxTotal: formatMoney(totals.tax),
      acturalPaid: formatMoney(totals.paid),
      currency: FIXED.china,
      buyerRegNo: consignment.buyerRegistration ?? '',
      buyerName: consignment.buyerName ?? '',
      buyerTelephone: identity.buyerTelephone ?? '',
      buyerIdType: FIXED.residentId,
      buyerIdNumber: identity.buyerIdNumber ?? '',
      payCode: parties.payment?.code,
      payName: parties.payment?.name,
      payTransactionId: payment.transactionId,
      consignee: consignment.shipTo.name,
      consigneeTelephone: identity.consigneeTelephone ?? '',
      consigneeAddress: addressLine(consignment.shipTo),
    },
    lines: consignment.lines.map(orderLine),
  };
}

function orderLine(line: ConsignmentLine, index: number): CebDocumentOf<'311'>['lines'][number] {
  const { goods } = line;
  return {
    gnum: String(index + 1),
    itemNo: ifShort(line.sku, 30),
    // The list's gname must equal the order's name, so both are the declared name.
    itemName: goods.declaredName ?? '',
    gmodel: goods.model ?? '',
    barCode: goods.barcode,
    unit: goods.unit ?? '',
    qty: String(line.quantity),
    price: formatMoney(line.price),
    totalPrice: formatMoney(line.total),
    currency: FIXED.china,
    country: countryCode(goods.origin),
  };
}
