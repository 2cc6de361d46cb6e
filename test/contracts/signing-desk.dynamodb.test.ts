import { openSigningDesk } from '../../functions/adapters/dynamodb/signing-desk.ts';
import { TABLES } from '../../functions/runtime/contracts/tables.ts';
import { inMemoryDynamoDb } from '../support/dynamodb/in-memory-dynamodb.ts';
import { signingDeskContract } from './signing-desk.contract.ts';

signingDeskContract('DynamoDB in memory', async () => ({
  desk: openSigningDesk(inMemoryDynamoDb(TABLES.orders).client, 'orders'),
  close: async () => undefined,
}));
