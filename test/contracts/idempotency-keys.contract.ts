import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { after } from '../../functions/domain/instant.ts';
import { KEY_TERMS } from '../../functions/ports/idempotency-keys.ts';
import type { IdempotencyKeys, KeptAnswer } from '../../functions/ports/idempotency-keys.ts';
import { uniqueId } from './unique-ids.ts';

const NOW = '2026-11-23T02:00:00.000Z';
const inSeconds = (seconds: number) => after(NOW, { seconds });
const ANSWER: KeptAnswer = { status: 202, headers: { location: '/v1/orders/O1' }, body: '{}' };

/** What every store of idempotency keys does, whatever it is made of. */
export function idempotencyKeysContract(
  name: string,
  make: () => Promise<{ readonly keys: IdempotencyKeys; readonly close: () => Promise<void> }>,
): void {
  describe(`${name} as a store of idempotency keys`, () => {
    let subject: Awaited<ReturnType<typeof make>>;
    let keys: IdempotencyKeys;
    beforeAll(async () => {
      subject = await make();
      keys = subject.keys;
    });
    afterAll(() => subject.close());

    const aRequest = () => ({ scope: uniqueId('caller-'), key: 'key-1', payloadHash: 'aa' });

    test('a new key is claimed, and in flight until it is answered', async () => {
      const request = aRequest();
      expect(await keys.claim(request, NOW)).toEqual({ kind: 'claimed' });
      expect(await keys.claim(request, NOW)).toEqual({ kind: 'in-flight' });
      await keys.answer(request, ANSWER, NOW);
      expect(await keys.claim(request, NOW)).toEqual({ kind: 'answered', answer: ANSWER });
    });

    test('of many that claim at once one gets it', async () => {
      const request = aRequest();
      const claims = await Promise.all(Array.from({ length: 8 }, () => keys.claim(request, NOW)));
      expect(claims.filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
      expect(claims.filter(({ kind }) => kind === 'in-flight')).toHaveLength(7);
    });

    test('another payload is told apart, in flight and answered', async () => {
      const request = aRequest();
      const other = { ...request, payloadHash: 'bb' };
      await keys.claim(request, NOW);
      expect(await keys.claim(other, NOW)).toEqual({ kind: 'other-payload' });
      await keys.answer(request, ANSWER, NOW);
      expect(await keys.claim(other, NOW)).toEqual({ kind: 'other-payload' });
    });

    test('the same key of another caller is another key', async () => {
      const request = aRequest();
      await keys.claim(request, NOW);
      expect(await keys.claim({ ...aRequest(), payloadHash: 'bb' }, NOW)).toEqual({
        kind: 'claimed',
      });
      expect(await keys.claim({ ...request, key: 'key-2' }, NOW)).toEqual({ kind: 'claimed' });
    });

    test('an answer is kept for its term and not longer', async () => {
      const request = aRequest();
      await keys.claim(request, NOW);
      await keys.answer(request, ANSWER, NOW);
      const { keptSeconds } = KEY_TERMS;
      expect((await keys.claim(request, inSeconds(keptSeconds - 1))).kind).toBe('answered');
      const other = { ...request, payloadHash: 'bb' };
      expect(await keys.claim(other, inSeconds(keptSeconds))).toEqual({ kind: 'claimed' });
    });

    test('who never answers loses the claim, to one of those who wait', async () => {
      const request = aRequest();
      await keys.claim(request, NOW);
      const { claimSeconds } = KEY_TERMS;
      expect((await keys.claim(request, inSeconds(claimSeconds - 1))).kind).toBe('in-flight');
      const claims = await Promise.all(
        Array.from({ length: 4 }, () => keys.claim(request, inSeconds(claimSeconds))),
      );
      expect(claims.filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
    });

    test('a released key may be taken for another payload at once', async () => {
      const request = aRequest();
      await keys.claim(request, NOW);
      await keys.release(request, NOW);
      expect((await keys.claim({ ...request, payloadHash: 'bb' }, NOW)).kind).toBe('claimed');
    });

    test('releasing leaves an answer, and what was never claimed, alone', async () => {
      const request = aRequest();
      await keys.release(request, NOW);
      await keys.claim(request, NOW);
      await keys.answer(request, ANSWER, NOW);
      await keys.release(request, NOW);
      expect((await keys.claim(request, NOW)).kind).toBe('answered');
    });

    test('a long answer, scope and key are no trouble', async () => {
      const request = {
        scope: uniqueId('s'.repeat(2_000)),
        key: 'k'.repeat(200),
        payloadHash: 'a',
      };
      const answer = { ...ANSWER, body: JSON.stringify({ text: '长'.repeat(20_000) }) };
      await keys.claim(request, NOW);
      await keys.answer(request, answer, NOW);
      expect(await keys.claim(request, NOW)).toEqual({ kind: 'answered', answer });
    });
  });
}
