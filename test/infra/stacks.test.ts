import { describe, expect, test } from '@jest/globals';
import { ENVIRONMENT } from '../../functions/runtime/contracts/environment.ts';
import { AMAZON_QUEUE, QUEUES, SCHEDULES } from '../../functions/runtime/contracts/queues.ts';
import { ROUTES } from '../../functions/runtime/contracts/routes.ts';
import { TABLES } from '../../functions/runtime/contracts/tables.ts';
import { stageNamed, STAGES } from '../../lib/stages.ts';
import { synthesise } from './synthesise.ts';
import type { Resource } from './synthesise.ts';

const prod = synthesise();
const queues = prod.ofType('AWS::SQS::Queue');
const alarms = prod.ofType('AWS::CloudWatch::Alarm');
const functions = prod.ofType('AWS::Lambda::Function');

/** The logical id that a reference leads to, however it is wrapped. */
function target(value: unknown): string {
  const text = JSON.stringify(value);
  const id = /"Fn::GetAtt":\["(\w+)"|"Ref":"(\w+)"/.exec(text);
  const imported =
    /"Fn::ImportValue":"[\w-]+:ExportsOutput(?:FnGetAtt|Ref)(\w+?)(?:Arn)?[0-9A-F]{8}"/.exec(text);
  return id?.[1] ?? id?.[2] ?? imported?.[1] ?? '';
}

function environmentOf({ Properties }: Resource): Record<string, unknown> {
  return Properties.Environment?.Variables ?? {};
}

describe('tables', () => {
  test.each(Object.entries(TABLES))('%s has the indexes of the contracts', (name, indexes) => {
    const table = prod
      .ofType('AWS::DynamoDB::Table')
      .find(({ id }) => id.toLowerCase().startsWith(name));
    const built = table?.Properties.GlobalSecondaryIndexes?.map((index) => ({
      name: index.IndexName,
      keys: index.KeySchema.map(({ AttributeName }) => AttributeName),
      carries:
        index.Projection.ProjectionType === 'ALL'
          ? 'all'
          : (index.Projection.NonKeyAttributes ?? []),
    }));
    expect(built).toEqual(
      indexes.map(({ name: index, partitionKey, sortKey, carries }) => ({
        name: index,
        keys: [partitionKey, sortKey.name],
        carries,
      })),
    );
  });

  test('expire items, go back in time, and outlive their stack in production only', () => {
    for (const [stage, kept] of [
      [STAGES.prod, true],
      [STAGES.staging, false],
    ] as const) {
      for (const table of synthesise(stage).ofType('AWS::DynamoDB::Table')) {
        expect(table.Properties).toMatchObject({
          TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          DeletionProtectionEnabled: kept,
        });
        expect(table).toMatchObject({ DeletionPolicy: kept ? 'Retain' : 'Delete' });
      }
    }
  });
});

describe('queues', () => {
  const deadLetterIds = queues
    .map(({ Properties }) => target(Properties.RedrivePolicy))
    .filter(Boolean);
  const workQueues = queues.filter(({ Properties }) => Properties.RedrivePolicy !== undefined);

  test('there is one per row of the contracts, worked by the row’s function in its batches', () => {
    const mappings = prod
      .ofType('AWS::Lambda::EventSourceMapping')
      .filter(({ Properties }) => Properties.ScalingConfig !== undefined);
    expect(workQueues).toHaveLength([...Object.values(QUEUES), AMAZON_QUEUE].length);
    for (const row of [...Object.values(QUEUES), AMAZON_QUEUE]) {
      const mapping = mappings.find(
        ({ Properties }) =>
          functions
            .find(({ id }) => id === target(Properties.FunctionName))
            ?.Properties.Description?.endsWith(`: ${row.worker}`) === true,
      );
      expect(mapping?.Properties).toMatchObject({
        BatchSize: row.batchSize,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      });
      const queue = queues.find(({ id }) => id === target(mapping?.Properties.EventSourceArn));
      expect(queue?.Properties).toMatchObject({
        MaximumMessageSize: 1_048_576,
        VisibilityTimeout: row.visibilitySeconds,
        RedrivePolicy: { maxReceiveCount: row.maxReceives },
      });
    }
  });

  test('only Amazon’s account may send to the queue of its notifications from outside', () => {
    const foreign = prod
      .ofType('AWS::SQS::QueuePolicy')
      .flatMap(({ Properties }) => Properties.PolicyDocument?.Statement ?? [])
      .filter(
        ({ Effect, Principal }) =>
          Effect === 'Allow' && JSON.stringify(Principal).includes(':iam::'),
      );
    expect(foreign).toMatchObject([
      {
        Action: ['sqs:GetQueueAttributes', 'sqs:SendMessage'],
        Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Amazon/), 'Arn'] },
      },
    ]);
    expect(JSON.stringify(foreign[0]?.Principal)).toContain('437568002678');
  });

  test('every dead-letter queue has an alarm at one message, and every queue has dead letters', () => {
    const withoutDeadLetters = queues.filter(
      ({ id, Properties }) => Properties.RedrivePolicy === undefined && !deadLetterIds.includes(id),
    );
    // The feed's own: Lambda puts into it what the stream could not be rid of.
    expect(withoutDeadLetters.map(({ id }) => id)).toEqual([
      expect.stringContaining('FeedDeadletters'),
    ]);
    for (const id of [...deadLetterIds, ...withoutDeadLetters.map((queue) => queue.id)]) {
      const alarm = alarms.find(({ Properties }) =>
        JSON.stringify(Properties.Dimensions ?? []).includes(id),
      );
      expect(alarm?.Properties).toMatchObject({
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Threshold: 1,
      });
    }
  });

  test('a message stays hidden for at least twice as long as its worker may take', () => {
    for (const row of Object.values(QUEUES)) {
      const worker = functions.find(({ Properties }) =>
        Properties.Description?.endsWith(`: ${row.worker}`),
      );
      expect(row.visibilitySeconds).toBeGreaterThanOrEqual(
        2 * (worker?.Properties.Timeout ?? Infinity),
      );
    }
  });
});

