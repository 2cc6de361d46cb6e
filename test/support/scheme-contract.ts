import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type {
  InboundScheme,
  SchemeTerms,
} from '../../functions/adapters/marketplaces/inbound-scheme.ts';
import type { Headers } from '../../functions/ports/inbound.ts';
import type { Channel } from '../../functions/ports/directory.ts';
import { aChannel } from './channel-builder.ts';
import { changedTexts } from './changed-texts.ts';

/** A delivery as a marketplace signs it, and what its scheme should make of it. */
export interface SignedDelivery {
  readonly scheme: InboundScheme;
  /** Without whitespace between values, each character one byte. */
  readonly body: string;
  readonly headers: { readonly [name: string]: string };
  readonly channel: Partial<Channel>;
  readonly secret: string;
  readonly wall: string;
  readonly verdict: object;
  /** Headers that the signature covers, or that are it. */
  readonly signedHeaders: readonly string[];
}

/** What every scheme owes: only what was signed passes, with any active secret, and nothing makes it throw. */
export function schemeContract(name: string, delivery: SignedDelivery): void {
  const { scheme, body, headers, secret, wall, verdict, signedHeaders } = delivery;
  const terms: SchemeTerms = { channel: aChannel(delivery.channel), secrets: [secret], wall };
  const verify = (changes: { body?: string; headers?: Headers; terms?: Partial<SchemeTerms> }) =>
    scheme.verify(Buffer.from(changes.body ?? body, 'latin1'), changes.headers ?? headers, {
      ...terms,
      ...changes.terms,
    });
  const isValid = async (changes: Parameters<typeof verify>[0]) => (await verify(changes)).valid;

  describe(name, () => {
    test('takes what was signed', async () => {
      expect(await verify({})).toEqual({ valid: true, ...verdict });
    });

    test('takes any active secret while one is rotated, and none that was taken away', async () => {
      expect(
        await isValid({ terms: { secrets: ['a-new-secret-of-32-characters-xx', secret] } }),
      ).toBe(true);
      expect(
        await isValid({ terms: { secrets: [secret, 'an-old-secret-of-32-characters-x'] } }),
      ).toBe(true);
      expect(await isValid({ terms: { secrets: ['a-new-secret-of-32-characters-xx'] } })).toBe(
        false,
      );
    });

    test('refuses every single changed byte of the body', async () => {
      for (const changed of changedTexts(body)) {
        expect([changed, await isValid({ body: changed })]).toEqual([changed, false]);
      }
    });

    test.each(signedHeaders)('refuses every single changed byte of %s', async (header) => {
      const value = headers[header] ?? '';
      // Hex of the other case spells the same bytes.
      const others = changedTexts(value).filter(
        (changed) => changed.toLowerCase() !== value.toLowerCase(),
      );
      expect(others.length).toBeGreaterThan(value.length);
      for (const changed of others) {
        const sent = { ...headers, [header]: changed };
        expect([changed, await isValid({ headers: sent })]).toEqual([changed, false]);
      }
      expect(await isValid({ headers: { ...headers, [header]: undefined } })).toBe(false);
    });

    test('refuses every single changed byte of the secret', async () => {
      for (const changed of changedTexts(secret)) {
        const secrets = [changed];
        expect([changed, await isValid({ terms: { secrets } })]).toEqual([changed, false]);
      }
    });

    test('without a secret, or with an empty one, nothing passes', async () => {
      expect(await verify({ terms: { secrets: [] } })).toMatchObject({ reason: 'no-secret' });
      expect(await isValid({ terms: { secrets: [''] } })).toBe(false);
    });

    test('refuses a delivery for another account of the same app', async () => {
      const channel = { ...terms.channel, account: '1' };
      expect(await verify({ terms: { channel } })).toMatchObject({ reason: 'other-account' });
    });

    test('never throws, whatever arrives', async () => {
      const sent = fc.dictionary(fc.constantFrom(...Object.keys(headers)), fc.string());
      await fc.assert(
        fc.asyncProperty(fc.uint8Array(), sent, fc.string(), async (raw, odd, oddSecret) => {
          const verdictOf = await scheme.verify(raw, odd, { ...terms, secrets: [oddSecret] });
          expect(verdictOf.valid).toBe(false);
        }),
        { seed: 7, numRuns: 300 },
      );
    });
  });
}
