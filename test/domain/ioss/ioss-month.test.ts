import { describe, expect, test } from '@jest/globals';
import type { IossEvidence } from '../../../functions/domain/ioss/ioss-evidence.ts';
import { iossCsv, iossMonthOf } from '../../../functions/domain/ioss/ioss-month.ts';
import { summedVat, vatAtSale } from '../../../functions/domain/ioss/vat-at-sale.ts';
import { money } from '../../../functions/domain/money/money.ts';

const eur = (cents: number) => money(cents, 'EUR');
const vat = (rate: number, base: number, amount: number) => ({
  rate,
  base: eur(base),
  amount: eur(amount),
});
const sale = (overrides: Partial<IossEvidence> = {}): IossEvidence => ({
  consignmentId: 'C1',
  orderNumber: 'SO-1',
  iossNumber: 'IM2760000123',
  memberState: 'DE',
  soldAt: '2026-11-23T02:00:00.000Z',
  orderValue: money(4_046, 'EUR'),
  vat: [vat(1900, 3_400, 646)],
  vatTotal: eur(646),
  proof: {},
  status: 'delivered',
  ...overrides,
});
const monthOf = (...sales: readonly IossEvidence[]) => iossMonthOf('merchant-1', '2026-11', sales);

describe('the list of a month', () => {
  test('numbers, states and parcels in the order of their names', () => {
    const month = monthOf(
      sale({ consignmentId: 'C3', memberState: 'FR' }),
      sale({ consignmentId: 'C2' }),
      sale({ consignmentId: 'C1', iossNumber: 'IM2500000123' }),
      sale({ consignmentId: 'C0', memberState: 'AT' }),
    );
    expect(month).toMatchObject({ merchantId: 'merchant-1', month: '2026-11' });
    expect(month.numbers.map(({ iossNumber }) => iossNumber)).toEqual([
      'IM2500000123',
      'IM2760000123',
    ]);
    const [, second] = month.numbers;
    expect(second?.states.map(({ memberState }) => memberState)).toEqual(['AT', 'DE', 'FR']);
    expect(second?.parcels.map(({ consignmentId }) => consignmentId)).toEqual(['C0', 'C2', 'C3']);
  });

  test('a state sums up its parcels, by rate', () => {
    const [list] = monthOf(
      sale(),
      sale({ consignmentId: 'C2', vat: [vat(700, 100, 7), vat(1900, 100, 19)], vatTotal: eur(26) }),
    ).numbers;
    expect(list?.states).toEqual([
      {
        memberState: 'DE',
        parcels: 2,
        vat: [vat(700, 100, 7), vat(1900, 3_500, 665)],
        vatTotal: eur(672),
      },
    ]);
  });

  test.each(['cancelled', 'returned'] as const)(
    'what was %s is listed and bears no VAT',
    (status) => {
      const [list] = monthOf(sale({ status })).numbers;
      expect(list?.states).toEqual([]);
      expect(list?.parcels).toHaveLength(1);
    },
  );
});

describe('as CSV', () => {
  const rows = (...sales: readonly IossEvidence[]) =>
    iossCsv(monthOf(...sales))
      .trim()
      .split('\r\n');

  test('names its columns', () => {
    expect(rows()).toEqual([
      'month,iossNumber,memberState,consignmentId,orderNumber,soldAt,orderValue,orderCurrency,' +
        'vatRate,vatBase,vatAmount,vatCurrency,adviceId,waybillNumber,listNumber,deliveredAt,' +
        'status,counts',
    ]);
  });

  test('one row per parcel and rate, with its proof', () => {
    const proof = {
      adviceId: 'A1',
      waybillNumber: 'W1',
      listNumber: 'L1',
      deliveredAt: '2026-11-30T02:00:00.000Z',
    };
    const start = '2026-11,IM2760000123,DE,C1,SO-1,2026-11-23T02:00:00.000Z,40.46,EUR';
    expect(rows(sale({ proof, vat: [vat(700, 100, 7), vat(1900, 3_400, 646)] })).slice(1)).toEqual([
      `${start},7.00,1.00,0.07,EUR,A1,W1,L1,2026-11-30T02:00:00.000Z,delivered,yes`,
      `${start},19.00,34.00,6.46,EUR,A1,W1,L1,2026-11-30T02:00:00.000Z,delivered,yes`,
    ]);
    expect(rows(sale({ status: 'returned' }))[1]).toBe(
      `${start},19.00,34.00,6.46,EUR,,,,,returned,no`,
    );
  });
});

describe('VAT by rate', () => {
  test('lowest rate first, whatever came first', () => {
    expect(summedVat([vat(1900, 10, 2), vat(700, 5, 1), vat(1900, 1, 1)])).toEqual([
      vat(700, 5, 1),
      vat(1900, 11, 3),
    ]);
    expect(summedVat([])).toEqual([]);
  });

  test('of a sale that bears none under an IOSS number there is none', () => {
    expect(vatAtSale({ rules: [], charges: [] })).toBeUndefined();
  });
});
