import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { units } from '../../../functions/domain/money/quantity.ts';
import type { ReconciliationReport } from '../../../functions/domain/reconcile/report.ts';
import { requestReturn } from '../../../functions/usecases/request-return.ts';
import { reconcileJob } from '../../../functions/handlers/jobs/reconcile.ts';
import { acceptOrder } from '../../../functions/usecases/accept-order.ts';
import { reconcile } from '../../../functions/usecases/reconcile/reconcile.ts';
import type { ReconcileServices } from '../../../functions/usecases/reconcile/reconcile.ts';
import {
  ACCEPTED_BY_WAREHOUSE,
  EXPORT_ACCEPTED,
  GATED_OUT,
  IMPORT_ACCEPTED,
  PACKED,
  receipt,
  scan,
  UNTIL_DELIVERY,
  UNTIL_RELEASE,
} from '../../support/world/facts.ts';
import { accepted, aDelivery, aWorld, settle, told } from '../../support/world/world.ts';
import type { World } from '../../support/world/world.ts';
import {
  anExportOrder,
  anIncomingOrder,
  BOOK_ITEM,
  EXPORT_BOOK,
  IMPORT_BOOK,
  MERCHANT,
  UNIT,
} from '../../support/world/world-data.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
  agree();
});
afterEach(() => world.close());

/** Partners that believe what we do before anything happened. */
function agree(): void {
  const { books } = world.partners;
  books.stock = [IMPORT_BOOK, EXPORT_BOOK].map((accountBook) => ({
    accountBook,
    bookItem: BOOK_ITEM,
    onHand: 100,
  }));
  books.balances = [IMPORT_BOOK, EXPORT_BOOK].map((accountBook) => ({
    accountBook,
    bookItem: BOOK_ITEM,
    quantity: '100',
  }));
}
const setStock = (onHand: number) => {
  const [imported, exported] = world.partners.books.stock;
  if (imported === undefined || exported === undefined) throw new Error('no stock');
  world.partners.books.stock = [{ ...imported, onHand }, exported];
};
const setBalance = (quantity: string) => {
  const [imported, exported] = world.partners.books.balances;
  if (imported === undefined || exported === undefined) throw new Error('no balance');
  world.partners.books.balances = [{ ...imported, quantity }, exported];
};

const run = (services: ReconcileServices = world.services) =>
  reconcile(services, MERCHANT.merchantId);
const found = ({ differences }: ReconciliationReport) =>
  differences.map(({ code, subject }) => `${code} ${subject}`);
const cases = () => world.services.orders.cases(MERCHANT.merchantId, 100);
async function started(order = anIncomingOrder()): Promise<string> {
  const id = await accepted(world, order);
  await settle(world);
  return id;
}