describe('functions', () => {
  test('run on Node 24, arm64, with a log of their own', () => {
    for (const { Properties } of functions) {
      expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
      expect(target(Properties.LoggingConfig)).toMatch(/log[0-9A-F]{8}$/);
    }
    for (const { Properties } of prod.ofType('AWS::Logs::LogGroup')) {
      expect(Properties.RetentionInDays).toBe(90);
    }
  });

  test('are told nothing but what the contracts name', () => {
    const known: string[] = [...Object.values(ENVIRONMENT), 'NODE_OPTIONS'];
    for (const each of functions) {
      expect(Object.keys(environmentOf(each)).filter((name) => !known.includes(name))).toEqual([]);
    }
  });

  test('never run in simulated time in production', () => {
    for (const each of functions) {
      expect(environmentOf(each)).not.toHaveProperty(ENVIRONMENT.clockSpeed);
      expect(environmentOf(each)).not.toHaveProperty(ENVIRONMENT.allowLoopback);
    }
    const [rehearsed] = synthesise(STAGES.rehearsal).ofType('AWS::Lambda::Function');
    expect(rehearsed && environmentOf(rehearsed)).toHaveProperty(ENVIRONMENT.clockSpeed);
  });
});

describe('routes', () => {
  const routes = prod.ofType('AWS::ApiGatewayV2::Route');

  test.each(ROUTES.map((row) => [`${row.method} ${row.path}`, row] as const))(
    '%s leads to its handler, behind the authorizer if it is for operators',
    (routeKey, { handler, auth }) => {
      const route = routes.find(({ Properties }) => Properties.RouteKey === routeKey);
      expect(route?.Properties.AuthorizationType).toBe(auth === 'operator' ? 'JWT' : 'NONE');
      const integration = prod.resources.find(({ id }) => id === target(route?.Properties.Target));
      const fn = functions.find(({ id }) => id === target(integration?.Properties.IntegrationUri));
      expect(fn?.Properties.Description).toMatch(new RegExp(`: ${handler}$`));
    },
  );

  test('there are no others', () => {
    expect(routes).toHaveLength(ROUTES.length);
  });

  test('operators come from a user pool with a second factor, or from another issuer', () => {
    expect(prod.ofType('AWS::Cognito::UserPool')[0]?.Properties).toMatchObject({
      MfaConfiguration: 'ON',
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    });
    const context = { oidcIssuer: 'https://login.example.com', oidcAudience: 'bondway' };
    const other = synthesise(STAGES.prod, { context });
    expect(other.ofType('AWS::Cognito::UserPool')).toEqual([]);
    expect(other.ofType('AWS::ApiGatewayV2::Authorizer')[0]?.Properties.JwtConfiguration).toEqual({
      Issuer: 'https://login.example.com',
      Audience: ['bondway'],
    });
    const incomplete = { oidcIssuer: 'https://login.example.com' };
    expect(() => synthesise(STAGES.prod, { context: incomplete })).toThrow('oidcAudience');
  });
});

