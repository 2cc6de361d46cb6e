import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Secrets } from '../../functions/ports/secrets.ts';
import { uniqueId } from './unique-ids.ts';

/** What every store of secrets does, whatever it is made of. */
export function secretsContract(
  name: string,
  make: () => Promise<{ readonly secrets: Secrets; readonly close: () => Promise<void> }>,
): void {
  describe(`${name} as a store of secrets`, () => {
    let secrets: Secrets;
    let close: () => Promise<void>;

    beforeAll(async () => {
      ({ secrets, close } = await make());
    });
    afterAll(() => close());

    test('has none under an unknown name', async () => {
      expect(await secrets.get(uniqueId('channels/'))).toEqual([]);
    });

    test('gives back all active values, newest first', async () => {
      const key = uniqueId('channels/');
      await secrets.put(key, ['whsec_b2xk']);
      expect(await secrets.get(key)).toEqual(['whsec_b2xk']);
      await secrets.put(key, ['whsec_bmV3', 'whsec_b2xk']);
      expect(await secrets.get(key)).toEqual(['whsec_bmV3', 'whsec_b2xk']);
    });

    test('keeps names apart, also when one begins with the other', async () => {
      const key = uniqueId('channels/');
      await secrets.put(key, ['one']);
      await secrets.put(`${key}/access-token`, ['two']);
      expect(await secrets.get(key)).toEqual(['one']);
      expect(await secrets.get(`${key}/access-token`)).toEqual(['two']);
    });
  });
}
