import { describe, expect, test } from '@jest/globals';
import { AwsSolutionsChecks } from 'cdk-nag';
import { RECEIVERS } from '../../functions/runtime/contracts/routes.ts';
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

/** As roles are named. */
const receivers = Object.keys(RECEIVERS).map((name) => name.replaceAll('-', ''));

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

  test.each(receivers)('let %s look up channels, log deliveries and queue orders only', (name) => {
    expect(actionsOf(name)).toEqual([
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'secretsmanager:GetSecretValue',
      'sqs:SendMessage',
    ]);
    const keys = of(name)
      .filter(({ actions }) => actions.some((each) => each.startsWith('dynamodb:')))
      .map(({ condition }) => condition);
    expect(keys).toEqual([
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['CHANNEL#*'] } },
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['DELIVERY#*'] } },
    ]);
    const secrets = of(name).find(({ actions }) =>
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

  test('let what sums months up open applications and have them signed only', () => {
    const writes = of('Summarise').find(({ actions }) => actions.includes('dynamodb:PutItem'));
    expect(writes?.condition).toEqual({
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['SUMMARY#*'] },
    });
    expect(actionsOf('Summarise')).not.toContain('secretsmanager:GetSecretValue');
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
        'Moveload',
        'OperatorAPI',
        'OrdersAPI',
        'Reconcile',
        'Runstage',
        'Signdocuments',
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
