import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { iossCsv, iossMonthOf } from '../../functions/domain/ioss/ioss-month.ts';
import { money } from '../../functions/domain/money/money.ts';
import type { ConsignmentFact } from '../../functions/domain/consignment/consignment-events.ts';
import { cancelConsignment } from '../../functions/usecases/cancel-consignment.ts';
import { iossMonth } from '../../functions/usecases/views/ioss-month.ts';
import {
  ACCEPTED_BY_WAREHOUSE,
  EXPORT_ACCEPTED,
  GATED_OUT,
  PACKED,
  receipt,
  scan,
} from '../support/world/facts.ts';
import { accepted, aWorld, consignmentOf, settle, stateOf, told } from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import { anOrderToGermany, ITEM, MERCHANT } from '../support/world/world-data.ts';

const IOSS = 'IM2760000123';
const eur = (amount: number) => money(amount, 'EUR');
const CHARGE: ConsignmentFact = {
  type: 'charged',
  charge: 'import-vat',
  amount: eur(5_00),
  chargedAt: '2026-11-24T02:00:00.000Z',
};

let world: World;
beforeEach(async () => {
  world = await aWorld();
  const { directory } = world.services;
  await directory.putMerchant({ ...MERCHANT, registrations: { ioss: IOSS } });
  await directory.putCatalogueItem({
    ...ITEM,
    description: 'Face cream',
    barcode: '4006381333931',
  });
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

/** Two creams of 30.00 and 4.00 of freight to Berlin, under the merchant's IOSS number. */
function sold(channelOrderId = 'SO-1001'): Promise<string> {
  const line = { lineId: '1', sku: ITEM.sku, name: 'Face cream', quantity: 2 };
  return accepted(
    world,
    anOrderToGermany({
      channelOrderId,
      requestedMode: 'special-area-export',
      lines: [{ ...line, price: eur(30_00), total: eur(60_00) }],
      totals: {
        ...{ goods: eur(60_00), freight: eur(4_00), insurance: eur(0), tax: eur(0) },
        ...{ discount: eur(0), paid: eur(64_00) },
      },
    }),
  );
}

async function delivered(id: string): Promise<void> {
  await settle(world);
  await told(world, id, ACCEPTED_BY_WAREHOUSE, PACKED, ...EXPORT_ACCEPTED);
  await told(world, id, receipt('603', '120'), receipt('603', '800'), GATED_OUT);
  await told(world, id, scan('EMA'), scan('EMI', '2026-11-26T03:00:00.000Z'));
  expect(stateOf(world, id)).toBe('Delivered');
}

describe('a sale under an IOSS number', () => {
  test('freezes base, rate and amount of its VAT, duty included', async () => {
    const { landedCost } = await consignmentOf(world, await sold());
    // One item: 64.00 of goods and freight, 3.00 of duty, both at 19 %.
    expect(landedCost?.ioss).toEqual([{ rate: 1900, base: eur(67_00), amount: eur(12_73) }]);
    expect(landedCost?.tax).toEqual(eur(12_73));
  });

  test('leaves its evidence as a document once it is delivered', async () => {
    const id = await sold();
    await delivered(id);
    const documents = await world.services.orders.documents(id);
    const record = documents.find(({ kind }) => kind === 'evidence');
    const body = await world.services.documents.get(record?.key ?? '');
    expect(JSON.parse(Buffer.from(body ?? []).toString())).toMatchObject({
      iossNumber: IOSS,
      memberState: 'DE',
      orderValue: eur(64_00),
      vatTotal: eur(12_73),
      proof: {
        adviceId: 'PA1',
        listNumber: '29242026E123456789',
        deliveredAt: '2026-11-26T03:00:00.000Z',
      },
    });
    expect(Buffer.from(body ?? []).toString()).not.toContain('Mustermann');
  });

  test('stands on the list of its month; a cancelled one is named and does not count', async () => {
    const id = await sold();
    const cancelled = await sold('SO-1002');
    await settle(world);
    await cancelConsignment(world.services, cancelled, {
      reason: 'changed my mind',
      by: 'channel',
    });
    await told(world, cancelled, { type: 'parcel-stopped' });
    expect(stateOf(world, cancelled)).toBe('Cancelled');
    const { numbers } = await iossMonth(world.services, MERCHANT.merchantId, '2026-11');
    expect(numbers).toMatchObject([
      {
        iossNumber: IOSS,
        states: [{ memberState: 'DE', parcels: 1, vatTotal: eur(12_73) }],
        parcels: expect.arrayContaining([
          expect.objectContaining({ consignmentId: id }),
          expect.objectContaining({ consignmentId: cancelled, status: 'cancelled' }),
        ]),
      },
    ]);
    expect((await iossMonth(world.services, MERCHANT.merchantId, '2026-10')).numbers).toEqual([]);
  });

  test('VAT charged once more is a case, once', async () => {
    const id = await sold();
    await delivered(id);
    await told(world, id, CHARGE, CHARGE);
    const cases = await world.services.orders.cases(MERCHANT.merchantId, 10);
    expect(cases).toMatchObject([{ kind: 'vat-charged-twice', consignmentId: id }]);
    expect(cases[0]?.detail).toContain('5.00 EUR beside 12.73 EUR');
  });
});

test('without an IOSS number a charge at the border is no case', async () => {
  await world.services.directory.putMerchant(MERCHANT);
  const id = await sold();
  await delivered(id);
  await told(world, id, CHARGE);
  expect((await consignmentOf(world, id)).charges).toHaveLength(1);
  expect(await world.services.orders.cases(MERCHANT.merchantId, 10)).toEqual([]);
});

test('the list as CSV runs no formula', () => {
  const month = iossMonthOf('m', '2026-11', [
    {
      ...{ consignmentId: 'C-01', orderNumber: '=HYPERLINK("x")', iossNumber: IOSS },
      ...{ memberState: 'DE', soldAt: '2026-11-23T01:00:00.000Z', orderValue: eur(1) },
      ...{ vat: [{ rate: 1900, base: eur(100), amount: eur(19) }], vatTotal: eur(19) },
      ...{ proof: {}, status: 'delivered' },
    },
  ]);
  expect(iossCsv(month)).toContain(`"'=HYPERLINK(""x"")"`);
  expect(iossCsv(month)).toContain(',19.00,1.00,0.19,EUR,');
});
