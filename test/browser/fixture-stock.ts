import type { Inbound } from '../../functions/domain/inbound/inbound.ts';
import { takeStep } from '../../functions/domain/inbound/inbound.ts';
import { units } from '../../functions/domain/money/quantity.ts';
import { decideAdjustment } from '../../functions/domain/stock/adjustment.ts';
import type { Adjustment } from '../../functions/domain/stock/adjustment.ts';
import { adjustmentView, inboundView } from '../../functions/usecases/views/inbound-view.ts';

const AT = '2026-11-23T10:00:00.000Z';
const BOOK = 'T3714W000046';

/** The papers of the stock as the host shows them, made by the host's own views. */
export interface FixtureStock {
  readonly books: () => object;
  readonly inbounds: () => object;
  readonly adjustments: (by: string) => object;
  /** Undefined where it is refused. */
  readonly step: (body: Record<string, unknown>) => object | undefined;
  readonly decide: (body: Record<string, unknown>, by: string) => object | undefined;
  readonly advise: (body: Record<string, unknown>) => object;
}

/** One bonded inbound that is at the gate, and one adjustment that Ann asked for. */
export function fixtureStock(): FixtureStock {
  let advised: object[] = [];
  let inbound: Inbound = {
    inboundId: 'IN-4F0C2A91B7D3',
    merchantId: 'demo-merchant',
    warehouseId: 'xiamen-import',
    customsId: 'customs-xiamen',
    accountBook: BOOK,
    reference: 'PO-7781',
    lines: [
      { lineId: '1', sku: 'SKIN-SERUM-30', bookItem: '1', unit: '142', quantity: units(120) },
    ],
    steps: (['advice', 'first-line-entry', 'bonded-list', 'gate-in'] as const).map((step) => ({
      ...{ step, voucher: `PAPER-${step}`, by: 'customs-xiamen', at: AT },
    })),
    posted: ['bonded-list'],
    version: 4,
    openedAt: AT,
    updatedAt: AT,
  };
  let adjustment: Adjustment = {
    adjustmentId: 'ADJ-19B2C07D55E1',
    merchantId: 'demo-merchant',
    line: { accountBook: BOOK, bookItem: '1', unit: '142' },
    direction: 'down',
    of: 'both',
    quantity: units(2),
    reason: 'two bottles broken in bay 7',
    requestedBy: 'ann',
    status: 'requested',
    version: 1,
    openedAt: AT,
  };
  return {
    books: () => ({
      books: [
        {
          accountBook: BOOK,
          warehouses: [{ warehouseId: 'xiamen-import', name: 'Xiamen bonded warehouse, imports' }],
          bonded: true,
          lines: [],
        },
      ],
    }),
    inbounds: () => ({ items: [inboundView(inbound), ...advised] }),
    adjustments: (by) => ({ items: [adjustmentView(adjustment, by)] }),
    step: ({ step, voucher, lines = [] }) => {
      const counted = (lines as { lineId: string; quantity: string }[]).map((line) => ({
        lineId: line.lineId,
        quantity: units(Number(line.quantity)),
      }));
      const taken = { step: step as 'count', voucher: String(voucher), by: 'operator', at: AT };
      const next = takeStep(inbound, taken, counted);
      if (!next.ok) return undefined;
      inbound = next.value;
      return inboundView(inbound);
    },
    decide: ({ decision }, by) => {
      const decided = decideAdjustment(adjustment, decision as 'approved' | 'rejected', by, AT);
      if (!decided.ok) return undefined;
      adjustment = decision === 'approved' ? { ...decided.value, status: 'posted' } : decided.value;
      return adjustmentView(adjustment, by);
    },
    advise: (body) => {
      advised = [
        inboundView({
          ...inbound,
          inboundId: 'IN-000000000001',
          reference: String(body.reference),
          steps: [],
          posted: [],
        }),
      ];
      return {};
    },
  };
}
