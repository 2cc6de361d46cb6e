import { describe, expect, test } from '@jest/globals';
import { AwsSolutionsChecks } from 'cdk-nag';
import { STAGES } from '../../lib/stages.ts';
import { synthesise } from './synthesise.ts';
import type { Resource } from './synthesise.ts';

interface Statement {
  readonly role: string;
  readonly actions: readonly string[];
  readonly resources: readonly unknown[];
  readonly condition?: unknown;
}

const many = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? value : [value as T];

function statementsOf({ id, Properties }: Resource): readonly Statement[] {
  return (Properties.PolicyDocument?.Statement ?? []).map((statement) => ({
    role: id,
    actions: many(statement.Action),
    resources: many(statement.Resource),
    condition: statement.Condition,
  }));
}

const prod = synthesise();
const statements = prod.ofType('AWS::IAM::Policy').flatMap(statementsOf);
const of = (role: string) => statements.filter((each) => each.role.startsWith(role));
const actionsOf = (role: string) => [...new Set(of(role).flatMap(({ actions }) => actions))].sort();

describe('rights', () => {
  test('name their actions: no wildcard in any', () => {
    expect(statements.length).toBeGreaterThan(50);
    expect(
      statements.flatMap(({ actions }) => actions).filter((each) => each.includes('*')),
    ).toEqual([]);
  });

  test('name their resources, but for two actions that know none', () => {
    const everywhere = statements.filter(({ resources }) => resources.includes('*'));
    const actions = new Set(everywhere.flatMap((each) => each.actions));
    for (const action of actions) {
      expect(action).toMatch(
        /^(logs:\w*(LogDeliver|ResourcePolic|LogGroups)\w*|dynamodb:ListStreams)$/,
      );
    }
  });

  test('include no deletion, and no right over rights', () => {
    const actions = statements.flatMap((each) => each.actions);
    const forbidden = actions.filter((each) =>
      /:(Delete|Remove|Terminate|Pass)|^iam:|^sts:/.test(each),
    );
    expect(
      forbidden.filter((each) => !['sqs:DeleteMessage', 'logs:DeleteLogDelivery'].includes(each)),
    ).toEqual([]);
  });

  test('are granted without managed policies', () => {
    for (const { Properties } of prod.ofType('AWS::IAM::Role')) {
      expect(Properties).not.toHaveProperty('ManagedPolicyArns');
    }
  });

  test('let the webhook receiver look up channels, log deliveries and queue orders only', () => {
    expect(actionsOf('receivewebhook')).toEqual([
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'secretsmanager:GetSecretValue',
      'sqs:SendMessage',
    ]);
    const keys = of('receivewebhook')
      .filter(({ actions }) => actions.some((each) => each.startsWith('dynamodb:')))
      .map(({ condition }) => condition);
    expect(keys).toEqual([
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['CHANNEL#*'] } },
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['DELIVERY#*'] } },
    ]);
    const secrets = of('receivewebhook').find(({ actions }) =>
      actions.includes('secretsmanager:GetSecretValue'),
    );
    expect(JSON.stringify(secrets?.resources)).toContain('secret:bondway/prod/channels/*');
  });

  test('let the partner receiver look up partners and queue answers only', () => {
    expect(actionsOf('receivepartneranswer')).toEqual([
      'dynamodb:GetItem',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'secretsmanager:GetSecretValue',
      'sqs:SendMessage',
    ]);
  });

  test('let only what moves consignments start and answer the workflow', () => {
    const movers = statements
      .filter(({ actions }) => actions.includes('states:SendTaskSuccess'))
      .map(({ role }) => role.replace(/roleDefaultPolicy.*/, ''));
    expect(movers.sort()).toEqual(
      [
        'Acceptorder',
        'Applyanswer',
        'Askagain',
        'OperatorAPI',
        'OrdersAPI',
        'Reconcile',
        'Runstage',
        'Sweep',
      ].sort(),
    );
  });
});

describe.each(Object.values(STAGES))('cdk-nag on $name', (stage) => {
  const { app } = synthesise(stage);

  test('finds nothing that is not acknowledged', () => {
    const { violations } = new AwsSolutionsChecks(app).validateScope(app);
    expect(
      violations.map(({ ruleName, violatingResources }) => [ruleName, violatingResources]),
    ).toEqual([]);
  });

  test('every acknowledgement has a reason that can be read', () => {
    const reasons = app.node
      .findAll()
      .flatMap(({ node }) => node.metadata)
      .filter(({ type }) => type === 'aws:cdk:acknowledged-rules')
      .flatMap(({ data }) => Object.values(data as Record<string, string>));
    expect(reasons.length).toBeGreaterThan(10);
    for (const reason of reasons) expect(reason.split(' ').length).toBeGreaterThan(4);
  });
});
