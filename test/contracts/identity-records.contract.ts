import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IdentityRecords } from '../../functions/ports/identity-records.ts';
import { uniqueId } from './unique-ids.ts';

/** What every keeper of sealed identities does, whatever it is made of. */
export function identityRecordsContract(
  name: string,
  make: () => Promise<{ readonly records: IdentityRecords; readonly close: () => Promise<void> }>,
): void {
  describe(`${name} as a keeper of sealed identities`, () => {
    let records: IdentityRecords;
    let close: () => Promise<void>;

    beforeAll(async () => {
      ({ records, close } = await make());
    });
    afterAll(() => close());

    test('has none of an unknown order', async () => {
      expect(await records.get(uniqueId('O'))).toBeUndefined();
    });

    test('keeps the newest one of each order', async () => {
      const [ours, theirs] = [uniqueId('O'), uniqueId('O')];
      await records.put(ours, 'v1.sealed');
      await records.put(theirs, 'v1.other');
      await records.put(ours, 'v1.sealed-again');
      expect(await records.get(ours)).toBe('v1.sealed-again');
      expect(await records.get(theirs)).toBe('v1.other');
    });
  });
}
