import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { allEnded, demoOrders } from '../../scripts/start/demo-orders.ts';
import { postJson } from '../../scripts/start/start-everything.ts';
import { eventually } from '../support/eventually.ts';
import { patiently } from '../support/patiently.ts';
import type { HostUnderTest } from './host-under-test.ts';
import {
  aChangedExport,
  anExport,
  anImport,
  aSplitExport,
  aSplitImport,
  CHANNEL_ID,
  isOfJourney,
  ownOrderId,
} from './journey-orders.ts';
import type { JourneyOrder } from './journey-orders.ts';
import { operatorClient } from './operator-client.ts';
import type { ConsignmentPage } from './operator-client.ts';

const ORDERS = 40;
const ORDERS_PER_SECOND = 4;
const PATIENCE_MS = 1_800_000;
/** Less than the test may take, which looking takes its share of. */
const DEMO_MS = 1_200_000;
/** What the script `payment-difference` lets the payment firm know less of. */
const SHORT_BY = 10;

interface Effect {
  readonly kind: string;
  readonly subject: string;
  readonly count: number;
}

/**
 * Orders from the store's post to their end, on whatever host: the demo's and, while they are under
 * way, two that wait for an operator, two that come back, two that customs keeps for a while, one that
 * it sends back, and one that is changed. Then everything is compared with what the partners say.
 */
