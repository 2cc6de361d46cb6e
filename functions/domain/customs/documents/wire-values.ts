import type { Consignment, ConsignmentLine } from '../../consignment/consignment.ts';
import { addMoney, formatMoney } from '../../money/money.ts';
import { formatQuantity } from '../../money/quantity.ts';
import { customsCountry, customsCurrency } from '../../trade/customs-codes.ts';
import type { Enterprise } from '../../trade/parties.ts';
import type { DeclarationInput } from './declaration-input.ts';

/** CEB codes that are the same on every document we file. Source: CEB 2022-05. */
export const FIXED = {
  /** appType: new. */
  newFiling: '1',
  /** appType: amends what customs has. */
  amendment: '2',
  /** appStatus: declare (1 would only store it at the e-port). */
  declare: '2',
  /** buyerIdType: resident ID, the only one allowed. */
  residentId: '1',
  /** packNo: one parcel per declaration. */
  onePackage: '1',
  /** Renminbi and China in JGS-20. */
  china: '142',
  /** barCode when there is none. */
  noBarcode: '无',
} as const;

/** ieFlag. What was exported and comes back is an import. */
export const IMPORT = 'I';
export const EXPORT = 'E';

/** The four elements that open each entity. */
export function opening({ guid, appTime, amends = false }: DeclarationInput) {
  const appType = amends ? FIXED.amendment : FIXED.newFiling;
  return { guid, appType, appTime, appStatus: FIXED.declare } as const;
}

/** 311 and 303 have no insurance: there it is part of 运杂费, what is charged beside the goods. */
export function freightAndInsurance({ totals }: Consignment): string {
  return formatMoney(addMoney(totals.freight, totals.insurance));
}

/** Customs code of an ISO country; empty when missing or not in the table. */
export function countryCode(iso: string | undefined): string {
  return (iso === undefined ? undefined : customsCountry(iso)) ?? '';
}

/** Customs code of the order's currency; empty when not in the table. */
export function currencyCode({ totals }: Consignment): string {
  return customsCurrency(totals.goods.currency) ?? '';
}

/** Statutory quantity of the whole line in 10⁻⁵ units, as a decimal string; empty when not known. */
export function statutoryQuantity(line: ConsignmentLine): string {
  return quantityInStatutoryUnit(line, line.quantity);
}

/** The same for so many items of the line. */
export function quantityInStatutoryUnit({ goods }: ConsignmentLine, items: number): string {
  return goods.statutoryQuantity === undefined
    ? ''
    : formatQuantity(goods.statutoryQuantity * items);
}

/** Net and gross weight of the parcel in kg. The scale's weight counts as gross once there is one. */
export function weights({ lines, packed }: Consignment): {
  readonly netWeight: string;
  readonly grossWeight: string;
} {
  const net = totalGrams(lines, (line) => line.goods.netWeightGrams);
  const gross = packed?.weightGrams ?? totalGrams(lines, (line) => line.goods.grossWeightGrams);
  return { netWeight: kilograms(net), grossWeight: kilograms(gross) };
}

/** The line of the account book that this line is written off; undefined where there is no book. */
export function bookItem({ parties }: Consignment, { goods }: ConsignmentLine): string | undefined {
  return parties.accountBook === undefined ? undefined : goods.bookItems?.[parties.accountBook];
}

/** A value for an optional element: left out when longer than the element may be, never cut. */
export function ifShort(value: string, most: number): string | undefined {
  return [...value].length > most ? undefined : value;
}

/** The firm in the zone (区内企业), where the goods lie under an account book; else there is none. */
export function zoneFirm({ parties }: Consignment): Partial<Enterprise> {
  return parties.accountBook === undefined ? {} : (parties.warehouse ?? {});
}

function totalGrams(
  lines: readonly ConsignmentLine[],
  gramsOf: (line: ConsignmentLine) => number | undefined,
): number | undefined {
  return lines.reduce<number | undefined>((total, line) => {
    const grams = gramsOf(line);
    return total === undefined || grams === undefined ? undefined : total + grams * line.quantity;
  }, 0);
}

/** A gram in 10⁻⁵ kg. */
export const QUANTITY_PER_GRAM = 100;

function kilograms(grams: number | undefined): string {
  return grams === undefined ? '' : formatQuantity(grams * QUANTITY_PER_GRAM);
}
