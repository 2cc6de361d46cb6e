import { CircuitBreaker } from '../http/circuit-breaker.ts';
import { ConcurrencyLimit } from '../http/concurrency-limit.ts';

/** Tries under way at once in this process: to one endpoint, and for all endpoints of a merchant. */
const MOST_PER_ENDPOINT = 4;
const MOST_PER_MERCHANT = 8;
const BREAKER = { failures: 5, openMs: 60_000 } as const;
/** What an endpoint that is overloaded and names no time is given. Wall milliseconds. */
const THROTTLED_MS = 30_000;
/** Fences that nobody waits behind are forgotten beyond this many. */
const MOST_KNOWN = 10_000;

/** 429, 502, 504: overloaded, not broken. Source: Standard Webhooks 1.0.0. */
const THROTTLING: ReadonlySet<number> = new Set([429, 502, 504]);

interface Fence {
  readonly breaker: CircuitBreaker;
  readonly limit: ConcurrencyLimit;
  notBefore: number;
}

/** May a try go now? `waitMs`: the endpoint has a pause, and why. */
export type Passage =
  | { readonly kind: 'go' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'pause'; readonly reason: string; readonly waitMs: number };

/**
 * Fences around endpoints and merchants: whoever is slow or down waits behind a fence of its own
 * and takes no place from others. Nobody queues here: what cannot go now comes again later.
 * Times are wall milliseconds.
 */
export class EndpointFences {
  private readonly endpoints = new Map<string, Fence>();
  private readonly merchants = new Map<string, ConcurrencyLimit>();

  /** A passage that says `go` takes a place, which must then be left. */
  enter(endpointId: string, merchantId: string, now: number): Passage {
    const fence = this.fenceOf(endpointId);
    if (now < fence.notBefore) {
      return { kind: 'pause', reason: 'throttled by the endpoint', waitMs: fence.notBefore - now };
    }
    const merchant = this.merchantOf(merchantId);
    if (!merchant.tryAcquire()) return { kind: 'busy' };
    if (!fence.limit.tryAcquire()) {
      merchant.release();
      return { kind: 'busy' };
    }
    const waitMs = fence.breaker.waitMs(now);
    if (waitMs === 0) return { kind: 'go' };
    fence.limit.release();
    merchant.release();
    return { kind: 'pause', reason: 'circuit open after repeated failures', waitMs };
  }

  /**
   * The end of a try.
   *
   * @param status of the answer; 0 when none came
   */
  leave(
    endpointId: string,
    merchantId: string,
    outcome: { readonly status: number; readonly retryAfterSeconds?: number },
    now: number,
  ): void {
    const fence = this.fenceOf(endpointId);
    fence.limit.release();
    this.merchantOf(merchantId).release();
    const { status, retryAfterSeconds } = outcome;
    fence.breaker.report(status >= 200 && status < 500 && !THROTTLING.has(status), now);
    if (retryAfterSeconds !== undefined) fence.notBefore = now + retryAfterSeconds * 1_000;
    else if (THROTTLING.has(status)) fence.notBefore = now + THROTTLED_MS;
  }

  private fenceOf(endpointId: string): Fence {
    return known(this.endpoints, endpointId, () => ({
      breaker: new CircuitBreaker(BREAKER),
      limit: new ConcurrencyLimit(MOST_PER_ENDPOINT),
      notBefore: 0,
    }));
  }

  private merchantOf(merchantId: string): ConcurrencyLimit {
    return known(this.merchants, merchantId, () => new ConcurrencyLimit(MOST_PER_MERCHANT));
  }
}

function known<Value extends ConcurrencyLimit | Fence>(
  map: Map<string, Value>,
  key: string,
  make: () => Value,
): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  if (map.size >= MOST_KNOWN) forgetIdle(map);
  const fresh = make();
  map.set(key, fresh);
  return fresh;
}

function forgetIdle(map: Map<string, ConcurrencyLimit | Fence>): void {
  for (const [key, value] of map) {
    const limit = value instanceof ConcurrencyLimit ? value : value.limit;
    if (limit.isEmpty) map.delete(key);
  }
}
