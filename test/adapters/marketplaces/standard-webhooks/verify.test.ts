import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { signWebhook } from '../../../../functions/adapters/marketplaces/standard-webhooks/sign.ts';
import { verifyWebhook } from '../../../../functions/adapters/marketplaces/standard-webhooks/verify.ts';

// Published with Standard Webhooks 1.0.0 (`libraries/`).
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const V1 = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
const SEED = 'whsk_VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk=';
const PUBLIC_KEY = 'whpk_ZlN4eg7dSSqi0moX9hQUk3orrOouK3QVQSlJa248c/g=';
const V1A =
  'v1a,tQ9V2XOqn7jL/DQenEFpqIugdBVtiMmER5mhSkXBNwM0mkATuDe6KYYUuxqtaiHeYGb7KaaBRdM5WqyeFiL8Ag==';
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const SECONDS = 1_614_265_330;
const BODY = Buffer.from('{"test": 2432232314}');
const OTHER = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';

const at = (seconds: number) => new Date(seconds * 1_000).toISOString();
const headersWith = (signature: string, seconds = SECONDS) => ({
  'webhook-id': ID,
  'webhook-timestamp': String(seconds),
  'webhook-signature': signature,
});
const verify = (
  headers: Record<string, string | undefined>,
  { secrets = [SECRET], body = BODY, wall = at(SECONDS) } = {},
) => verifyWebhook(body, headers, { secrets, wall });

describe('signWebhook', () => {
  test('gives the published signatures', () => {
    const webhook = { id: ID, timestamp: SECONDS, body: BODY };
    expect(signWebhook(webhook, [SECRET])).toEqual(headersWith(V1));
    expect(signWebhook(webhook, [SEED])).toEqual(headersWith(V1A));
    expect(signWebhook(webhook, [SECRET, SEED])).toEqual(headersWith(`${V1} ${V1A}`));
  });

  test.each(['', 'whsec_', `${SECRET}!`, 'whsec_AAF', 'whsk_AAAA', PUBLIC_KEY])(
    '%s signs nothing',
    (secret) => {
      const webhook = { id: ID, timestamp: SECONDS, body: BODY };
      expect(() => signWebhook(webhook, [secret])).toThrow('not a signing secret');
    },
  );

  test('agrees with the reference library, both ways', () => {
    const library = new Webhook(SECRET);
    const now = Math.floor(Date.now() / 1_000);
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z_0-9]{1,30}$/), fc.json(), (id, payload) => {
        const body = Buffer.from(payload);
        const ours = signWebhook({ id, timestamp: now, body }, [SECRET]);
        expect(library.verify(payload, { ...ours })).toEqual(JSON.parse(payload));
        const theirs = library.sign(id, new Date(now * 1_000), payload);
        const headers = { ...ours, 'webhook-signature': theirs };
        expect(verifyWebhook(body, headers, { secrets: [SECRET], wall: at(now) }).valid).toBe(true);
      }),
      { seed: 5 },
    );
  });
});

describe('verifyWebhook', () => {
  test('takes the published signatures', () => {
    expect(verify(headersWith(V1))).toEqual({
      valid: true,
      deliveryId: ID,
      topic: '',
      skewSeconds: 0,
    });
    expect(verify(headersWith(V1A), { secrets: [PUBLIC_KEY] }).valid).toBe(true);
  });

  test('takes any active secret, with or without prefix and padding', () => {
    expect(verify(headersWith(V1), { secrets: [OTHER, SECRET] }).valid).toBe(true);
    expect(verify(headersWith(V1), { secrets: [SECRET.slice('whsec_'.length)] }).valid).toBe(true);
    expect(verify(headersWith(V1A), { secrets: [PUBLIC_KEY.replace('=', '')] }).valid).toBe(true);
  });

  test('takes the good one of several signatures and passes over other versions', () => {
    expect(verify(headersWith(`v1,bad v2,${V1.slice(3)} ${V1} v1,bad`)).valid).toBe(true);
    expect(verify(headersWith(`v2,${V1.slice(3)}`))).toMatchObject({ reason: 'no-match' });
  });

  test.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('wants %s', (name) => {
    const headers = { ...headersWith(V1), [name]: undefined };
    expect(verify(headers)).toMatchObject({
      valid: false,
      reason: 'missing-header',
      headerFound: name !== 'webhook-signature',
    });
  });

  test.each([
    [300, true, undefined],
    [301, false, 'too-old'],
    [-300, true, undefined],
    [-301, false, 'too-new'],
  ])('%d seconds of skew', (skewSeconds, valid, reason) => {
    const verdict = verify(headersWith(V1), { wall: at(SECONDS + skewSeconds) });
    expect(verdict).toMatchObject({ valid, skewSeconds, ...(reason ? { reason } : {}) });
  });

  test.each(['', 'soon', '1614265330.0', '-1614265330', '+1614265330', '9'.repeat(40), '٣'])(
    'timestamp %s is none',
    (timestamp) => {
      const headers = { ...headersWith(V1), 'webhook-timestamp': timestamp };
      expect(verify(headers).valid).toBe(false);
    },
  );

  test('says that no secret is set up', () => {
    expect(verify(headersWith(V1), { secrets: [] })).toMatchObject({ reason: 'no-secret' });
    expect(verify(headersWith(V1), { secrets: ['', 'whsec_'] })).toMatchObject({
      reason: 'no-match',
    });
  });

  test('fails on every single changed character of body, headers and secret', () => {
    const original = { ...headersWith(V1), body: BODY.toString('latin1'), secret: SECRET };
    for (const [part, text] of Object.entries(original)) {
      for (let index = 0; index < text.length; index += 1) {
        for (const replacement of [0x41, 0x62, 0x30, 0x2e, text.charCodeAt(index) ^ 1]) {
          const changed =
            text.slice(0, index) + String.fromCharCode(replacement) + text.slice(index + 1);
          if (changed === text) continue;
          const { body, secret, ...headers } = { ...original, [part]: changed };
          const verdict = verify(headers, { body: Buffer.from(body, 'latin1'), secrets: [secret] });
          expect([part, index, replacement, verdict.valid]).toEqual([
            part,
            index,
            replacement,
            false,
          ]);
        }
      }
    }
  });

  test('a truncated or lengthened signature fails', () => {
    for (let length = 0; length < V1.length; length += 1) {
      expect(verify(headersWith(V1.slice(0, length))).valid).toBe(false);
    }
    expect(verify(headersWith(`${V1}=`)).valid).toBe(false);
    expect(verify(headersWith(V1), { body: Buffer.concat([BODY, Buffer.from(' ')]) }).valid).toBe(
      false,
    );
  });

  test('never throws, whatever arrives', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('v1,', 'v1a,', V1, V1A, ID, '1614265330'));
    fc.assert(
      fc.property(text, text, text, text, fc.uint8Array(), (id, time, sent, secret, body) => {
        const headers = {
          'webhook-id': id,
          'webhook-timestamp': time,
          'webhook-signature': sent,
        };
        const secrets = [secret, PUBLIC_KEY, `whpk_${secret}`];
        const verdict = verifyWebhook(body, headers, { secrets, wall: at(SECONDS) });
        expect(verdict.valid).toBe(false);
      }),
      { seed: 6, numRuns: 500 },
    );
  });
});