describe('the workflow', () => {
  test('runs every token state with the one function for stages', () => {
    const machine = prod.ofType('AWS::StepFunctions::StateMachine')[0];
    const definition = JSON.stringify(machine?.Properties.DefinitionString);
    const used = new Set(
      [...definition.matchAll(/"Fn::GetAtt":\["(\w+)","Arn"\]/g)].map(([, id]) => id),
    );
    const stage = functions.find(({ Properties }) =>
      Properties.Description?.endsWith(': run-stage'),
    );
    expect([...used]).toEqual([stage?.id]);
  });

  test('is the one whose name the functions’ rights end with', () => {
    const machine = prod.ofType('AWS::StepFunctions::StateMachine')[0];
    const name: unknown = machine?.Properties.StateMachineName;
    const arns = functions
      .map((each) => environmentOf(each)[ENVIRONMENT.stateMachineArn])
      .filter((arn) => arn !== undefined);
    expect(arns.length).toBeGreaterThan(5);
    for (const arn of arns) expect(JSON.stringify(arn)).toContain(`:stateMachine:${String(name)}`);
  });
});

describe('schedules', () => {
  const RATES = new Map([
    [1, 'rate(1 minute)'],
    [15, 'rate(15 minutes)'],
    [60, 'rate(1 hour)'],
    [1_440, 'rate(1 day)'],
  ]);

  test('there is one per row of the contracts', () => {
    const rates = prod
      .ofType('AWS::Scheduler::Schedule')
      .map(({ Properties }) => [Properties.Description, Properties.ScheduleExpression]);
    expect(rates.sort()).toEqual(
      Object.values(SCHEDULES)
        .map(({ worker, everyMinutes }) => [`Bondway prod: ${worker}`, RATES.get(everyMinutes)])
        .sort(),
    );
  });
});

describe('the feed', () => {
  test('is fed with consignments and cases, in order, until a day is over', () => {
    const mapping = prod
      .ofType('AWS::Lambda::EventSourceMapping')
      .find(({ Properties }) => Properties.FilterCriteria !== undefined);
    expect(mapping?.Properties).toMatchObject({
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      MaximumRecordAgeInSeconds: 82_800,
    });
    expect(mapping?.Properties).not.toHaveProperty('ParallelizationFactor');
    const patterns = mapping?.Properties.FilterCriteria?.Filters.map(({ Pattern }): unknown =>
      JSON.parse(Pattern),
    );
    expect(patterns).toEqual([
      { dynamodb: { Keys: { sk: { S: [{ prefix: 'CONSIGNMENT#' }] } } } },
      { dynamodb: { Keys: { pk: { S: [{ prefix: 'CASE#' }] } } } },
    ]);
  });
});

test('a stage that is not in the table is refused', () => {
  expect(stageNamed(undefined).name).toBe('prod');
  expect(stageNamed('staging').name).toBe('staging');
  expect(() => stageNamed('production')).toThrow('prod, staging, rehearsal');
});
