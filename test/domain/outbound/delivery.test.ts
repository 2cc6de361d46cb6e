import { describe, expect, test } from '@jest/globals';
import { afterTry, replayed } from '../../../functions/domain/outbound/delivery.ts';
import type { OutboundDelivery, SendResult } from '../../../functions/domain/outbound/delivery.ts';

const WALL = '2026-11-23T02:00:00.000Z';

function aDelivery(overrides: Partial<OutboundDelivery> = {}): OutboundDelivery {
  return {
    endpointId: 'EP1',
    merchantId: 'merchant-1',
    eventId: 'O1-01.shipped.9',
    type: 'consignment.shipped',
    occurredAt: '2026-11-20T00:00:00.000Z',
    body: '{}',
    status: 'pending',
    attempts: [],
    replayedAfter: 0,
    version: 3,
    ...overrides,
  };
}

function answered(status: number, retryAfterSeconds?: number): SendResult {
  return { kind: 'answered', status, retryAfterSeconds, excerpt: 'ok', milliseconds: 7 };
}
const tried = (result: SendResult, delivery = aDelivery()) => afterTry(delivery, result, WALL, 0.5);
const failedTimes = (times: number) =>
  Array.from({ length: times }, () => ({ at: WALL, milliseconds: 1, status: 500 }));

describe('a delivery after a try', () => {
  test.each([200, 204, 299])('HTTP %d: it has arrived', (status) => {
    const { delivery, nextInSeconds } = tried(answered(status));
    expect(delivery).toMatchObject({ status: 'delivered', version: 4 });
    expect(delivery.attempts).toEqual([{ at: WALL, milliseconds: 7, status, excerpt: 'ok' }]);
    expect([delivery.due, nextInSeconds]).toEqual([undefined, undefined]);
  });

  test.each([100, 199, 300, 301, 302, 400, 404, 429, 500])('HTTP %d: it comes again', (status) => {
    const { delivery, nextInSeconds, disables } = tried(answered(status));
    expect(delivery).toMatchObject({ status: 'pending', due: '2026-11-23T02:00:05.000Z' });
    expect([nextInSeconds, disables]).toEqual([5, undefined]);
  });

  test('an answer without a text leaves none in the log', () => {
    const { delivery } = tried({ kind: 'answered', status: 500, excerpt: '', milliseconds: 7 });
    expect(delivery.attempts).toEqual([{ at: WALL, milliseconds: 7, status: 500 }]);
    expect(delivery.attempts[0]?.excerpt).toBeUndefined();
  });

  test('a failure has no pause of its own, and what is held back took no time', () => {
    const lost = tried({ kind: 'failed', reason: 'ECONNRESET', milliseconds: 3 });
    expect(lost.nextInSeconds).toBe(5);
    const paused = tried({ kind: 'held-back', reason: 'circuit open', waitSeconds: 1 });
    expect(paused.nextInSeconds).toBe(5);
    expect(paused.delivery.attempts[0]?.milliseconds).toBe(0);
  });

  test('410: nothing is wanted there any more', () => {
    const { delivery, disables } = tried(answered(410));
    expect([delivery.status, disables]).toEqual(['failed', 'gone']);
  });

  test('no answer, or a pause: it comes again, the log says why', () => {
    const lost = tried({ kind: 'failed', reason: 'ECONNRESET', milliseconds: 3 });
    expect(lost.delivery.attempts).toEqual([{ at: WALL, milliseconds: 3, reason: 'ECONNRESET' }]);
    const paused = tried({ kind: 'held-back', reason: 'circuit open', waitSeconds: 60 });
    expect(paused.nextInSeconds).toBe(60);
    expect(paused.delivery.attempts[0]?.reason).toBe('not sent: circuit open');
  });

  test('Retry-After is honoured', () => {
    expect(tried(answered(503, 90)).nextInSeconds).toBe(90);
  });

  test('the tenth failure ends it; a replay gives it ten more', () => {
    const ninth = aDelivery({ attempts: failedTimes(8) });
    expect(tried(answered(500), ninth).nextInSeconds).toBe(86_400);
    const tenth = aDelivery({ attempts: failedTimes(9) });
    const { delivery, disables } = tried(answered(500), tenth);
    expect([delivery.status, disables, delivery.attempts.length]).toEqual([
      'failed',
      'exhausted',
      10,
    ]);
    const again = replayed(delivery, WALL);
    expect(again).toMatchObject({
      status: 'pending',
      due: WALL,
      version: 5,
      eventId: delivery.eventId,
    });
    expect(tried(answered(500), again)).toMatchObject({ nextInSeconds: 5 });
  });
});
