import { join } from 'node:path';
import { scaledClock } from '../../functions/adapters/clock/scaled-clock.ts';
import { dynamoClient } from '../../functions/adapters/dynamodb/client.ts';
import { sqsClient } from '../../functions/adapters/sqs/client.ts';
import { STAGES } from '../../lib/stages.ts';
import { startSandbox } from '../start/sandbox-process.ts';
import { postJson } from '../start/start-everything.ts';
import { deployStacks } from './cdk.ts';
import type { StackOutputs } from './cdk.ts';
import type { Deployment } from './deployment.ts';
import { applyFixUps } from './fix-ups.ts';
import { signInOperator } from './operator.ts';
import { RehearsalError } from './rehearsal-error.ts';
import { seedDeployment } from './seed.ts';
import { deployedResources } from './stack-resources.ts';
import type { Stagehands } from './stagehands.ts';

/** Seed of everything the sandbox draws. */
const SEED = 1;

/** Deploys to the endpoint, makes it whole, and connects it with a fresh sandbox. */
export async function prepareDeployment(
  hands: Stagehands,
  endpoint: string,
  env: { readonly [name: string]: string | undefined },
): Promise<Deployment> {
  const { folder, signal, say, region } = hands;
  const time = { origin: new Date().toISOString(), speed: STAGES.rehearsal.rehearsal.speed };
  say('deploying with the CDK CLI');
  const outputs = await deployStacks({ folder, env, signal, clockOrigin: time.origin });
  const aws = { endpoint, region };
  await putRight(hands, aws);

  const data = outputOf(outputs, 'Bondway-rehearsal-data');
  const fulfilment = outputOf(outputs, 'Bondway-rehearsal-fulfilment');
  const intake = outputOf(outputs, 'Bondway-rehearsal-intake');
  const deployed = {
    endpoint,
    region,
    ordersTable: data('OrdersTable'),
    stockTable: data('StockTable'),
    documentBucket: data('DocumentBucket'),
    secretPrefix: data('SecretPrefix'),
    stateMachineArn: fulfilment('StateMachineArn'),
    deadLetters: {
      orders: intake('ordersDeadLetters'),
      answers: fulfilment('answersDeadLetters'),
      asks: fulfilment('asksDeadLetters'),
      signing: fulfilment('signingDeadLetters'),
      loads: fulfilment('loadsDeadLetters'),
      notices: intake('noticesDeadLetters'),
    },
    apiUrl: `${endpoint}/_aws/execute-api/${intake('ApiId')}`,
  };
  const operatorToken = await signInOperator(aws, {
    UserPoolId: intake('OperatorPoolId'),
    ClientId: intake('OperatorClientId'),
  });
  say('starting the sandbox');
  const sandbox = await startSandbox({
    data: join(folder, 'sandbox'),
    hostUrl: deployed.apiUrl,
    seed: SEED,
    clockOrigin: time.origin,
    speed: time.speed,
  });
  hands.atEnd(() => sandbox.stop());
  const shared = await seedDeployment(deployed, sandbox.url, scaledClock(time).now());
  await postJson(`${sandbox.url}/sandbox/configure`, { hostUrl: deployed.apiUrl, ...shared });
  return { ...deployed, operatorToken, sandboxUrl: sandbox.url };
}

async function putRight(
  { folder, say }: Stagehands,
  aws: { readonly endpoint: string; readonly region: string },
): Promise<void> {
  const resources = await deployedResources(aws, join(folder, 'cdk.out'));
  const clients = { dynamo: dynamoClient(aws), sqs: sqsClient(aws) };
  const done = await applyFixUps(resources, clients);
  clients.dynamo.destroy();
  clients.sqs.destroy();
  say(`put right: ${done.join('; ')}`);
}

function outputOf(outputs: StackOutputs, stack: string): (name: string) => string {
  return (name) => {
    const value = outputs[stack]?.[name];
    if (value === undefined) throw new RehearsalError(`The stack ${stack} has no output ${name}.`);
    return value;
  };
}
