import { ExecutionDoesNotExist, GetExecutionHistoryCommand } from '@aws-sdk/client-sfn';
import type { GetExecutionHistoryCommandOutput } from '@aws-sdk/client-sfn';
import { bucket } from '../../functions/adapters/s3/bucket.ts';
import { s3DocumentStore } from '../../functions/adapters/s3/document-store.ts';
import { secretsManagerClient } from '../../functions/adapters/secrets-manager/client.ts';
import { secretsManagerSecrets } from '../../functions/adapters/secrets-manager/secrets.ts';
import { stepFunctionsClient } from '../../functions/adapters/step-functions/client.ts';
import { rehearsedDeployment } from '../../scripts/rehearse/deployment.ts';
import type { HostUnderTest } from '../journeys/host-under-test.ts';
import { documentBucket } from './document-bucket.ts';

/** Each look is a function's run on this machine, which has others to run. */
const LOOK_MS = 1_000;

/** The deployment as a host under test: Lambda, Step Functions and DynamoDB behind its HTTP API. */
export function deployedHost(): Promise<HostUnderTest> {
  const deployment = rehearsedDeployment();
  const { endpoint, secretPrefix: prefix, stateMachineArn } = deployment;
  const sfn = stepFunctionsClient({ endpoint });
  const secretsManager = secretsManagerClient({ endpoint });
  const settings = { prefix, keepMilliseconds: 0, now: () => 0 };
  const secrets = secretsManagerSecrets(secretsManager, settings);
  const executions = stateMachineArn.replace(':stateMachine:', ':execution:');
  return Promise.resolve({
    url: deployment.apiUrl,
    token: deployment.operatorToken,
    sandboxUrl: deployment.sandboxUrl,
    secret: (name) => secrets.get(name),
    documents: s3DocumentStore(bucket(documentBucket(deployment))),
    statesEntered: async (execution) => {
      const executionArn = `${executions}:${execution}`;
      const history = new GetExecutionHistoryCommand({ executionArn, maxResults: 1_000 });
      const { events = [] } = await sfn.send(history).catch(unlessUnknown);
      return events
        .map(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name)
        .filter((state) => state !== undefined);
    },
    lookEveryMs: LOOK_MS,
    close: async () => [sfn, secretsManager].forEach((client) => client.destroy()),
  });
}

function unlessUnknown(fault: unknown): {
  readonly events?: GetExecutionHistoryCommandOutput['events'];
} {
  if (fault instanceof ExecutionDoesNotExist) return {};
  throw fault;
}
