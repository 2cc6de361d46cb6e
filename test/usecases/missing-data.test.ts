import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { units } from '../../functions/domain/money/quantity.ts';
import { money } from '../../functions/domain/money/money.ts';
import type { IncomingOrder } from '../../functions/domain/order/incoming-order.ts';
import { stockBook } from '../../functions/domain/stock/stock-book.ts';
import type { CatalogueItem } from '../../functions/domain/trade/catalogue-item.ts';
import { cancelConsignment } from '../../functions/usecases/cancel-consignment.ts';
import { fixHold } from '../../functions/usecases/fix-hold.ts';
import { reserveLate } from '../../functions/usecases/stock/reserve-late.ts';
import { UNTIL_DELIVERY, UNTIL_RELEASE } from '../support/world/facts.ts';
import {
  accepted,
  aWorld,
  consignmentOf,
  settle,
  stateOf,
  stockOf,
  told,
} from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import {
  ABROAD,
  anExportOrder,
  anIncomingOrder,
  anOrderToGermany,
  IMPORT_BOOK,
  ITEM,
  UNIT,
} from '../support/world/world-data.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

interface Lacking {
  readonly item?: Partial<CatalogueItem>;
  readonly order?: Partial<IncomingOrder>;
}

const { identity, shipTo } = anIncomingOrder();
const anImport = (overrides: Partial<IncomingOrder> = {}) =>
  anIncomingOrder({ requestedMode: 'bonded-import', ...overrides });

async function started(order: IncomingOrder, item: Partial<CatalogueItem> = {}): Promise<string> {
  await world.services.directory.putCatalogueItem({ ...ITEM, ...item });
  const id = await accepted(world, order);
  await settle(world);
  return id;
}

/** Held at once for exactly these fields, and nobody outside has heard of the parcel. */
async function expectHeldFor(id: string, fields: readonly string[]): Promise<void> {
  const { hold } = await consignmentOf(world, id);
  expect(hold).toMatchObject({ reason: 'data-missing', stage: 'dispatch', pointers: fields });
  for (const field of fields) expect(hold?.message).toContain(field);
  expect(world.partners.calls).toEqual([]);
  expect(world.partners.queries).toEqual([]);
  expect([...world.queue.take('signing'), ...world.queue.take('asks')]).toEqual([]);
}

/** Lets the parcel go on to its end. */
async function fixed(id: string, ...fixes: { field: string; value: string }[]): Promise<void> {
  expect(await fixHold(world.services, id, fixes, 'ann')).toMatchObject({ kind: 'fixed' });
  await settle(world);
}

describe('an import that lacks', () => {
  const dear = {
    lines: [
      {
        ...anIncomingOrder().lines[0],
        lineId: 'line-1',
        sku: ITEM.sku,
        name: 'Watch',
        quantity: 1,
      },
    ].map((line) => ({ ...line, price: money(600_000, 'CNY'), total: money(600_000, 'CNY') })),
  };
  test.each<[string, Lacking]>([
    ['lines.1.hsCode', { item: { hsCode: undefined } }],
    ['lines.1.declaredName', { item: { declaredName: undefined } }],
    ['lines.1.model', { item: { model: '' } }],
    ['lines.1.origin', { item: { origin: undefined } }],
    ['lines.1.origin', { item: { origin: 'XX' } }],
    ['lines.1.unit', { item: { unit: undefined } }],
    ['lines.1.statutoryUnit', { item: { statutoryUnit: undefined } }],
    ['lines.1.statutoryQuantity', { item: { statutoryQuantity: undefined } }],
    ['lines.1.statutoryQuantity', { item: { statutoryQuantity: 0 } }],
    ['lines.1.netWeightGrams', { item: { netWeightGrams: undefined } }],
    ['lines.1.grossWeightGrams', { item: { grossWeightGrams: undefined } }],
    ['lines.1.grossWeightGrams', { item: { netWeightGrams: 121 } }],
    ['lines.1.bookItem', { item: { bookItems: {} } }],
    ['lines.1.vatRate', { item: { vatRate: undefined } }],
    ['lines.1.consumptionTaxRate', { item: { consumptionTaxRate: undefined } }],
    ['lines.1.cosmeticContent', { item: { consumptionTaxRate: 1_500 } }],
    ['lines.1.dutyRate', { order: dear }],
    ['buyer.name', { order: { buyer: { registration: 'member-1001' } } }],
    ['buyer.registration', { order: { buyer: { name: '王小明' } } }],
    ['buyer.idNumber', { order: { identity: { ...identity, buyerIdNumber: undefined } } }],
    ['buyer.telephone', { order: { identity: { ...identity, buyerTelephone: undefined } } }],
    ['payer.name', { order: { identity: { ...identity, payerName: undefined } } }],
    ['payer.idNumber', { order: { identity: { ...identity, payerIdNumber: undefined } } }],
    [
      'consignee.telephone',
      { order: { identity: { ...identity, consigneeTelephone: undefined } } },
    ],
    ['shipTo.name', { order: { shipTo: { ...shipTo, name: '李*****' } } }],
    ['shipTo.street', { order: { shipTo: { ...shipTo, street: '' } } }],
    ['shipTo.city', { order: { shipTo: { ...shipTo, city: '' } } }],
    ['payment.paymentFirmId', { order: { payment: { transactionId: 'PAY1' } } }],
    ['payment.transactionId', { order: { payment: { paymentFirmId: 'pay-1' } } }],
  ])('%s is held for it before anybody is asked', async (field, { item, order }) => {
    await expectHeldFor(await started(anImport(order), item), [field]);
  });

  test('a payment in dollars is held without a field that could be put right', async () => {
    const id = await started(anImport(inDollars()));
    await expectHeldFor(id, []);
    expect((await consignmentOf(world, id)).hold?.message).toContain('customs takes CNY only');
  });
});

