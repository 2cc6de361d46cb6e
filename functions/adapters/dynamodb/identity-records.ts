import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { IdentityRecords } from '../../ports/identity-records.ts';
import { textOf } from './item.ts';
import { KEYS } from './keys.ts';
import { openTable } from './table.ts';

/** Sealed identities on the table `orders`, each in an item of its own. */
export function openIdentityRecords(client: DynamoDBClient, tableName: string): IdentityRecords {
  const table = openTable(client, tableName);
  return {
    get: async (orderId) => {
      const item = await table.get(KEYS.identity(orderId));
      return item && textOf(item, 'sealed');
    },
    put: async (orderId, sealed) => {
      await table.put({ item: { ...KEYS.identity(orderId), sealed } });
    },
  };
}
