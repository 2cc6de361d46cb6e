import {
  DescribeContinuousBackupsCommand,
  DescribeTimeToLiveCommand,
  UpdateContinuousBackupsCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetQueueAttributesCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { RehearsalError } from './rehearsal-error.ts';
import type { DeployedResource } from './stack-resources.ts';

// The emulator's CloudFormation drops some properties without a word. Each is set here through the
// service's own API and read back; what is dropped and has no fix-up here fails the rehearsal.

export interface FixUpClients {
  readonly dynamo: DynamoDBClient;
  readonly sqs: SQSClient;
}

/** Properties that would be dropped, by resource type. */
const WITHOUT_FIX_UP: { readonly [type: string]: readonly string[] } = {
  'AWS::ApiGatewayV2::Api': ['CorsConfiguration'],
  'AWS::Lambda::Function': ['ReservedConcurrentExecutions', 'DeadLetterConfig'],
  'AWS::SQS::Queue': ['FifoQueue'],
};

/** Applies all fix-ups, any number of times, and says what was done, a line each. */
export async function applyFixUps(
  resources: readonly DeployedResource[],
  clients: FixUpClients,
): Promise<readonly string[]> {
  resources.forEach(assertKnown);
  const done: string[] = [];
  for (const resource of resources) {
    const { type, logicalId } = resource;
    if (type === 'AWS::SQS::Queue' && (await redrive(resource, resources, clients))) {
      done.push(`${logicalId}: dead letters`);
    }
    if (type === 'AWS::DynamoDB::Table') {
      await timeToLive(resource, clients);
      await recovery(resource, clients);
      done.push(`${logicalId}: expiry, recovery`);
    }
  }
  return done;
}

function assertKnown({ type, logicalId, properties }: DeployedResource): void {
  const dropped = (WITHOUT_FIX_UP[type] ?? []).filter((name) => name in properties);
  if (dropped.length === 0) return;
  throw new RehearsalError(
    `The emulator drops ${dropped.join(', ')} of ${logicalId}: give it a fix-up in scripts/rehearse/fix-ups.ts.`,
  );
}

const redrivePolicy = z.object({
  deadLetterTargetArn: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
  maxReceiveCount: z.number(),
});

async function redrive(
  { physicalId, properties }: DeployedResource,
  resources: readonly DeployedResource[],
  { sqs }: FixUpClients,
): Promise<boolean> {
  if (properties.RedrivePolicy === undefined) return false;
  const wanted = redrivePolicy.parse(properties.RedrivePolicy);
  const [logicalId] = wanted.deadLetterTargetArn['Fn::GetAtt'];
  const deadLetters = resources.find((each) => each.logicalId === logicalId);
  const deadLetterTargetArn = await attribute(sqs, deadLetters?.physicalId, 'QueueArn');
  const RedrivePolicy = JSON.stringify({
    deadLetterTargetArn,
    maxReceiveCount: wanted.maxReceiveCount,
  });
  const Attributes = { RedrivePolicy };
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl: physicalId, Attributes }));
  const set = await attribute(sqs, physicalId, 'RedrivePolicy');
  assertEqual(JSON.parse(set ?? '{}'), JSON.parse(RedrivePolicy), physicalId);
  return true;
}

async function attribute(
  sqs: SQSClient,
  QueueUrl: string | undefined,
  name: 'QueueArn' | 'RedrivePolicy',
): Promise<string | undefined> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [name] }),
  );
  return Attributes?.[name];
}

const expiry = z.object({ AttributeName: z.string(), Enabled: z.literal(true) });

async function timeToLive(
  { physicalId: TableName, properties }: DeployedResource,
  { dynamo }: FixUpClients,
): Promise<void> {
  const wanted = expiry.parse(properties.TimeToLiveSpecification);
  const read = async () => {
    const { TimeToLiveDescription } = await dynamo.send(
      new DescribeTimeToLiveCommand({ TableName }),
    );
    return TimeToLiveDescription;
  };
  if ((await read())?.TimeToLiveStatus !== 'ENABLED') {
    const TimeToLiveSpecification = { AttributeName: wanted.AttributeName, Enabled: true };
    await dynamo.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
  }
  assertEqual((await read())?.AttributeName, wanted.AttributeName, TableName);
}

async function recovery(
  { physicalId: TableName }: DeployedResource,
  { dynamo }: FixUpClients,
): Promise<void> {
  const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true };
  await dynamo.send(
    new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }),
  );
  const { ContinuousBackupsDescription: backups } = await dynamo.send(
    new DescribeContinuousBackupsCommand({ TableName }),
  );
  const status = backups?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus;
  assertEqual(status, 'ENABLED', TableName);
}

function assertEqual(actual: unknown, wanted: unknown, what: string): void {
  if (JSON.stringify(actual) === JSON.stringify(wanted)) return;
  throw new RehearsalError(
    `A fix-up of ${what} did not hold: ${JSON.stringify(actual)} instead of ${JSON.stringify(wanted)}.`,
  );
}
