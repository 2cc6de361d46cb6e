import type { LoadFact } from '../../functions/domain/load/load-events.ts';
import { dueLoadAsks, newLoadAsk } from '../../functions/domain/load/load-task.ts';
import type { Load } from '../../functions/domain/load/load.ts';
import { loadPage } from '../../functions/usecases/views/load-page.ts';
import { loadSummary } from '../../functions/usecases/views/load-summary.ts';
import { aLoadTrail, anEntry, aPlannedLoad, BOOKING, closedWith } from '../support/load-builder.ts';

/** Loads as the host shows them, made by the host's own view. Tests command them. */
export interface FixtureLoads {
  readonly list: (status: string) => { readonly items: readonly object[] };
  readonly page: (loadId: string) => Promise<{ readonly version: number } | undefined>;
  /** False where there is no such command. */
  readonly command: (loadId: string, verb: string, body: Record<string, unknown>) => boolean;
}

const ENTRIES = [1, 2, 3].map((number) => anEntry(number));
const JOINED = ENTRIES.map((entry): LoadFact => ({ type: 'joined', entry }));
const booked: LoadFact = { type: 'booked', booking: BOOKING };

const out: LoadFact = {
  type: 'gated-out',
  occurredAt: '2026-11-23T05:00:00.000Z',
  plate: BOOKING.plate,
  gatePass: { number: 'HF37', plate: BOOKING.plate, seal: 'S0123456789-0001', listNumbers: ['1'] },
  packing: ENTRIES.map(({ consignmentId }, index) => ({
    ...{ consignmentId, bag: `BAG-${String(index + 1)}`, pallet: 'PALLET-1' },
  })),
};

/** One open load, one whose gate-out was refused, and one that left. */
export function fixtureLoads(): FixtureLoads {
  const trails = new Map<string, LoadFact[]>([
    ['L0123456789-0002', [...JOINED]],
    ['L0123456789-0003', [...JOINED, closedWith(...ENTRIES), booked, out]],
    [
      'L0123456789-0001',
      [
        ...JOINED,
        closedWith(...ENTRIES),
        booked,
        {
          type: 'ask-refused',
          ask: 'gate-out',
          requestId: 'L0123456789-0001.gate-out.1',
          code: 'not-packed',
          message: `${ENTRIES[0]?.consignmentId ?? ''} is not packed.`,
        },
      ],
    ],
  ]);
  const trailOf = (loadId: string) =>
    aLoadTrail(trails.get(loadId) ?? [], aPlannedLoad({ loadId }));

  async function page(loadId: string) {
    if (!trails.has(loadId)) return undefined;
    const { load, events } = trailOf(loadId);
    const asks = dueLoadAsks(load, []).map((row) => newLoadAsk(load, row, load.updatedAt));
    const stored = { load, asks, told: load.newsVersion, revision: 1 };
    const loads = { load: async () => stored, events: async () => events };
    return loadPage({ loads: { ...NOBODY, ...loads } }, loadId);
  }

  return {
    list: (status) => ({
      items: [...trails.keys()]
        .map((loadId): Load => trailOf(loadId).load)
        .filter((load) => status === '' || load.status === status)
        .map(loadSummary),
    }),
    page,
    command: (loadId, verb, body) => {
      const fact = FACTS[verb]?.(trailOf(loadId).load, body);
      if (fact !== undefined) trails.get(loadId)?.push(fact);
      return fact !== undefined;
    },
  };
}

const FACTS: Readonly<
  Record<string, (load: Load, body: Record<string, unknown>) => LoadFact | undefined>
> = {
  close: ({ entries }) => closedWith(...entries),
  'take-out': (_load, { consignmentId }) => ({
    type: 'left',
    consignmentId: String(consignmentId),
    reason: 'taken-out-by-operator',
    by: 'operator',
  }),
  'ask-again': () => ({ type: 'asked-again', by: 'operator' }),
};

const never = (): never => {
  throw new Error('no view asks for this');
};
const NOBODY = { lane: never, member: never, commit: never, due: never, list: never };
