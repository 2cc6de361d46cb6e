import {
  DynamoDBClient,
  PutItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { openOrderStore } from '../../../functions/adapters/dynamodb/order-store.ts';
import type { ConsignmentEvent } from '../../../functions/domain/consignment/consignment-events.ts';
import { anImportConsignment } from '../../support/consignment-builder.ts';

const dynamo = mockClient(DynamoDBClient);
beforeEach(() => {
  dynamo.reset();
  dynamo.on(PutItemCommand).resolves({}).on(TransactWriteItemsCommand).resolves({});
});

const record = {
  ...anImportConsignment(),
  consignmentId: 'O0123456789ABCD-01',
  orderId: 'O0123456789ABCD',
  version: 1,
};
const event: ConsignmentEvent = {
  type: 'warehouse-accepted',
  consignmentId: record.consignmentId,
  version: 1,
  at: '2026-11-23T10:00:00.000Z',
};
const change = {
  consignment: { record, expectedVersion: 0 },
  events: [event],
  references: [{ kind: 'waybill' as const, value: 'W1', consignmentId: record.consignmentId }],
};

describe('a commit to DynamoDB', () => {
  test('is one transaction: each item under the condition that keeps it right', async () => {
    const store = openOrderStore(new DynamoDBClient({ region: 'us-east-1' }), 'orders');
    expect(await store.commit(change)).toBe('committed');
    const { TransactItems = [] } =
      dynamo.commandCalls(TransactWriteItemsCommand)[0]?.args[0].input ?? {};
    const puts = TransactItems.map(({ Put }) => [
      Put?.Item?.sk?.S,
      Put?.ConditionExpression !== undefined,
    ]);
    expect(puts).toEqual([
      ['CONSIGNMENT#01', true],
      [record.consignmentId, false],
    ]);
  });

  test('that moves a consignment and nothing else is one put over the revision it was decided from', async () => {
    const store = openOrderStore(new DynamoDBClient({ region: 'us-east-1' }), 'orders');
    await store.commit(change);
    const next = { ...record, version: 2 };
    await store.commit({
      consignment: { record: next, expectedVersion: 1 },
      events: [{ ...event, version: 2 }],
    });
    const put = dynamo.commandCalls(PutItemCommand).at(-1)?.args[0].input;
    expect(put?.Item?.sk?.S).toBe('CONSIGNMENT#01');
    expect(put?.ExpressionAttributeNames).toEqual({ '#attribute': 'revision' });
    expect(put?.ExpressionAttributeValues).toEqual({ ':equals': { N: '1' } });
    expect(dynamo.commandCalls(TransactWriteItemsCommand)).toHaveLength(1);
  });

  test('that met a rival is a conflict; any other fault is thrown', async () => {
    const store = openOrderStore(new DynamoDBClient({ region: 'us-east-1' }), 'orders');
    const cancelled = (Code: string) =>
      new TransactionCanceledException({
        message: '',
        $metadata: {},
        CancellationReasons: [{ Code }, { Code: 'None' }],
      });
    dynamo.on(TransactWriteItemsCommand).rejects(cancelled('ConditionalCheckFailed'));
    expect(await store.commit(change)).toBe('conflict');
    dynamo.on(TransactWriteItemsCommand).rejects(cancelled('ThrottlingError'));
    await expect(store.commit(change)).rejects.toThrow();
  });
});
