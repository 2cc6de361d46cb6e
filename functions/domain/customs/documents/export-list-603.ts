import type { Consignment, ConsignmentLine } from '../../consignment/consignment.ts';
import { formatMoney } from '../../money/money.ts';
import { TRADE_MODES } from '../../trade/trade-modes.ts';
import type { CebDocumentOf } from '../ceb-document.ts';
import type { DeclarationInput } from './declaration-input.ts';
import { FILING_TERMS } from './filing-terms.ts';
import {
  bookItem,
  countryCode,
  currencyCode,
  FIXED,
  opening,
  statutoryQuantity,
  weights,
  zoneFirm,
} from './wire-values.ts';

/** statisticsFlag A: simplified declaration (no licence, no export duty, no rebate). */
const SIMPLIFIED = 'A';
/** fFlag, iFlag: the amount is a total. */
const TOTAL_PRICE = '3';
/** wrapType. weak: 2 is carton in public tables of JGS-20. */
const CARTON = '2';

/**
 * The export list (出口清单). The seller is also the producing or selling unit (`owner`). Flight and
 * bill are told later, with 607. Source: CEB603, 2022-05. weak: the port of destination (`POD`)
 * is given as the country, which the schema's 3 to 4 characters allow.
 */
export function exportList603(input: DeclarationInput): CebDocumentOf<'603'> {
  const { consignment, appTime } = input;
  const { parties, totals } = consignment;
  const destination = countryCode(consignment.shipTo.country);
  const currency = currencyCode(consignment);
  return {
    kind: '603',
    head: {
      ...opening(input),
      customsCode: parties.customsCode,
      ebpCode: parties.platform.code,
      ebpName: parties.platform.name,
      orderNo: consignment.orderNumber,
      logisticsCode: parties.logistics.code,
      logisticsName: parties.logistics.name,
      logisticsNo: input.waybillNumber ?? '',
      copNo: consignment.consignmentId,
      ieFlag: 'E',
      portCode: parties.portCode,
      ieDate: appTime.slice(0, 8),
      statisticsFlag: parties.statisticsFlag ?? SIMPLIFIED,
      agentCode: parties.declarant.code,
      agentName: parties.declarant.name,
      ebcCode: parties.seller.code,
      ebcName: parties.seller.name,
      ownerCode: parties.seller.code,
      ownerName: parties.seller.name,
      iacCode: zoneFirm(consignment).code,
      iacName: zoneFirm(consignment).name,
      emsNo: parties.accountBook,
      tradeMode: TRADE_MODES[consignment.mode].supervisionCode ?? '',
      trafMode: FILING_TERMS[consignment.mode]?.transportMode ?? '',
      country: destination,
      POD: destination,
      freight: formatMoney(totals.freight),
      fCurrency: currency,
      fFlag: TOTAL_PRICE,
      insuredFee: formatMoney(totals.insurance),
      iCurrency: currency,
      iFlag: TOTAL_PRICE,
      wrapType: CARTON,
      packNo: FIXED.onePackage,
      ...weights(consignment),
    },
    lines: consignment.lines.map((line, index) => listLine(consignment, line, index)),
  };
}

function listLine(
  consignment: Consignment,
  line: ConsignmentLine,
  index: number,
): CebDocumentOf<'603'>['lines'][number] {
  const { goods } = line;
  return {
    gnum: String(index + 1),
    itemNo: line.sku,
    itemRecordNo: bookItem(consignment, line),
    itemName: goods.declaredName,
    gcode: goods.hsCode ?? '',
    gname: goods.declaredName ?? '',
    gmodel: goods.model ?? '',
    barCode: goods.barcode ?? FIXED.noBarcode,
    country: countryCode(consignment.shipTo.country),
    currency: currencyCode(consignment),
    qty: String(line.quantity),
    qty1: statutoryQuantity(line),
    unit: goods.unit ?? '',
    unit1: goods.statutoryUnit ?? '',
    price: formatMoney(line.price),
    totalPrice: formatMoney(line.total),
  };
}
