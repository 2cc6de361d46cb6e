import type { LoadAskName } from '../../../functions/domain/load/load-ask-names.ts';
import type { LoadFact } from '../../../functions/domain/load/load-events.ts';
import type {
  LoadAskInput,
  LoadAskResult,
  LoadCarrier,
  LoadCustoms,
  LoadWarehouse,
} from '../../../functions/ports/load-partners.ts';
import { BOOKING } from '../load-builder.ts';

/** One request about a load that reached a partner. */
export interface LoadCall {
  readonly ask: LoadAskName;
  readonly requestId: string;
  readonly parcels: readonly string[];
}

type Party = 'warehouse' | 'carrier' | 'customs';

/** Partners of loads: they book at once, and take everything else, unless a test says otherwise. */
export interface LoadPartners {
  readonly calls: LoadCall[];
  readonly queries: Party[];
  readonly warehouse: LoadWarehouse;
  readonly carrier: LoadCarrier;
  readonly customs: LoadCustoms;
  /** The next answers to an ask, before it goes back to its usual one. */
  script(ask: LoadAskName, ...answers: LoadAskResult[]): void;
  /** What a party says when asked what happened so far, of whatever load. */
  tells(party: Party, ...facts: LoadFact[]): void;
}

export function loadPartners(): LoadPartners {
  const calls: LoadCall[] = [];
  const queries: Party[] = [];
  const scripts = new Map<LoadAskName, LoadAskResult[]>();
  const known: Record<Party, LoadFact[]> = { warehouse: [], carrier: [], customs: [] };

  function act(ask: LoadAskName, { load, requestId }: LoadAskInput, usual: LoadAskResult) {
    const parcels = load.entries.map(({ consignmentId }) => consignmentId);
    calls.push({ ask, requestId, parcels });
    return scripts.get(ask)?.shift() ?? usual;
  }
  const query = (party: Party) => async (): Promise<LoadAskResult> => {
    queries.push(party);
    return { kind: 'answered', facts: known[party] };
  };

  return {
    calls,
    queries,
    warehouse: {
      requestLoadGateOut: async (input) => act('gate-out', input, { kind: 'asked' }),
      queryLoad: query('warehouse'),
    },
    carrier: {
      bookLoad: async (input) =>
        act('booking', input, {
          kind: 'answered',
          facts: [{ type: 'booked', booking: BOOKING }],
        }),
      declareLoad: async (input) => act(`document-${input.kind}`, input, { kind: 'asked' }),
      queryLoad: query('carrier'),
    },
    customs: {
      requestLoadGatePass: async (input) =>
        act('gate-pass', input, {
          kind: 'answered',
          facts: [{ type: 'gate-pass-issued', number: 'HF37' }],
        }),
      queryLoad: query('customs'),
    },
    script: (ask, ...answers) => {
      scripts.set(ask, [...(scripts.get(ask) ?? []), ...answers]);
    },
    tells: (party, ...facts) => {
      known[party].push(...facts);
    },
  };
}
