import { money } from '../../functions/domain/money/money.ts';
import type { Order } from '../../functions/domain/order/order.ts';
import { planOrder } from '../../functions/domain/trade/plan-order.ts';
import type { PlanningFacts } from '../../functions/domain/trade/planning-facts.ts';
import type { PartResult } from '../run/figure.ts';
import { percentile } from '../run/percentile.ts';

const WAREHOUSES = 1_500;
const TIMES = 2_000;
const MOST_MS = 5;

const FIRM = { code: '3301960A1B', name: 'Bench' };
const USD = (amount: number) => money(amount, 'USD');
const SKUS = ['A', 'B', 'C', 'D', 'E'];

/**
 * How long choosing trade mode and warehouse takes with many warehouses, of which the last few have
 * all. A call takes a fraction of a millisecond: its longest times are those in which another process
 * had the processor, or the collector waited for helpers that had none. So the calls that nobody
 * interrupted are told apart, and what all of them cost in processor time on average; the clock of
 * one thread ticks too coarsely to tell it of each.
 */
export async function planning(): Promise<PartResult> {
  const facts = planningFacts();
  const order = anOrder();
  const times: number[] = [];
  const undisturbed: number[] = [];
  const before = process.cpuUsage();
  for (let run = 0; run < TIMES; run += 1) {
    const switches = process.resourceUsage().involuntaryContextSwitches;
    const began = performance.now();
    const plan = planOrder(order, facts);
    const took = performance.now() - began;
    times.push(took);
    const isUndisturbed = process.resourceUsage().involuntaryContextSwitches === switches;
    if (isUndisturbed) undisturbed.push(took);
    if (!plan.ok) throw new Error(`the order has no route: ${plan.message}`);
  }
  const { user, system } = process.cpuUsage(before);
  const bar = { side: 'at most', must: MOST_MS } as const;
  const what = `a route among ${WAREHOUSES.toLocaleString('en')} warehouses`;
  return {
    figures: [
      { name: `${what} p50`, value: percentile(times, 0.5), unit: 'ms' },
      { name: `${what} p99`, value: percentile(times, 0.99), unit: 'ms', bar },
      {
        ...{ name: `${what} p99, uninterrupted`, value: percentile(undisturbed, 0.99) },
        ...{ unit: 'ms', bar, note: `${String(undisturbed.length)} of ${String(TIMES)} calls` },
      },
      {
        ...{ name: `${what}, processor time`, value: (user + system) / 1_000 / TIMES },
        ...{ unit: 'ms', note: 'mean, with the collector and the compiler' },
      },
    ],
    raw: { times, undisturbed },
  };
}

function planningFacts(): PlanningFacts {
  const items = SKUS.map((sku) => [sku, { merchantId: 'bench', sku, origin: 'CN' }] as const);
  return {
    catalogue: new Map(items),
    warehouses: Array.from({ length: WAREHOUSES }, (_each, index) => ({
      warehouseId: `warehouse-${String(index)}`,
      name: `Warehouse ${String(index)}`,
      enterprise: FIRM,
      country: 'CN',
      customsCode: '3702',
      portCode: '3702',
      serves: ['special-area-export', 'general-export'],
      // Each but the last ten lacks one article.
      available: new Map(
        SKUS.map((sku, at) => [sku, index < WAREHOUSES - 10 && index % SKUS.length === at ? 0 : 9]),
      ),
    })),
    seller: FIRM,
    declarant: FIRM,
    platform: FIRM,
    carrier: { carrierId: 'carrier', enterprise: FIRM },
    customsId: 'customs',
    guarantorCode: FIRM.code,
    declaredOn: '2026-11-23',
  };
}

function anOrder(): Order {
  const lines = SKUS.map((sku) => ({
    lineId: sku,
    sku,
    name: sku,
    quantity: 1,
    price: USD(1_000),
    total: USD(1_000),
  }));
  return {
    orderId: 'O00000000000000',
    merchantId: 'bench',
    channelId: 'channel',
    account: 'account',
    channelOrderId: 'B-1',
    displayNumber: 'B-1',
    placedAt: '2026-11-23T00:00:00.000Z',
    sourceUpdatedAt: '2026-11-23T00:00:00.000Z',
    receivedAt: '2026-11-23T00:00:00.000Z',
    test: false,
    paid: true,
    shipTo: { name: 'Kim', country: 'KR', city: 'Seoul', street: 'Teheran-ro 1' },
    lines,
    totals: {
      goods: USD(5_000),
      freight: USD(0),
      insurance: USD(0),
      tax: USD(0),
      discount: USD(0),
      paid: USD(5_000),
    },
    payment: {},
    identity: {},
    payloadHash: '',
    consignmentIds: [],
    status: 'received',
    version: 1,
  };
}
