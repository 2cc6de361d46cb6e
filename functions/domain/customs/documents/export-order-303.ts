import type { Consignment, ConsignmentLine } from '../../consignment/consignment.ts';
import { formatMoney } from '../../money/money.ts';
import type { CebDocumentOf } from '../ceb-document.ts';
import type { DeclarationInput } from './declaration-input.ts';
import { FILING_TERMS } from './filing-terms.ts';
import { currencyCode, freightAndInsurance, opening } from './wire-values.ts';

/** The export order (出口订单), in the order's currency; goods FOB. Source: CEB303, 2022-05. */
export function exportOrder303(input: DeclarationInput): CebDocumentOf<'303'> {
  const { consignment } = input;
  const { parties, totals } = consignment;
  return {
    kind: '303',
    head: {
      ...opening(input),
      orderType: FILING_TERMS[consignment.mode]?.orderType ?? '',
      orderNo: consignment.orderNumber,
      ebpCode: parties.platform.code,
      ebpName: parties.platform.name,
      ebcCode: parties.seller.code,
      ebcName: parties.seller.name,
      goodsValue: formatMoney(totals.goods),
      freight: freightAndInsurance(consignment),
      currency: currencyCode(consignment),
    },
    lines: consignment.lines.map((line, index) => orderLine(consignment, line, index)),
  };
}

function orderLine(
  consignment: Consignment,
  line: ConsignmentLine,
  index: number,
): CebDocumentOf<'303'>['lines'][number] {
  return {
    gnum: String(index + 1),
    itemNo: line.sku,
    itemName: line.goods.declaredName ?? '',
    barCode: line.goods.barcode,
    unit: line.goods.unit ?? '',
    currency: currencyCode(consignment),
    qty: String(line.quantity),
    price: formatMoney(line.price),
    totalPrice: formatMoney(line.total),
  };
}