export function ordersJourney(name: string, open: () => Promise<HostUnderTest>): void {
  let host: HostUnderTest;
  let operator: ReturnType<typeof operatorClient>;
  const [toFix, toCancel] = [anImport(), anImport()];
  const [detained, inspected, sentBack] = [anImport(), anExport(), anImport()];
  const split = aSplitExport();
  const apart = aSplitImport();
  // Long past: whenever the carrier scans it, it is late.
  const SHIP_BY = '2020-02-03T16:00:00.000Z';
  const promised = { ...anExport(), shipBy: SHIP_BY };
  const toReturn = { import: anImport(), export: anExport() };
  const changed = aChangedExport();
  const withScripts: readonly { order: JourneyOrder; script: string; changed?: object }[] = [
    ...[toFix, toCancel].map((order) => ({ order, script: 'payment-difference' })),
    ...Object.values(toReturn).map((order) => ({ order, script: 'accept' })),
    { order: detained, script: 'detain-release:502' },
    { order: inspected, script: 'inspect' },
    { order: sentBack, script: 'send-back' },
    { order: split, script: 'accept' },
    { order: apart, script: 'accept' },
    { order: promised, script: 'accept' },
    { order: changed.order, script: 'change', changed: changed.changed },
  ];

  beforeAll(async () => {
    host = await open();
    operator = operatorClient(host);
    for (const each of withScripts) {
      await postJson(`${host.sandboxUrl}/sandbox/orders`, { channelId: CHANNEL_ID, ...each });
    }
    await postJson(`${host.sandboxUrl}/sandbox/start`, {
      orders: ORDERS,
      ratePerSecond: ORDERS_PER_SECOND,
      plantGatedWithoutRelease: true,
      run: toFix.channelOrderId,
    });
  }, PATIENCE_MS);
  afterAll(() => host.close());

  const seen = <T>(look: () => Promise<T | undefined>) => eventually(look, host.lookEveryMs);
  const only = async ({ channelOrderId }: { readonly channelOrderId: string }) =>
    (await operator.consignmentsOf(channelOrderId))[0];
  const inStatus = (order: { readonly channelOrderId: string }, status: string) =>
    seen<ConsignmentPage>(async () => {
      const found = await only(order);
      return found?.status === status ? operator.consignment(found.consignmentId) : undefined;
    });
  const bothDelivered = ({ channelOrderId }: { readonly channelOrderId: string }) =>
    seen<readonly ConsignmentPage[]>(async () => {
      const order = await operator.order(ownOrderId(channelOrderId));
      const ids = order?.consignmentIds ?? [];
      const all = await Promise.all(ids.map((id) => operator.consignment(id)));
      return all.length === 2 && all.every(({ status }) => status === 'delivered')
        ? all
        : undefined;
    });
  const entered = (consignmentId: string, last: string) =>
    seen(async () => {
      const states = await host.statesEntered(consignmentId);
      return states.at(-1) === last ? states : undefined;
    });
  const demo = async () => {
    // Other journeys may have posted to the same sandbox.
    const all = await demoOrders(host, host.sandboxUrl);
    return all.filter((each) => !isOfJourney(each));
  };

  describe(`${name}: orders`, () => {
    test(
      'one that is held is cancelled by an operator and taken back',
      async () => {
        const held = await inStatus(toCancel, 'held');
        expect(held.hold?.reason).toBe('payment-difference');
        await operator.cancel(held.consignmentId, 'the buyer asked us by telephone');
        await inStatus(toCancel, 'cancelled');
        const states = await entered(held.consignmentId, 'Cancelled');
        expect(states).toEqual(['Dispatch', 'Declare', 'Unwind', 'Cancelled']);
      },
      PATIENCE_MS,
    );

    test(
      'one that is held is fixed, and the same token goes on to its delivery',
      async () => {
        const held = await inStatus(toFix, 'held');
        expect(held.actions).toContain('fix');
        const discount = (Number(held.totals.discount) + SHORT_BY).toFixed(2);
        await operator.fix(held.consignmentId, 'totals.discount', discount);
        await inStatus(toFix, 'delivered');
        // A stage that waits on a second token is entered a second time.
        const states = await entered(held.consignmentId, 'Delivered');
        expect(states).toEqual([
          'Dispatch',
          'Declare',
          'Hand off',
          'Confirm delivery',
          'Delivered',
        ]);
      },
      PATIENCE_MS,
    );

    test(
      'one that is shipped after its deadline counts as late, and is no more at risk',
      async () => {
        const lates = async () => {
          const rates = await operator.lateRates('2020-02-03', '2020-02-03');
          return rates.find(({ channelId }) => channelId === CHANNEL_ID);
        };
        await inStatus(promised, 'delivered');
        const { consignmentId } = (await only(promised)) ?? {};
        const shipped = await seen(async () => {
          const rate = await lates();
          return rate !== undefined && rate.late > rate.notShipped ? rate : undefined;
        });
        expect(shipped.kept).toBe(0);
        expect((await operator.missed()).map((each) => each.consignmentId)).not.toContain(
          consignmentId,
        );
      },
      PATIENCE_MS,
    );

    test.each(['import', 'export'] as const)(
      'an %s that was delivered is taken back: customs grants it, the goods come back',
      async (direction) => {
        const order = toReturn[direction];
        const { consignmentId, actions } = await inStatus(order, 'delivered');
        expect(actions).toEqual(['return']);
        await operator.takeBack(consignmentId, 'the buyer does not want it any more');
        const { declaration, actions: none } = await inStatus(order, 'returned');
        expect(declaration?.state).toBe('returned');
        expect(none).toEqual([]);
        const { holds, messages } = await operator.proof(consignmentId);
        expect(messages.map(({ message }) => message)).toEqual(
          expect.arrayContaining(
            direction === 'import'
              ? ['311', '621', '622', '625', '626']
              : ['603', '213', '214', '216'],
          ),
        );
        expect([holds, messages]).toEqual([true, messages]);
        const states = await entered(`${consignmentId}-r1`, 'Returned');
        expect(states).toEqual(['Dispatch', 'Unwind', 'Returned']);
      },
      PATIENCE_MS,
    );

    test.each([
      ['detained', detained],
      ['inspection', inspected],
    ] as const)(
      'one that customs keeps (%s) goes on once it is released',
      async (state, order) => {
        const { consignmentId } = await inStatus(order, 'delivered');
        // Receipts may overtake each other: the one that says so comes, if late.
        const states = await seen(async () => {
          const { declaration } = await operator.consignment(consignmentId);
          const steps = declaration?.steps.map((step) => step.state) ?? [];
          return steps.includes(state) ? steps : undefined;
        });
        expect(states.slice(states.indexOf(state))).toEqual([state, 'released']);
        const entries = await entered(consignmentId, 'Delivered');
        expect(entries).toHaveLength(5);
      },
      PATIENCE_MS,
    );

    test(
      'one that customs reviews and sends back abroad is held, and passes no gate',
      async () => {
        const { consignmentId, hold } = await inStatus(sentBack, 'held');
        expect(hold).toMatchObject({ reason: 'kept-by-customs' });
        expect(hold?.message).toMatch(/returned abroad \(700\)/);
        const states = await seen(async () => {
          const { declaration } = await operator.consignment(consignmentId);
          const steps = declaration?.steps.map((step) => step.state) ?? [];
          return steps.includes('in-review') ? steps : undefined;
        });
        expect(states.slice(-2)).toEqual(['in-review', 'returned']);
      },
      PATIENCE_MS,
    );

    test(
      'of the demo end as their scripts prescribe',
      async () => {
        const last = await patiently(async () => {
          const value = await demo();
          return { done: value.length === ORDERS && allEnded(value), value };
        }, DEMO_MS);
        expect(last.filter((each) => each.expectedEnd !== each.actualEnd)).toEqual([]);
        expect(last).toHaveLength(ORDERS);
      },
      PATIENCE_MS,
    );

    test(
      'one that no warehouse has all of is delivered in two parcels that add up to it',
      async () => {
        const parcels = await bothDelivered(split);
        expect(parcels.map(({ mode }) => mode).sort()).toEqual([
          'general-export',
          'special-area-export',
        ]);
        const paid = parcels.reduce((sum, { totals }) => sum + Number(totals.paid), 0);
        expect(paid.toFixed(2)).toBe('41.70');
      },
      PATIENCE_MS,
    );

    test(
      'an import that no warehouse has all of is delivered as its sub-orders, each under its own number',
      async () => {
        const parcels = await bothDelivered(apart);
        expect(parcels.map(({ mode }) => mode)).toEqual(['bonded-import', 'direct-import']);
        expect(parcels.map(({ orderNumber }) => orderNumber)).toEqual(
          apart.subOrders.map(({ number }) => number),
        );
        expect(parcels.map(({ totals }) => totals.paid)).toEqual(['233.47', '233.47']);
      },
      PATIENCE_MS,
    );

    test(
      'an export that is changed before it leaves is taken back, and delivered as it is sold now',
      async () => {
        const { channelOrderId } = changed.order;
        const order = await seen(async () => {
          const found = await operator.order(ownOrderId(channelOrderId));
          return found?.formerConsignmentIds?.length === 1 ? found : undefined;
        });
        expect(order.changes).toMatchObject([{ parts: ['lines'], answer: 'accepted' }]);
        const [former = ''] = order.formerConsignmentIds ?? [];
        expect((await operator.consignment(former)).status).toBe('cancelled');
        expect(await entered(former, 'Cancelled')).toContain('Unwind');
        const [id = ''] = order.consignmentIds;
        await entered(id, 'Delivered');
        const { orderNumber, lines, totals } = await operator.consignment(id);
        expect(orderNumber).toBe(`${channelOrderId}-2`);
        expect(lines.map(({ quantity }) => quantity)).toEqual([1]);
        expect(totals.paid).toBe('33.50');
      },
      PATIENCE_MS,
    );

    test('are accepted, declared and gated by the partners once per parcel', async () => {
      const answer = await fetch(`${host.sandboxUrl}/sandbox/journal`);
      const { effects } = (await answer.json()) as { effects: readonly Effect[] };
      expect(effects.filter(({ kind }) => kind === 'gated-out').length).toBeGreaterThan(30);
      const parcelsOf = (subject: string) =>
        [split, apart, changed.order].some(({ channelOrderId }) => channelOrderId === subject)
          ? 2
          : 1;
      const repeated = effects.filter(({ count, subject }) => count > parcelsOf(subject));
      // The same bytes come again where an answer got lost, or was late.
      expect(repeated.filter(({ kind }) => !kind.startsWith('filing-resent '))).toEqual([]);
    });
  });

  describe(`${name}: a reconciliation`, () => {
    test('finds the parcel that left without release, as a case', async () => {
      const { reportId, differences } = await operator.reconcile();
      const rejected = (await demo()).find(({ script }) => script === 'reject');
      const [gated] = await operator.consignmentsOf(rejected?.orderNumber ?? '');
      const { consignmentId } = gated ?? {};
      const standing = differences.filter(({ code }) => code !== 'stock-differs');
      expect(standing).toEqual([
        expect.objectContaining({ code: 'gated-without-release', consignmentId }),
      ]);
      expect(await operator.cases()).toContainEqual(
        expect.objectContaining({ kind: 'gated-without-release', consignmentId }),
      );
      expect(JSON.parse(await operator.report(reportId, 'json'))).toMatchObject({ differences });
      expect(await operator.report(reportId, 'csv')).toContain(consignmentId);
    });
  });
}
