import { dynamoClient } from '../../functions/adapters/dynamodb/client.ts';
import { openDirectory } from '../../functions/adapters/dynamodb/directory.ts';
import { openStockLedger } from '../../functions/adapters/dynamodb/stock-ledger.ts';
import { secretsManagerClient } from '../../functions/adapters/secrets-manager/client.ts';
import { secretsManagerSecrets } from '../../functions/adapters/secrets-manager/secrets.ts';
import { seedDemo } from '../start/seed-demo.ts';
import type { SharedWithSandbox } from '../start/seed-demo.ts';
import type { Deployment } from './deployment.ts';

/** Writes the demo merchant into a deployment, as the embedded host does into its data folder. */
export async function seedDeployment(
  deployed: Pick<Deployment, 'endpoint' | 'ordersTable' | 'stockTable' | 'secretPrefix'>,
  sandboxUrl: string,
  now: string,
): Promise<SharedWithSandbox> {
  const { endpoint, secretPrefix: prefix } = deployed;
  const dynamo = dynamoClient({ endpoint });
  const secretsManager = secretsManagerClient({ endpoint });
  const uncached = { prefix, keepMilliseconds: 0, now: Date.now };
  try {
    const ports = {
      directory: openDirectory(dynamo, deployed.ordersTable),
      ledger: openStockLedger(dynamo, deployed.stockTable),
      secrets: secretsManagerSecrets(secretsManager, uncached),
    };
    return await seedDemo(ports, sandboxUrl, now);
  } finally {
    dynamo.destroy();
    secretsManager.destroy();
  }
}