describe('a day on which all agree', () => {
  test('nothing differs, from acceptance to delivery', async () => {
    const id = await started();
    const { books } = world.partners;
    expect(found(await run())).toEqual([]);
    await told(world, id, ...UNTIL_RELEASE);
    books.parcels = [{ consignmentId: id, gatedOut: false }];
    books.lists = [{ copNumber: id, status: '800', listNumber: '1' }];
    setBalance('98');
    expect((await run()).passing).toEqual([]);
    await told(world, id, ...UNTIL_DELIVERY);
    books.parcels = [{ consignmentId: id, gatedOut: true }];
    setStock(98);
    const report = await run();
    expect(found(report)).toEqual([]);
    expect(report.passing).toEqual([]);
    expect(report.compared).toEqual({ consignments: 1, lists: 1, parcels: 1, bookLines: 2 });
    expect(await cases()).toEqual([]);
  });

  test('nothing differs while an export comes back: customs has it first, then the warehouse, then we', async () => {
    const id = await started(anExportOrder());
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...EXPORT_ACCEPTED, receipt('603', '800'));
    await told(world, id, PACKED, GATED_OUT);
    await requestReturn(world.services, id, 'too small', 'ann');
    await settle(world);
    const { books } = world.partners;
    const agreed = async (atCustoms: string, onHand: number) => {
      books.balances = books.balances.map((each) =>
        each.accountBook === EXPORT_BOOK ? { ...each, quantity: atCustoms } : each,
      );
      books.stock = books.stock.map((each) =>
        each.accountBook === EXPORT_BOOK ? { ...each, onHand } : each,
      );
      const { differences, passing } = await run();
      return [...differences, ...passing]
        .filter(({ subject }) => subject === `${EXPORT_BOOK}/${BOOK_ITEM}`)
        .map(({ code }) => code);
    };
    expect(await agreed('98', 98)).toEqual([]);
    await told(world, id, receipt('213', '800', '2026-12-01T10:00:00.000Z'));
    expect(await agreed('100', 98)).toEqual([]);
    await told(world, id, { type: 'parcel-returned' });
    expect(await agreed('100', 100)).toEqual([]);
    expect(await agreed('100', 99)).toEqual(['stock-differs']);
    const { lines = [] } = (await world.services.orders.consignment(id)) ?? {};
    const [{ sku } = { sku: '' }] = lines;
    const requestId = `${id}.document-215.1`;
    await told(world, id, { type: 'parcel-tallied', requestId, lines: [{ sku, quantity: 1 }] });
    expect(await agreed('100', 99)).toEqual([]);
  });

  test('more than a page of consignments is compared', async () => {
    for (let number = 0; number < 45; number += 1) {
      await accepted(world, anIncomingOrder({ channelOrderId: `SO-${String(number)}` }));
    }
    const { orders } = world.services;
    const small: ReconcileServices = {
      ...world.services,
      orders: { ...orders, list: (filter) => orders.list({ ...filter, limit: 20 }) },
    };
    expect((await run(small)).compared.consignments).toBe(45);
  });
});

describe('a parcel that passed the gate without release', () => {
  test('found at once, and one case however often it is found', async () => {
    const id = await started();
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED, receipt('621', '-621018'));
    await told(world, id, { type: 'parcel-stopped' });
    world.partners.books.parcels = [{ consignmentId: id, gatedOut: true }];
    world.partners.books.lists = [{ copNumber: id, status: '-621018' }];
    setStock(98);
    expect(found(await run())).toEqual([`gated-without-release ${id}`]);
    world.clock.advance({ days: 1 });
    expect(found(await run())).toEqual([
      `gated-without-release ${id}`,
      `stock-differs ${IMPORT_BOOK}/${BOOK_ITEM}`,
    ]);
    world.clock.advance({ days: 1 });
    await run();
    // The third is what the refusal itself says: customs counted the buyer's year otherwise.
    expect((await cases()).map(({ kind }) => kind).sort()).toEqual([
      'buyer-year-differs',
      'gated-without-release',
      'stock-differs',
    ]);
    expect(await cases()).toContainEqual(
      expect.objectContaining({
        caseId: `gated-without-release.${id}`,
        severity: 'critical',
        consignmentId: id,
        merchantId: MERCHANT.merchantId,
        status: 'open',
      }),
    );
  });
});

describe('a message that is under way', () => {
  test('is shown as passing; gone in the next run, it never was a difference', async () => {
    const id = await started();
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED, receipt('621', '120'));
    world.partners.books.parcels = [{ consignmentId: id, gatedOut: false }];
    world.partners.books.lists = [{ copNumber: id, status: '800' }];
    setBalance('98');
    const first = await run();
    expect(found(first)).toEqual([]);
    expect(first.passing.map(({ code }) => code)).toEqual(['list-status-differs']);
    await told(world, id, receipt('621', '800', '2026-11-23T06:00:00.000Z'));
    world.clock.advance({ minutes: 10 });
    const second = await run();
    expect([...second.differences, ...second.passing]).toEqual([]);
    expect(await cases()).toEqual([]);
  });

  test('a receipt that really got lost is a case from the second sighting on', async () => {
    const id = await started();
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED, receipt('621', '120'));
    world.partners.books.parcels = [{ consignmentId: id, gatedOut: false }];
    world.partners.books.lists = [{ copNumber: id, status: '800' }];
    setBalance('98');
    await run();
    world.clock.advance({ minutes: 10 });
    const second = await run();
    expect(second.differences).toMatchObject([
      { code: 'list-status-differs', ours: '120', theirs: '800', subject: id },
    ]);
    expect(await cases()).toHaveLength(1);
  });

  test('a simulated clock gives messages the machine time they need', async () => {
    const id = await started();
    await told(world, id, ...UNTIL_RELEASE, PACKED, GATED_OUT);
    world.partners.books.parcels = [{ consignmentId: id, gatedOut: true }];
    world.partners.books.lists = [{ copNumber: id, status: '800' }];
    setBalance('98');
    setStock(98);
    world.partners.tells('carrier', scan('EMI', '2026-11-23T10:00:00.000Z'));
    world.clock.advance({ hours: 12 });
    // An hour of business in a second: a minute of messages is sixty hours.
    const fast = {
      ...world.clock,
      wallMilliseconds: (milliseconds: number) => milliseconds / 3_600,
    };
    expect(found(await run({ ...world.services, clock: fast }))).toEqual([]);
    expect(found(await run())).toEqual([`delivered-there-only ${id}`]);
  });
});

