import { describe, expect, test } from '@jest/globals';
import { openDatabase } from '../../local/sqlite/database.ts';
import { sqliteDirectory } from '../../local/sqlite/directory.ts';
import { directoryContract } from './directory.contract.ts';
import { listOf } from '../support/stream-of.ts';

const STORE = {
  account: 'A2HARBOURLANE',
  platform: { code: '无', name: 'Harbour Lane' },
  updatesUrl: 'https://api.example',
} as const;

directoryContract('SQLite', async () => {
  const db = openDatabase(':memory:');
  return { directory: sqliteDirectory(db), close: () => db.close() };
});

describe('the embedded directory', () => {
  test('finds the channels to a marketplace by an index, of every merchant', async () => {
    const db = openDatabase(':memory:');
    const directory = sqliteDirectory(db);
    const channel = (channelId: string, merchantId: string, marketplace: 'amazon' | 'ebay') =>
      directory.putChannel({ channelId, merchantId, marketplace, ...STORE });
    await channel('b', 'm-1', 'amazon');
    await channel('c', 'm-1', 'ebay');
    await channel('a', 'm-2', 'amazon');
    const found = await listOf(directory.channelsOf('amazon'));
    expect(found.map(({ channelId }) => channelId)).toEqual(['a', 'b']);
    const plan = db.all(
      `EXPLAIN QUERY PLAN SELECT json FROM directory
       WHERE kind = 'channel' AND json ->> 'marketplace' = ? AND id > ? ORDER BY id LIMIT ?`,
      ...['amazon', '', 200],
    );
    expect(JSON.stringify(plan)).toContain('USING INDEX channels_of_marketplace');
    expect(JSON.stringify(plan)).not.toContain('TEMP B-TREE');
    await db.close();
  });
});
