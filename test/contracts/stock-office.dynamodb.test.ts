import { openStockOffice } from '../../functions/adapters/dynamodb/stock-office.ts';
import { TABLES } from '../../functions/runtime/contracts/tables.ts';
import { inMemoryDynamoDb } from '../support/dynamodb/in-memory-dynamodb.ts';
import { stockOfficeContract } from './stock-office.contract.ts';

stockOfficeContract('DynamoDB in memory', async () => {
  // Keys of both tables differ: one in memory stands for the two.
  const { client } = inMemoryDynamoDb([...TABLES.orders, ...TABLES.stock]);
  return {
    office: openStockOffice(client, { orders: 'orders', stock: 'stock' }),
    close: async () => undefined,
  };
});
