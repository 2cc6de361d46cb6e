import { openChannelPolls } from '../../functions/adapters/dynamodb/channel-polls.ts';
import { TABLES } from '../../functions/runtime/contracts/tables.ts';
import { inMemoryDynamoDb } from '../support/dynamodb/in-memory-dynamodb.ts';
import { channelPollsContract } from './channel-polls.contract.ts';

channelPollsContract('DynamoDB in memory', async () => {
  const { client } = inMemoryDynamoDb(TABLES.orders);
  return { polls: openChannelPolls(client, 'orders'), close: async () => undefined };
});