describe('what only one side knows', () => {
  test('a parcel and a list that are nobody’s', async () => {
    world.partners.books.parcels = [{ consignmentId: 'O99999999999999-01', gatedOut: true }];
    world.partners.books.lists = [{ copNumber: 'O88888888888888-01', status: '800' }];
    await run();
    expect(found(await run())).toEqual([
      'unknown-list O88888888888888-01',
      'unknown-parcel O99999999999999-01',
    ]);
  });

  test('another merchant’s parcel in the same warehouse is none of ours and no difference', async () => {
    const id = await started();
    const other = 'merchant-2';
    await world.services.directory.putMerchant({ ...MERCHANT, merchantId: other });
    world.partners.books.parcels = [{ consignmentId: id, gatedOut: false }];
    const report = await reconcile(world.services, other);
    expect([...report.differences, ...report.passing]).toEqual([]);
  });

  test('a released list whose parcel does not leave', async () => {
    const id = await started();
    await told(world, id, ...UNTIL_RELEASE);
    world.partners.books.parcels = [{ consignmentId: id, gatedOut: false }];
    world.partners.books.lists = [{ copNumber: id, status: '800' }];
    setBalance('98');
    world.clock.advance({ days: 2 });
    expect(found(await run())).toEqual([`released-not-gated ${id}`]);
  });

  test('a consignment that nobody works on', async () => {
    const id = await started();
    await told(world, id, ACCEPTED_BY_WAREHOUSE);
    const { orders } = world.services;
    const task = await orders.currentTask(id);
    const services: ReconcileServices = {
      ...world.services,
      orders: {
        ...orders,
        currentTask: async () => task && { ...task, status: 'resumed' },
      },
    };
    world.partners.books.parcels = [{ consignmentId: id, gatedOut: false }];
    world.clock.advance({ hours: 2 });
    expect(found(await run())).toEqual([]);
    expect(found(await run(services))).toEqual([`lost ${id}`]);
  });

  test('a paid order that no consignment came of, where the host lists such orders', async () => {
    const result = await acceptOrder(world.services, aDelivery(anIncomingOrder({ paid: false })));
    const stored = await world.services.orders.order(result.orderId);
    const services: ReconcileServices = {
      ...world.services,
      unstarted: { unstarted: async () => (stored === undefined ? [] : [stored]) },
    };
    expect(found(await run(services))).toEqual([]);
    world.clock.advance({ hours: 2 });
    expect(found(await run(services))).toEqual([`paid-not-started ${result.orderId}`]);
    expect(found(await run())).toEqual([]);
  });
});

