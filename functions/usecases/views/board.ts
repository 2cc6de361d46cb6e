import type { ConsignmentStatus } from '../../domain/consignment/consignment-states.ts';
import { RESUMABLE_STAGES } from '../../domain/consignment/stages.ts';
import type { ResumableStage } from '../../domain/consignment/stages.ts';
import { STATE_NAMES } from '../../domain/workflow/state-names.ts';
import type { Services } from '../../ports/services.ts';
import { casesOf } from './cases.ts';
import { consignmentSummary } from './consignment-summary.ts';
import type { ConsignmentSummary } from './consignment-summary.ts';
import type { Latest } from './latest.ts';

const HOLDS_SHOWN = 20;

/** What the host says of itself on the board. */
export interface HostFacts {
  readonly simulated: boolean;
  /** How many seconds of business time pass in one of this machine’s. */
  readonly speed: number;
}

/** Status of the consignments that stand in a stage of the happy path and are well. */
const STATUS_OF: { readonly [S in ResumableStage]: ConsignmentStatus } = {
  dispatch: 'dispatching',
  declare: 'declaring',
  'hand-off': 'handing-off',
  confirm: 'in-transit',
};

/** How everything of one merchant stands now. */
export async function board(
  services: Pick<Services, 'orders' | 'clock'>,
  merchantId: string,
  { recent, clocks }: Latest,
  { simulated, speed }: HostFacts,
) {
  const [counts, holds, cases] = await Promise.all([
    services.orders.counts(merchantId),
    needingSomebody(services, merchantId),
    casesOf(services, merchantId),
  ]);
  return {
    asOf: services.clock.now(),
    simulated,
    speed,
    counts,
    stages: RESUMABLE_STAGES.map((stage) => ({
      stage,
      title: STATE_NAMES[stage],
      waiting: counts[STATUS_OF[stage]] ?? 0,
    })),
    holds,
    recent,
    clocks: { list: clocks, labels: simulated ? 'simulated' : undefined },
    cases: { open: cases.filter(({ status }) => status === 'open').length },
  };
}

async function needingSomebody(
  { orders }: Pick<Services, 'orders'>,
  merchantId: string,
): Promise<readonly ConsignmentSummary[]> {
  const statuses = ['needs-operator', 'held'] as const;
  const pages = await Promise.all(
    statuses.map((status) => orders.list({ merchantId, status, limit: HOLDS_SHOWN })),
  );
  return pages
    .flatMap(({ items }) => items)
    .slice(0, HOLDS_SHOWN)
    .map(consignmentSummary);
}
