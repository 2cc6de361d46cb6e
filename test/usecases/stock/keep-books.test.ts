import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { ConsignmentEvent } from '../../../functions/domain/consignment/consignment-events.ts';
import { units } from '../../../functions/domain/money/quantity.ts';
import { bookMovements } from '../../../functions/domain/stock/book-movements.ts';
import { monthStatistics } from '../../../functions/domain/statistics/month-statistics.ts';
import { statisticsCsv } from '../../../functions/domain/statistics/statistics-csv.ts';
import { keepBooks } from '../../../functions/usecases/stock/keep-books.ts';
import { proveStock } from '../../../functions/usecases/stock/prove-stock.ts';
import { anImportConsignment } from '../../support/consignment-builder.ts';
import { aWorld } from '../../support/world/world.ts';
import type { World } from '../../support/world/world.ts';

const AT = '2026-11-30T17:00:00.000Z';
let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.close());

/** A released, written-off and gated parcel whose record the world answers with. */
async function gone() {
  const built = anImportConsignment();
  const list = { kind: '621' as const, version: 1, filedAt: AT, receipts: [], releasedAt: AT };
  const posting = { lineId: '1', accountBook: '', bookItem: '', unit: '', quantity: 0 };
  const consignment = {
    ...built,
    documents: { '621': list },
    bookPostings: [{ ...posting, before: 0, after: 0 }],
    gatedOutAt: AT,
    listNumber: '37022026I000000001',
  };
  const { ledger } = world.services;
  const [line] = bookMovements(consignment, 'reserve', AT);
  await ledger.move(bookMovements(consignment, 'reserve', AT));
  await ledger.move(bookMovements(consignment, 'write-off', AT));
  const services = {
    ...world.services,
    orders: { ...world.services.orders, consignment: async () => consignment },
  };
  return { consignment, services, line };
}

test.each([
  { type: 'gated-out' },
  { type: 'load-moved', loadId: 'L1', status: 'gated-out', movedAt: AT },
] as const)(
  'what is declared, what passed the gate by $type and what was released are kept once',
  async (left) => {
    const { consignment, services, line } = await gone();
    const event = { consignmentId: consignment.consignmentId, version: 9, at: AT } as const;
    const events: readonly ConsignmentEvent[] = [
      { ...event, ...left },
      { ...event, type: 'document-filed', kind: '621', documentVersion: 1 },
    ];
    await keepBooks(services, events);
    await keepBooks(services, events.toReversed());
    const quantity = units(consignment.lines[0]?.quantity ?? 0);
    expect(line && (await services.ledger.balance(line))).toMatchObject({
      book: units(100) - quantity,
      reserved: 0,
      declared: 0,
      awaitingGate: 0,
      onHand: units(100) - quantity,
    });
    const trail = line === undefined ? [] : await services.ledger.movements(line);
    expect(trail.map(({ kind, voucher }) => [kind, voucher]).slice(1)).toEqual([
      ['reserve', consignment.consignmentId],
      ['write-off', '37022026I000000001'],
      ['declare', consignment.consignmentId],
      ['declaration-closed', '37022026I000000001'],
      ['gate-out', '37022026I000000001'],
    ]);
    expect((await proveStock(services, consignment.merchantId)).proven).toBe(true);

    // Released at one in the morning of the first of December, in Beijing.
    expect(await services.office.statistics.month(consignment.merchantId, '2026-11')).toEqual([]);
    const cells = await services.office.statistics.month(consignment.merchantId, '2026-12');
    const month = monthStatistics('2026-12', cells);
    expect(month.agrees).toBe(true);
    expect(month.totals).toMatchObject([{ parcels: 1 }]);
    const value = consignment.lines.reduce((sum, { total }) => sum + total.amount, 0);
    expect(month.totals[0]?.value).toBe(value);
    expect(statisticsCsv(month).split('\r\n')).toHaveLength(2 + month.rows.length + 1);
  },
);

test('a gate that the ledger has too little for is a case, and holds nobody else up', async () => {
  const { consignment, services, line } = await gone();
  if (line !== undefined) {
    const less = { ...line, movementId: 'less', kind: 'on-hand-down' as const };
    await services.ledger.move([{ ...less, quantity: units(100) }]);
  }
  const event = { consignmentId: consignment.consignmentId, version: 9, at: AT } as const;
  await keepBooks(services, [{ ...event, type: 'gated-out' }]);
  const cases = await services.orders.cases(consignment.merchantId, 10);
  expect(cases).toMatchObject([{ kind: 'ledger-lacks', severity: 'critical' }]);
});
