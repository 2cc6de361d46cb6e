import type { Clock } from '../../ports/clock.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { ConcurrencyLimit } from './concurrency-limit.ts';
import type { HttpRequest, HttpTransport } from './http-transport.ts';
import { outcomeOf } from './response-outcome.ts';
import type { Outcome } from './response-outcome.ts';

/** Calls to others, fenced per peer: one that is down or slow holds up nobody else. */
export interface OutboundClient {
  /** @param peer whom circuit and concurrency belong to, e.g. a partner id */
  send(peer: string, request: Omit<HttpRequest, 'timeoutMs'>): Promise<Outcome>;
}

export interface OutboundSettings {
  readonly transport: HttpTransport;
  readonly clock: Pick<Clock, 'wall'>;
  /** Wall milliseconds for one call, and for waiting until it may start. */
  readonly timeoutMs?: number;
  /** Calls under way at once per peer. */
  readonly mostConcurrent?: number;
}

const TIMEOUT_MS = 3_000;
const MOST_CONCURRENT = 32;
const BREAKER = { failures: 5, openMs: 10_000 } as const;

/** Peers remembered: beyond this, those that nobody calls now are forgotten, and start anew. */
const MOST_PEERS = 10_000;

interface Fence {
  readonly breaker: CircuitBreaker;
  readonly limit: ConcurrencyLimit;
}

/** An outbound client over `transport`. Nothing of a request or its answer is ever logged. */
export function outboundClient({
  transport,
  clock,
  timeoutMs = TIMEOUT_MS,
  mostConcurrent = MOST_CONCURRENT,
}: OutboundSettings): OutboundClient {
  const fences = new Map<string, Fence>();
  const now = (): number => Date.parse(clock.wall());

  function fenceOf(peer: string): Fence {
    const known = fences.get(peer);
    if (known !== undefined) return known;
    if (fences.size >= MOST_PEERS) forgetIdle(fences);
    const fence = {
      breaker: new CircuitBreaker(BREAKER),
      limit: new ConcurrencyLimit(mostConcurrent),
    };
    fences.set(peer, fence);
    return fence;
  }

  async function pass(
    { breaker }: Fence,
    request: Omit<HttpRequest, 'timeoutMs'>,
  ): Promise<Outcome> {
    const waitMs = breaker.waitMs(now());
    if (waitMs > 0) return isDown(waitMs);
    const outcome = outcomeOf(await transport({ ...request, timeoutMs }), clock.wall());
    breaker.report(outcome.kind !== 'transient', now());
    return outcome;
  }

  return {
    async send(peer, request) {
      const fence = fenceOf(peer);
      if (!(await fence.limit.acquire(timeoutMs))) {
        return { kind: 'transient', reason: 'too many calls under way' };
      }
      try {
        return await pass(fence, request);
      } finally {
        fence.limit.release();
      }
    },
  };
}

function forgetIdle(fences: Map<string, Fence>): void {
  for (const [peer, { limit }] of fences) if (limit.isEmpty) fences.delete(peer);
}

function isDown(waitMs: number): Outcome {
  return {
    kind: 'transient',
    reason: 'circuit open after repeated failures',
    retryAfterSeconds: Math.ceil(waitMs / 1_000),
  };
}
