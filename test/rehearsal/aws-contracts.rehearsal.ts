import { dynamoClient } from '../../functions/adapters/dynamodb/client.ts';
import { openDirectory } from '../../functions/adapters/dynamodb/directory.ts';
import { openIdentityRecords } from '../../functions/adapters/dynamodb/identity-records.ts';
import { openLoadStore } from '../../functions/adapters/dynamodb/load-store.ts';
import { openOrderStore } from '../../functions/adapters/dynamodb/order-store.ts';
import { openSigningDesk } from '../../functions/adapters/dynamodb/signing-desk.ts';
import { openStockLedger } from '../../functions/adapters/dynamodb/stock-ledger.ts';
import { bucket } from '../../functions/adapters/s3/bucket.ts';
import { s3DocumentStore } from '../../functions/adapters/s3/document-store.ts';
import { secretsManagerClient } from '../../functions/adapters/secrets-manager/client.ts';
import { secretsManagerSecrets } from '../../functions/adapters/secrets-manager/secrets.ts';
import { sqsClient } from '../../functions/adapters/sqs/client.ts';
import { stepFunctionsClient } from '../../functions/adapters/step-functions/client.ts';
import { rehearsedDeployment } from '../../scripts/rehearse/deployment.ts';
import { directoryContract } from '../contracts/directory.contract.ts';
import { documentStoreContract } from '../contracts/document-store.contract.ts';
import { identityRecordsContract } from '../contracts/identity-records.contract.ts';
import { eventFeedContract } from '../contracts/event-feed.contract.ts';
import { loadStoreContract } from '../contracts/load-store.contract.ts';
import { orderStoreContract } from '../contracts/order-store.contract.ts';
import { queueContract } from '../contracts/queue.contract.ts';
import { secretsContract } from '../contracts/secrets.contract.ts';
import { signingDeskContract } from '../contracts/signing-desk.contract.ts';
import { stockLedgerContract } from '../contracts/stock-ledger.contract.ts';
import { workflowContract } from '../contracts/workflow.contract.ts';
import { documentBucket } from './document-bucket.ts';
import { eventFeedUnderTest } from './event-feed-under-test.ts';
import { feedHasCaughtUp } from './feed-has-caught-up.ts';
import { queueUnderTest } from './queue-under-test.ts';
import { workflowUnderTest } from './workflow-under-test.ts';

const deployment = rehearsedDeployment();
const { endpoint, ordersTable, stockTable, secretPrefix } = deployment;
const dynamo = dynamoClient({ endpoint });

orderStoreContract('DynamoDB', async () => {
  const store = openOrderStore(dynamo, ordersTable);
  return { store, settle: () => feedHasCaughtUp(store), close: async () => undefined };
});

loadStoreContract('DynamoDB', async () => ({
  store: openLoadStore(dynamo, ordersTable),
  close: async () => undefined,
}));

stockLedgerContract('DynamoDB', async () => ({
  ledger: openStockLedger(dynamo, stockTable),
  close: async () => undefined,
}));

directoryContract('DynamoDB', async () => ({
  directory: openDirectory(dynamo, ordersTable),
  close: async () => undefined,
}));

identityRecordsContract('DynamoDB', async () => ({
  records: openIdentityRecords(dynamo, ordersTable),
  close: async () => undefined,
}));

signingDeskContract('DynamoDB', async () => ({
  desk: openSigningDesk(dynamo, deployment.ordersTable),
  close: async () => undefined,
}));

documentStoreContract('S3', async () => ({
  documents: s3DocumentStore(bucket(documentBucket(deployment))),
  close: async () => undefined,
}));

secretsContract('Secrets Manager', async () => {
  const client = secretsManagerClient({ endpoint });
  const settings = { prefix: secretPrefix, keepMilliseconds: 0, now: () => 0 };
  return { secrets: secretsManagerSecrets(client, settings), close: async () => client.destroy() };
});

queueContract('SQS', () => queueUnderTest(sqsClient({ endpoint }), deployment.deadLetters));

workflowContract('Step Functions', () =>
  workflowUnderTest(
    stepFunctionsClient({ endpoint }),
    sqsClient({ endpoint }),
    deployment.stateMachineArn,
  ),
);

eventFeedContract('The stream of the orders table', () => eventFeedUnderTest(dynamo, deployment));
