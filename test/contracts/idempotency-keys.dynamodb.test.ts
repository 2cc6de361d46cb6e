import { openIdempotencyKeys } from '../../functions/adapters/dynamodb/idempotency-keys.ts';
import { TABLES } from '../../functions/runtime/contracts/tables.ts';
import { inMemoryDynamoDb } from '../support/dynamodb/in-memory-dynamodb.ts';
import { idempotencyKeysContract } from './idempotency-keys.contract.ts';

idempotencyKeysContract('DynamoDB in memory', async () => ({
  keys: openIdempotencyKeys(inMemoryDynamoDb(TABLES.orders).client, 'orders'),
  close: async () => undefined,
}));
