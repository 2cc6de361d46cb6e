import { describe, expect, test } from '@jest/globals';
import type { Consignment } from '../../../functions/domain/consignment/consignment.ts';
import type { Charge } from '../../../functions/domain/destinations/assess/assessment.ts';
import type { LandedCost } from '../../../functions/domain/destinations/landed-cost.ts';
import { EU_IMPORT_VAT, EU_IOSS } from '../../../functions/domain/destinations/rules/eu-rules.ts';
import { iossEvidence } from '../../../functions/domain/ioss/ioss-evidence.ts';
import { summedVat, vatAtSale } from '../../../functions/domain/ioss/vat-at-sale.ts';
import { money } from '../../../functions/domain/money/money.ts';
import { anExportConsignment } from '../../support/consignment-builder.ts';

const NUMBER = 'IM2760000123';
const eur = (cents: number) => money(cents, 'EUR');
const vat = (rate: number, base: number, amount: number) => ({
  rate,
  base: eur(base),
  amount: eur(amount),
});
const COST: LandedCost = {
  ...{ form: 'eu-h7', terms: 'DDP', currency: 'EUR', rules: [], on: '2026-11-23' },
  ...{ goods: eur(60_00), transport: eur(4_00), fees: eur(0), total: eur(64_00) },
  ioss: [vat(700, 10_00, 70), vat(1900, 50_00, 9_50)],
};
const sold = (overrides: Partial<Consignment> = {}) =>
  anExportConsignment({
    landedCost: COST,
    registrations: { ioss: NUMBER },
    ...overrides,
  });

describe('the evidence of a parcel sold under an IOSS number', () => {
  test('says what was sold where, for how much, and what VAT it bore', () => {
    const consignment = sold();
    expect(iossEvidence(consignment)).toEqual({
      consignmentId: 'C20261123000001',
      orderNumber: 'SO-1001',
      iossNumber: NUMBER,
      memberState: 'KR',
      soldAt: '2026-11-23T02:00:00.000Z',
      orderValue: consignment.totals.paid,
      vat: COST.ioss,
      vatTotal: eur(10_20),
      proof: { waybillNumber: 'EB000717618HK' },
      status: 'accepted',
    });
  });

  test('shows the papers that prove it left and arrived', () => {
    const proven = sold({
      preAdvice: { at: '2026-11-23T03:00:00.000Z', status: 'accepted', adviceId: 'A1' },
      legs: [
        { carrierId: 'road', waybillNumber: 'R1', declared: false, public: false },
        { carrierId: 'post', waybillNumber: 'W1', declared: true, public: true },
      ],
      listNumber: 'L1',
      deliveredAt: '2026-11-30T02:00:00.000Z',
      status: 'delivered',
    });
    expect(iossEvidence(proven)).toMatchObject({
      proof: {
        adviceId: 'A1',
        waybillNumber: 'W1',
        listNumber: 'L1',
        deliveredAt: '2026-11-30T02:00:00.000Z',
      },
      status: 'delivered',
    });
    expect(iossEvidence(sold({ legs: [] }))?.proof.waybillNumber).toBeUndefined();
  });

  test('names VAT that was taken a second time, and no other charge', () => {
    const chargedAt = '2026-11-29T02:00:00.000Z';
    const duty = { charge: 'duty', amount: eur(3_00), chargedAt } as const;
    const again = { charge: 'import-vat', amount: eur(12_73), chargedAt } as const;
    expect(iossEvidence(sold({ charges: [duty, again] }))?.vatChargedAgain).toEqual([eur(12_73)]);
    expect(iossEvidence(sold({ charges: [duty] }))?.vatChargedAgain).toBeUndefined();
  });

  test.each<[string, Partial<Consignment>]>([
    ['has no landed cost', { landedCost: undefined }],
    ['bore no VAT at its sale', { landedCost: { ...COST, ioss: undefined } }],
    ['is of a seller without registrations', { registrations: undefined }],
    ['is of a seller without a number', { registrations: { ukVat: 'GB1' } }],
  ])('there is none of what %s', (_what, overrides) => {
    expect(iossEvidence(sold(overrides))).toBeUndefined();
  });
});

describe('VAT at the sale', () => {
  const tax = (rate: number, base: number, amount: number): Charge => ({
    ...{ kind: 'tax', title: 'VAT', collected: 'at sale', rule: 'eu-ioss' },
    ...{ of: { rate, base: eur(base) }, amount: eur(amount) },
  });
  const duty: Charge = { ...tax(1900, 1, 3_00), kind: 'duty' };
  const unrated = { ...tax(0, 0, 1_00), of: undefined };

  test('is that of taxes with a rate, under the IOSS rule only', () => {
    const charges = [tax(1900, 10_00, 1_90), duty, unrated, tax(700, 1_00, 7)];
    expect(vatAtSale({ rules: [...EU_IMPORT_VAT, ...EU_IOSS], charges })).toEqual([
      vat(700, 1_00, 7),
      vat(1900, 10_00, 1_90),
    ]);
    expect(vatAtSale({ rules: EU_IMPORT_VAT, charges })).toBeUndefined();
  });

  test('of one rate is one line, with every base and amount in it', () => {
    expect(summedVat([vat(1900, 100, 19), vat(1900, 10, 2), vat(1900, 1, 0)])).toEqual([
      vat(1900, 111, 21),
    ]);
  });
});
