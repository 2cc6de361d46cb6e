import { declarationReader } from '../adapters/customs/declaration-reader.ts';
import { dynamoClient } from '../adapters/dynamodb/client.ts';
import { openDirectory } from '../adapters/dynamodb/directory.ts';
import { openIdentityRecords } from '../adapters/dynamodb/identity-records.ts';
import { openOrderStore } from '../adapters/dynamodb/order-store.ts';
import { nodeFingerprint } from '../adapters/fingerprint/node-fingerprint.ts';
import { sealedIdentityVault } from '../adapters/identity/sealed-identity-vault.ts';
import { proofApiHandler } from '../handlers/api/proof-api.ts';
import { environmentOf } from '../runtime/environment.ts';
import { httpFunction } from '../runtime/lambda-functions.ts';
import { documentsIn } from './services/documents.ts';
import { secretsOf } from './services/secrets.ts';
import { telemetryOf } from './services/telemetry.ts';

const environment = environmentOf();
const table = environment.required('ordersTable');
const dynamo = dynamoClient(environment);
const records = openIdentityRecords(dynamo, table);

export const handler = httpFunction(
  proofApiHandler({
    orders: openOrderStore(dynamo, table),
    directory: openDirectory(dynamo, table),
    documents: documentsIn(environment),
    vault: sealedIdentityVault({ records, secrets: secretsOf(environment) }),
    fingerprint: nodeFingerprint,
    declarationReader,
  }),
  telemetryOf(environment),
);
