import { writeEvent } from '../../../functions/adapters/marketplaces/standard-webhooks/write-event.ts';
import type { Webhooks } from '../../../functions/ports/webhooks.ts';

type Sent = Awaited<ReturnType<Webhooks['send']>>;

/** Endpoints in memory, by their ids. */
export interface FakeEndpoints {
  readonly webhooks: Webhooks;
  /** Every try, oldest first. */
  readonly tries: {
    readonly endpointId: string;
    readonly eventId: string;
    readonly body: string;
  }[];
  /** How the endpoint answers from now on; 204 unless said otherwise. */
  answers(endpointId: string, result: Sent): void;
}

/** An answer of this status. */
export function answered(status: number, retryAfterSeconds?: number): Sent {
  return { kind: 'answered', status, retryAfterSeconds, excerpt: '', milliseconds: 5 };
}

export function fakeEndpoints(): FakeEndpoints {
  const scripted = new Map<string, Sent>();
  const tries: FakeEndpoints['tries'] = [];
  return {
    tries,
    answers: (endpointId, result) => void scripted.set(endpointId, result),
    webhooks: {
      write: writeEvent,
      send: async ({ endpointId }, { eventId, body }) => {
        tries.push({ endpointId, eventId, body });
        return scripted.get(endpointId) ?? answered(204);
      },
    },
  };
}