describe('account books', () => {
  test('customs has another balance', async () => {
    setBalance('97.5');
    await run();
    expect((await run()).differences).toMatchObject([
      {
        code: 'book-differs',
        subject: `${IMPORT_BOOK}/${BOOK_ITEM}`,
        ours: '100',
        theirs: '97.5',
        detail: 'Customs has 2.5 less.',
      },
    ]);
  });

  test('an overdrawn book at customs is a difference, not a fault', async () => {
    setBalance('-1');
    await run();
    expect((await run()).differences).toMatchObject([{ code: 'book-differs', theirs: '-1' }]);
  });

  test('lines that only one side has', async () => {
    const { books } = world.partners;
    books.balances = [
      ...books.balances,
      { accountBook: IMPORT_BOOK, bookItem: '2', quantity: '5' },
    ];
    books.stock = [...books.stock, { accountBook: 'T-other', bookItem: '9', onHand: 7 }];
    await run();
    expect(found(await run())).toEqual([`book-differs ${IMPORT_BOOK}/2`]);
  });

  test('a reservation without a consignment', async () => {
    await world.services.ledger.move([
      {
        movementId: 'leak',
        kind: 'reserve',
        accountBook: IMPORT_BOOK,
        bookItem: BOOK_ITEM,
        unit: UNIT,
        quantity: units(3),
        at: world.clock.now(),
        cause: 'nobody',
        voucher: 'nobody',
      },
    ]);
    await run();
    expect(found(await run())).toEqual([`reservation-differs ${IMPORT_BOOK}/${BOOK_ITEM}`]);
  });
});

describe('partners that do not answer', () => {
  test('are one difference each; what others say is still compared', async () => {
    const id = await started();
    world.partners.books.silent.add('lists').add('balances');
    world.partners.books.parcels = [{ consignmentId: id, gatedOut: true }];
    const report = await run();
    expect(found(report)).toEqual([`gated-without-release ${id}`, 'partner-unreachable customs-1']);
    expect(report.compared.lists).toBe(0);
  });

  test('a silent warehouse hides neither books nor lists', async () => {
    world.partners.books.silent.add('parcels').add('stock');
    setBalance('90');
    await run();
    expect(found(await run())).toEqual([
      `book-differs ${IMPORT_BOOK}/${BOOK_ITEM}`,
      'partner-unreachable abroad',
      'partner-unreachable hub',
      'partner-unreachable origin',
      'partner-unreachable warehouse-in',
      'partner-unreachable warehouse-out',
    ]);
  });

  test('a carrier that is down is asked once per page at most', async () => {
    const id = await started();
    await told(world, id, ...UNTIL_RELEASE, PACKED, GATED_OUT);
    let asked = 0;
    const services: ReconcileServices = {
      ...world.services,
      carrier: {
        ...world.services.carrier,
        query: async () => {
          asked += 1;
          return { kind: 'transient', reason: 'HTTP 503' };
        },
      },
    };
    expect(found(await run(services))).toContain('partner-unreachable express');
    expect(asked).toBe(1);
  });
});

describe('the report', () => {
  test('lies in the document store as JSON and CSV under an id from the clock', async () => {
    setBalance('90');
    await run();
    world.clock.advance({ hours: 1 });
    const report = await run();
    expect(report.reportId).toBe('R20261123030000000');
    const json = await world.services.documents.get(`reports/${report.reportId}.json`);
    expect(JSON.parse(Buffer.from(json ?? []).toString())).toEqual(
      JSON.parse(JSON.stringify(report)),
    );
    const csv = await world.services.documents.get(`reports/${report.reportId}.csv`);
    expect(Buffer.from(csv ?? []).toString()).toContain('book-differs,critical');
  });

  test('two in one millisecond are two', async () => {
    const ids = [(await run()).reportId, (await run()).reportId, (await run()).reportId];
    expect(ids).toEqual(['R20261123020000000', 'R20261123020000001', 'R20261123020000002']);
  });

  test('of a merchant that nobody knows: a fault', async () => {
    await expect(reconcile(world.services, 'nobody')).rejects.toThrow('lacks merchant nobody');
  });
});

describe('the job', () => {
  test('reconciles every merchant; one that fails keeps no other from it', async () => {
    const other = 'merchant-0';
    await world.services.directory.putMerchant({ ...MERCHANT, merchantId: other });
    const { orders } = world.services;
    const services: ReconcileServices = {
      ...world.services,
      orders: {
        ...orders,
        list: async (filter) => {
          if (filter.merchantId === other) throw new Error('broken');
          return orders.list(filter);
        },
      },
    };
    await expect(reconcileJob(services)()).rejects.toThrow('not every merchant');
    expect(await world.services.documents.keys('reports/')).toHaveLength(2);
    await reconcileJob(world.services)();
    expect(await world.services.documents.keys('reports/')).toHaveLength(6);
  });
});