describe('an export that lacks', () => {
  test.each<[string, Lacking]>([
    ['lines.1.hsCode', { item: { hsCode: undefined } }],
    ['lines.1.unit', { item: { unit: undefined } }],
    ['lines.1.statutoryQuantity', { item: { statutoryQuantity: undefined } }],
    ['lines.1.netWeightGrams', { item: { netWeightGrams: undefined } }],
    [
      'consignee.personalCustomsCode',
      { order: { identity: { consigneeTelephone: '+82 10 1234 5678' } } },
    ],
    ['consignee.telephone', { order: { identity: { personalCustomsCode: 'P123456789012' } } }],
  ])('%s is held for it before anybody is asked', async (field, { item, order }) => {
    await expectHeldFor(await started(anExportOrder(order), item), [field]);
  });

  test('a currency that customs has no code for is held', async () => {
    const inYuan = anOrderToGermany({ requestedMode: 'general-export' });
    const id = await started({ ...inYuan, ...inCurrency('TRY') });
    expect((await consignmentOf(world, id)).hold?.message).toContain('TRY');
    await expectHeldFor(id, []);
  });
});

describe('what was filled in goes on', () => {
  test('an item that no account book has is reserved then, and delivered', async () => {
    const id = await started(anImport(), { bookItems: {} });
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 0 });
    await fixed(id, { field: 'lines.1.bookItem', value: '1007' });
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 2 });
    await told(world, id, ...UNTIL_RELEASE, ...UNTIL_DELIVERY);
    expect(stateOf(world, id)).toBe('Delivered');
    expect(await stockOf(world)).toEqual({ book: 98, reserved: 0 });
    const item = await world.services.directory.catalogueItem('merchant-1', ITEM.sku);
    expect(item?.bookItems).toEqual({ [IMPORT_BOOK]: '1007' });
  });

  test('an item without stock there is held for that, and nobody is asked', async () => {
    const id = await started(anImport(), { bookItems: {} });
    await fixed(id, { field: 'lines.1.bookItem', value: '9' });
    const { hold } = await consignmentOf(world, id);
    expect(hold).toMatchObject({ reason: 'partner-refused' });
    expect(hold?.message).toContain('no-stock');
    expect(world.partners.calls).toEqual([]);
    await cancelConsignment(world.services, id, { reason: 'by buyer', by: 'channel' });
    await settle(world);
    await told(world, id, { type: 'parcel-stopped' });
    expect(stateOf(world, id)).toBe('Cancelled');
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 0 });
  });

  test('an item without a unit, from a warehouse outside of bond', async () => {
    const order = anOrderToGermany({ requestedMode: 'overseas-fulfilment' });
    const id = await started(order, { unit: undefined });
    await expectHeldFor(id, ['lines.1.unit']);
    await fixed(id, { field: 'lines.1.unit', value: UNIT });
    const book = stockBook(ABROAD);
    expect(await stockOf(world, book, ITEM.sku)).toEqual({ book: 100, reserved: 2 });
    await cancelConsignment(world.services, id, { reason: 'by buyer', by: 'channel' });
    await settle(world);
    await told(world, id, { type: 'parcel-stopped' });
    expect(await stockOf(world, book, ITEM.sku)).toEqual({ book: 100, reserved: 0 });
  });

  test('what was reserved without anybody knowing is given back with the parcel', async () => {
    const id = await started(anImport(), { bookItems: {} });
    const { lines, ...consignment } = await consignmentOf(world, id);
    const filed = lines.map((line) => ({
      ...line,
      goods: { ...line.goods, bookItems: { [IMPORT_BOOK]: '1007' } },
    }));
    await reserveLate(world.services, { ...consignment, lines: filed });
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 2 });
    await cancelConsignment(world.services, id, { reason: 'by buyer', by: 'channel' });
    await settle(world);
    await told(world, id, { type: 'parcel-stopped' });
    expect(stateOf(world, id)).toBe('Cancelled');
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 0 });
  });

  test('tax is computed from what was filled in', async () => {
    const id = await started(anImport(), { vatRate: undefined, consumptionTaxRate: 1_500 });
    await expectHeldFor(id, ['lines.1.vatRate', 'lines.1.cosmeticContent']);
    await fixed(
      id,
      { field: 'lines.1.vatRate', value: '1300' },
      { field: 'lines.1.cosmeticContent', value: '50 gram' },
    );
    const { lines, hold } = await consignmentOf(world, id);
    expect(hold).toBeUndefined();
    expect(lines[0]?.tax).toEqual({
      consumptionTax: money(0, 'CNY'),
      vat: money(2_457, 'CNY'),
    });
    const item = await world.services.directory.catalogueItem('merchant-1', ITEM.sku);
    expect(item).toMatchObject({
      vatRate: 1_300,
      cosmetic: { content: units(50), per: 'gram' },
    });
  });
});

test('an article that one account book has is out of stock, not unknown', async () => {
  await world.close();
  world = await aWorld(1);
  await expect(accepted(world, anImport())).rejects.toThrow('no-stock');
});

function inDollars(): Partial<IncomingOrder> {
  return inCurrency('USD');
}

function inCurrency(currency: 'USD' | 'TRY'): Partial<IncomingOrder> {
  const { lines, totals } = anIncomingOrder();
  const of = ({ amount }: { amount: number }) => money(amount, currency);
  return {
    lines: lines.map((line) => ({ ...line, price: of(line.price), total: of(line.total) })),
    totals: {
      goods: of(totals.goods),
      freight: of(totals.freight),
      insurance: of(totals.insurance),
      tax: of(totals.tax),
      discount: of(totals.discount),
      paid: of(totals.paid),
    },
  };
}
