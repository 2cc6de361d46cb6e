import { csvOf } from '../csv.ts';
import type { ConsignmentStatus } from '../consignment/consignment-states.ts';
import { formatMoney, sumMoney } from '../money/money.ts';
import type { Money } from '../money/money.ts';
import type { IossEvidence } from './ioss-evidence.ts';
import { summedVat } from './vat-at-sale.ts';
import type { VatLine } from './vat-at-sale.ts';

/** What is declared of one member state of consumption. */
export interface IossState {
  readonly memberState: string;
  readonly parcels: number;
  readonly vat: readonly VatLine[];
  readonly vatTotal: Money;
}

/** One IOSS number in one month. */
export interface IossList {
  readonly iossNumber: string;
  readonly states: readonly IossState[];
  /** Every parcel, also those that do not count. */
  readonly parcels: readonly IossEvidence[];
}

/** All that was sold under IOSS numbers in a month, `YYYY-MM`. */
export interface IossMonth {
  readonly merchantId: string;
  readonly month: string;
  readonly numbers: readonly IossList[];
}

/** Sales that did not come about, or were taken back, bear no VAT. */
const NO_SALE: readonly ConsignmentStatus[] = ['cancelled', 'returned'];

/** The list of a month; numbers, states and parcels in the order of their names. */
export function iossMonthOf(
  merchantId: string,
  month: string,
  evidence: readonly IossEvidence[],
): IossMonth {
  const sorted = [...evidence].sort((a, b) => (a.consignmentId < b.consignmentId ? -1 : 1));
  const numbers = [...new Set(sorted.map(({ iossNumber }) => iossNumber))].sort();
  return {
    merchantId,
    month,
    numbers: numbers.map((iossNumber) => {
      const parcels = sorted.filter((each) => each.iossNumber === iossNumber);
      return { iossNumber, states: statesOf(parcels), parcels };
    }),
  };
}

function statesOf(parcels: readonly IossEvidence[]): readonly IossState[] {
  const counting = parcels.filter(({ status }) => !NO_SALE.includes(status));
  const states = [...new Set(counting.map(({ memberState }) => memberState))].sort();
  return states.map((memberState) => {
    const there = counting.filter((each) => each.memberState === memberState);
    const vat = summedVat(there.flatMap((each) => each.vat));
    const vatTotal = sumMoney(
      'EUR',
      there.map((each) => each.vatTotal),
    );
    return { memberState, parcels: there.length, vat, vatTotal };
  });
}

const COLUMNS = [
  ...['month', 'iossNumber', 'memberState', 'consignmentId', 'orderNumber', 'soldAt'],
  ...['orderValue', 'orderCurrency', 'vatRate', 'vatBase', 'vatAmount', 'vatCurrency'],
  ...['adviceId', 'waybillNumber', 'listNumber', 'deliveredAt', 'status', 'counts'],
];

/** The list as CSV: one row per parcel and rate. Sums are those of the rows that count. */
export function iossCsv({ month, numbers }: IossMonth): string {
  const rows = numbers.flatMap(({ parcels }) =>
    parcels.flatMap((each) =>
      each.vat.map((line) => [
        ...[month, each.iossNumber, each.memberState, each.consignmentId, each.orderNumber],
        ...[each.soldAt, formatMoney(each.orderValue), each.orderValue.currency],
        ...[(line.rate / 100).toFixed(2), formatMoney(line.base), formatMoney(line.amount)],
        ...[line.amount.currency, each.proof.adviceId ?? '', each.proof.waybillNumber ?? ''],
        ...[each.proof.listNumber ?? '', each.proof.deliveredAt ?? '', each.status],
        NO_SALE.includes(each.status) ? 'no' : 'yes',
      ]),
    ),
  );
  return csvOf([COLUMNS, ...rows]);
}
