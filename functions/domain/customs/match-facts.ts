import type { Consignment, WaybillRecord } from '../consignment/consignment.ts';
import { formatMoney, sumMoney } from '../money/money.ts';
import { formatQuantity } from '../money/quantity.ts';
import type { Quantity } from '../money/quantity.ts';
import { taxesOf } from '../tax/taxes-of.ts';
import type { Identity } from '../order/order.ts';
import { customsCurrency } from '../trade/customs-codes.ts';
import { declaredWaybillNumber } from './declared-waybill.ts';
import type { CebContent, CebElements } from './ceb-document.ts';
import { exportList603 } from './documents/export-list-603.ts';
import { exportOrder303 } from './documents/export-order-303.ts';
import { importList621 } from './documents/import-list-621.ts';
import { importOrder311 } from './documents/import-order-311.ts';

/** A line of the account book as it is on record, for rule 10. */
export interface BookRecord {
  readonly accountBook: string;
  readonly bookItem: string;
  /** What the book says of the goods; absent where the record does not tell. */
  readonly gcode?: string;
  readonly unit?: string;
  /** Customs code of the country of origin. */
  readonly country?: string;
  /** Stock that this parcel may draw, in 10⁻⁵ of `unit`; what it has reserved is part of it. */
  readonly available: Quantity;
}

/** What else may be known when documents are compared. What is not known is not compared. */
export interface MatchKnowledge {
  /** Identity numbers, for rule 6. They are compared and never shown. */
  readonly identity?: Identity;
  /** The platform has verified the buyer: then somebody else may pay. */
  readonly buyerVerified?: boolean;
  /** The books that the goods are written off, for rule 10. */
  readonly books?: readonly BookRecord[];
  /** Registration code of the holder of the certificate that signs, for rule 12. */
  readonly certificateHolder?: string;
}

/** The documents that are compared, element by element, and what else is known. */
export interface MatchFacts extends MatchKnowledge {
  /** 311 or 303. */
  readonly order: CebContent;
  /** 621 or 603. */
  readonly list: CebContent;
  /** 411, or those elements of it that its firm told us. */
  readonly payment?: CebElements;
  /** 511 or 505, or those elements of it that its firm told us. */
  readonly waybill?: CebElements;
  /** Tax by our own reckoning, decimal CNY. */
  readonly computedTax?: string;
}

/**
 * The documents that we are about to file for a consignment, and what payment and logistics firm
 * say they declared.
 *
 * @param telephoneHash keyed hash of the consignee's telephone; it stands in the order and in the
 * waybill for the number itself
 */
export function matchFactsOf(
  consignment: Consignment,
  direction: 'import' | 'export',
  telephoneHash: string | undefined,
  knowledge: MatchKnowledge,
): MatchFacts {
  const { identity = {} } = knowledge;
  const input = {
    consignment,
    identity: { ...identity, consigneeTelephone: telephoneHash },
    waybillNumber: declaredWaybillNumber(consignment),
    guid: '',
    appTime: '',
  };
  const isImport = direction === 'import';
  return {
    ...knowledge,
    order: isImport ? importOrder311(input) : exportOrder303(input),
    list: isImport ? importList621(input) : exportList603(input),
    payment: paymentOf(consignment, identity),
    waybill: waybillOf(consignment, isImport ? '621' : '603'),
    computedTax: isImport ? computedTax(consignment) : undefined,
  };
}

/** The payer is the one that the order names: the firm's record tells none. */
function paymentOf(
  { paymentRecord }: Consignment,
  { payerName, payerIdNumber }: Identity,
): CebElements | undefined {
  return (
    paymentRecord && {
      orderNo: paymentRecord.orderNumber,
      ebpCode: paymentRecord.platformCode,
      payTransactionId: paymentRecord.transactionId,
      amountPaid: formatMoney(paymentRecord.amountPaid),
      currency: customsCurrency(paymentRecord.amountPaid.currency),
      payerName,
      payerIdNumber,
    }
  );
}

function waybillOf({ waybillRecord }: Consignment, list: '621' | '603'): CebElements | undefined {
  return (
    waybillRecord && {
      orderNo: waybillRecord.orderNumber,
      logisticsNo: waybillRecord.waybillNumber,
      logisticsCode: waybillRecord.logisticsCode,
      consignee: waybillRecord.consignee,
      consigneeAddress: waybillRecord.consigneeAddress,
      consigneeTelephone: waybillRecord.telephoneHash,
      ...whatItCarries(waybillRecord, list),
    }
  );
}

/** 505 and 511 name the same weight differently. */
function whatItCarries(
  { freight, insurance, parcels, weight }: WaybillRecord,
  list: '621' | '603',
): CebElements {
  return {
    freight: freight && formatMoney(freight),
    insuredFee: insurance && formatMoney(insurance),
    currency: freight && customsCurrency(freight.currency),
    packNo: parcels === undefined ? undefined : String(parcels),
    [list === '621' ? 'weight' : 'grossWeight']:
      weight === undefined ? undefined : formatQuantity(weight),
  };
}

/** Undefined unless the tax of every line was computed. */
function computedTax({ lines }: Consignment): string | undefined {
  const taxes = lines.map(({ tax }) => tax && taxesOf(tax));
  const known = taxes.filter((tax) => tax !== undefined);
  return known.length < taxes.length ? undefined : formatMoney(sumMoney('CNY', known.flat()));
}
