import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DocumentStore } from '../../functions/ports/document-store.ts';
import { uniqueId } from './unique-ids.ts';

/** What every document store does, whatever it is made of. */
export function documentStoreContract(
  name: string,
  make: () => Promise<{ readonly documents: DocumentStore; readonly close: () => Promise<void> }>,
): void {
  describe(`${name} as a document store`, () => {
    let documents: DocumentStore;
    let close: () => Promise<void>;

    beforeAll(async () => {
      ({ documents, close } = await make());
    });
    afterAll(() => close());

    const text = (value: string): Uint8Array => new TextEncoder().encode(value);
    const stored = async (key: string): Promise<number[] | undefined> => {
      const body = await documents.get(key);
      return body && [...body];
    };

    test('gives back the exact bytes', async () => {
      const key = `${uniqueId('consignments/O')}-01/621-1.xml`;
      const bytes = Uint8Array.from({ length: 512 }, (_, index) => index % 256);
      await documents.put(key, bytes, 'application/xml');
      expect(await stored(key)).toEqual([...bytes]);
      const chinese = text('<商品>保湿面霜</商品>');
      await documents.put(key, chinese, 'application/xml');
      expect(await stored(key)).toEqual([...chinese]);
    });

    test('keeps an empty body, and knows nothing of an unknown key', async () => {
      const key = uniqueId('reports/');
      expect(await documents.get(key)).toBeUndefined();
      await documents.put(key, text(''), 'text/csv');
      expect(await stored(key)).toEqual([]);
    });

    test('lists the keys under a prefix in ascending order', async () => {
      const folder = uniqueId('reports/');
      const keys = [
        '2026-11-23/a.csv',
        '2026-11-22/b.csv',
        '2026-11-23/a.json',
        '2026-12-01/c.csv',
      ];
      for (const key of keys) await documents.put(`${folder}/${key}`, text(key), 'text/csv');
      await documents.put(`${folder}-other/x`, text('x'), 'text/csv');
      const under = async (prefix: string) =>
        (await documents.keys(prefix)).map((key) => key.slice(folder.length + 1));
      expect(await under(`${folder}/`)).toEqual([...keys].sort());
      expect(await under(`${folder}/2026-11-2`)).toEqual([...keys].sort().slice(0, 3));
      expect(await under(`${folder}/2027`)).toEqual([]);
    });
  });
}
