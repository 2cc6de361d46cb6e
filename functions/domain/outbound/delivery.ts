import { after } from '../instant.ts';
import type { Instant } from '../instant.ts';
import type { EventType } from './event-catalogue.ts';
import { secondsUntilNext } from './retry-schedule.ts';

/** One try. `status` is absent when no answer came: `reason` says why. */
export interface Attempt {
  /** The machine's time. */
  readonly at: Instant;
  readonly milliseconds: number;
  readonly status?: number;
  readonly reason?: string;
  /** The beginning of the answer, without what looks like personal data. */
  readonly excerpt?: string;
}

/** An event on its way to one endpoint, with every attempt. */
export interface OutboundDelivery {
  readonly endpointId: string;
  readonly merchantId: string;
  /** `webhook-id`: stays the same however often it is sent. */
  readonly eventId: string;
  readonly type: EventType;
  /** When it happened, business time. */
  readonly occurredAt: Instant;
  /** What is sent, to the letter. */
  readonly body: string;
  /** `skipped`: the endpoint was disabled. `failed`: given up. Both can be sent again. */
  readonly status: 'pending' | 'delivered' | 'failed' | 'skipped';
  readonly attempts: readonly Attempt[];
  /** Attempts of before the last replay do not count. */
  readonly replayedAfter: number;
  /** While pending: the machine's time of the next attempt, or of looking whether it was made. */
  readonly due?: Instant;
  readonly version: number;
}

/** What names a delivery. */
export type DeliveryKey = Pick<OutboundDelivery, 'endpointId' | 'occurredAt' | 'eventId'>;

/** How one try ended. `held-back`: not sent, the endpoint gets a pause. */
export type SendResult =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly retryAfterSeconds?: number;
      readonly excerpt: string;
      readonly milliseconds: number;
    }
  | { readonly kind: 'failed'; readonly reason: string; readonly milliseconds: number }
  | { readonly kind: 'held-back'; readonly reason: string; readonly waitSeconds: number };

/** What a try makes of a delivery; `disables` its endpoint when it is not wanted there any more. */
export interface Attempted {
  readonly delivery: OutboundDelivery;
  readonly disables?: 'gone' | 'exhausted';
  /** Seconds until the next attempt, while there is one. */
  readonly nextInSeconds?: number;
}

const GONE = 410;

/**
 * A delivery after a try. 2xx is success, redirects and everything else are not; 410 ends it.
 * Source: Standard Webhooks 1.0.0.
 *
 * @param wall the machine's time after the try
 * @param jitter 0 to 1
 */
export function afterTry(
  delivery: OutboundDelivery,
  result: SendResult,
  wall: Instant,
  jitter: number,
): Attempted {
  const attempts = [...delivery.attempts, attemptOf(result, wall)];
  const done = { ...delivery, attempts, due: undefined, version: delivery.version + 1 };
  const status = result.kind === 'answered' ? result.status : 0;
  if (status >= 200 && status < 300) return { delivery: { ...done, status: 'delivered' } };
  if (status === GONE) return { delivery: { ...done, status: 'failed' }, disables: 'gone' };
  const made = attempts.length - delivery.replayedAfter;
  const nextInSeconds = secondsUntilNext(made, jitter, pauseOf(result));
  if (nextInSeconds === undefined) {
    return { delivery: { ...done, status: 'failed' }, disables: 'exhausted' };
  }
  const due = after(wall, { seconds: nextInSeconds });
  return { delivery: { ...done, status: 'pending', due }, nextInSeconds };
}

/** The same delivery to be sent again from the first attempt on, whatever became of it. */
export function replayed(delivery: OutboundDelivery, wall: Instant): OutboundDelivery {
  return {
    ...delivery,
    status: 'pending',
    replayedAfter: delivery.attempts.length,
    due: wall,
    version: delivery.version + 1,
  };
}

function attemptOf(result: SendResult, wall: Instant): Attempt {
  switch (result.kind) {
    case 'answered': {
      const { status, excerpt, milliseconds } = result;
      return { at: wall, milliseconds, status, excerpt: excerpt === '' ? undefined : excerpt };
    }
    case 'failed':
      return { at: wall, milliseconds: result.milliseconds, reason: result.reason };
    case 'held-back':
      return { at: wall, milliseconds: 0, reason: `not sent: ${result.reason}` };
  }
}

function pauseOf(result: SendResult): number | undefined {
  if (result.kind === 'answered') return result.retryAfterSeconds;
  return result.kind === 'held-back' ? result.waitSeconds : undefined;
}
