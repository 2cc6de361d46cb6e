import type { Consignment, ConsignmentLine } from '../../consignment/consignment.ts';
import { formatMoney } from '../../money/money.ts';
import { TRADE_MODES } from '../../trade/trade-modes.ts';
import { addressLine } from '../address-line.ts';
import type { CebDocumentOf } from '../ceb-document.ts';
import type { DeclarationInput } from './declaration-input.ts';
import { FILING_TERMS } from './filing-terms.ts';
import {
  bookItem,
  countryCode,
  FIXED,
  ifShort,
  opening,
  statutoryQuantity,
  weights,
  zoneFirm,
} from './wire-values.ts';

/**
 * The import list (进口清单). Flight and master bill are those of the load; 1210 leaves them empty. `copNo`, which
 * the receipt echoes, is the consignment's id: filing again under it changes nothing twice.
 * Source: CEB621, 2022-05.
 */
export function importList621(input: DeclarationInput): CebDocumentOf<'621'> {
  const { consignment, identity, appTime } = input;
  const { parties, totals } = consignment;
  return {
    kind: '621',
    head: {
      ...opening(input),
      orderNo: consignment.orderNumber,
      ebpCode: parties.platform.code,
      ebpName: parties.platform.name,
      ebcCode: parties.seller.code,
      ebcName: parties.seller.name,
      logisticsNo: input.waybillNumber ?? '',
      logisticsCode: parties.logistics.code,
      logisticsName: parties.logistics.name,
      copNo: consignment.consignmentId,
      assureCode: parties.guarantorCode ?? '',
      emsNo: parties.accountBook,
      ieFlag: 'I',
      declTime: appTime.slice(0, 8),
      customsCode: parties.customsCode,
      portCode: parties.portCode,
      buyerIdType: FIXED.residentId,
      buyerIdNumber: identity.buyerIdNumber ?? '',
      buyerName: consignment.buyerName ?? '',
      buyerTelephone: identity.buyerTelephone ?? '',
      consigneeAddress: addressLine(consignment.shipTo),
      agentCode: parties.declarant.code,
      agentName: parties.declarant.name,
      areaCode: zoneFirm(consignment).code,
      areaName: zoneFirm(consignment).name,
      tradeMode: TRADE_MODES[consignment.mode].supervisionCode ?? '',
      ...wayIn(consignment),
      country: countryCode(consignment.departsFrom),
      freight: formatMoney(totals.freight),
      insuredFee: formatMoney(totals.insurance),
      currency: FIXED.china,
      packNo: FIXED.onePackage,
      ...weights(consignment),
    },
    lines: consignment.lines.map((line, index) => listLine(consignment, line, index)),
  };
}

/** Source: CEB621, 2022-05: `trafNo`, `voyageNo` and `billNo` are for 9610, empty for 1210. */
function wayIn({ mode, load }: Consignment) {
  const { transportMode = '' } = FILING_TERMS[mode] ?? {};
  if (load === undefined) return { trafMode: transportMode };
  const { trafficMode = transportMode, vessel, voyage, masterBill } = load;
  return { trafMode: trafficMode, trafNo: vessel, voyageNo: voyage, billNo: masterBill };
}

function listLine(
  consignment: Consignment,
  line: ConsignmentLine,
  index: number,
): CebDocumentOf<'621'>['lines'][number] {
  const { goods } = line;
  return {
    gnum: String(index + 1),
    itemRecordNo: bookItem(consignment, line),
    itemNo: ifShort(line.sku, 20),
    itemName: goods.declaredName,
    gcode: goods.hsCode ?? '',
    gname: goods.declaredName ?? '',
    gmodel: goods.model ?? '',
    barCode: goods.barcode ?? FIXED.noBarcode,
    country: countryCode(goods.origin),
    currency: FIXED.china,
    qty: String(line.quantity),
    unit: goods.unit ?? '',
    qty1: statutoryQuantity(line),
    unit1: goods.statutoryUnit ?? '',
    price: formatMoney(line.price),
    totalPrice: formatMoney(line.total),
  };
}
