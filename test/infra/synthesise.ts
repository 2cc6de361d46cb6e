import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stage as Deployment } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { Construct } from 'constructs';
import { DataStack } from '../../lib/stacks/data-stack.ts';
import { FulfilmentStack } from '../../lib/stacks/fulfilment-stack.ts';
import { IntakeStack } from '../../lib/stacks/intake-stack.ts';
import { OperationsStack } from '../../lib/stacks/operations-stack.ts';
import { STAGES } from '../../lib/stages.ts';
import type { Stage } from '../../lib/stages.ts';

/** The properties that tests look at; each is there on some types only. */
interface Properties {
  readonly [property: string]: unknown;
  readonly AlarmDescription?: string;
  readonly AlarmName?: string;
  readonly Description?: string;
  readonly Environment?: { readonly Variables: Record<string, unknown> };
  readonly FilterCriteria?: { readonly Filters: readonly { readonly Pattern: string }[] };
  readonly GlobalSecondaryIndexes?: readonly {
    readonly IndexName: string;
    readonly KeySchema: readonly { readonly AttributeName: string }[];
    readonly Projection: {
      readonly ProjectionType: string;
      readonly NonKeyAttributes?: readonly string[];
    };
  }[];
  readonly PolicyDocument?: {
    readonly Statement: readonly {
      readonly Effect: string;
      readonly Principal?: unknown;
      readonly Action: string | readonly string[];
      readonly Resource: unknown;
      readonly Condition?: unknown;
    }[];
  };
  readonly Timeout?: number;
}

/** A resource of a synthesised template. */
export interface Resource {
  readonly stack: string;
  readonly id: string;
  readonly Type: string;
  readonly Properties: Properties;
}

/** What a stage synthesises to. */
export interface Synthesised {
  readonly app: App;
  readonly resources: readonly Resource[];
  readonly templates: readonly object[];
  ofType(type: string): readonly Resource[];
}

const { context } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../cdk.json'), 'utf8'),
) as { context: Record<string, unknown> };

/**
 * Synthesises a stage with the flags of cdk.json, without bundling functions, for a region or for
 * any.
 */
export function synthesise(
  stage: Stage = STAGES.prod,
  options: { region?: string; context?: Record<string, unknown> } = {},
): Synthesised {
  process.env.CDK_VALIDATION = 'false';
  const app = new App({
    analyticsReporting: false,
    context: { ...context, ...options.context, 'aws:cdk:bundling-stacks': [] },
  });
  const { region } = options;
  const scope: Construct =
    region === undefined
      ? app
      : new Deployment(app, 'Deployment', { env: { region, account: '111122223333' } });
  const data = new DataStack(scope, 'data', { stage });
  const fulfilment = new FulfilmentStack(scope, 'fulfilment', { stage, data });
  const intake = new IntakeStack(scope, 'intake', { stage, data, fulfilment });
  const operations = new OperationsStack(scope, 'operations', { stage, data, fulfilment, intake });
  const templates = [data, fulfilment, intake, operations].map((stack) => ({
    stack: stack.node.id,
    json: Template.fromStack(stack).toJSON() as { Resources: Record<string, Resource> },
  }));
  const resources = templates.flatMap(({ stack, json }) =>
    Object.entries(json.Resources).map(([id, resource]) => ({ ...resource, stack, id })),
  );
  return {
    app,
    resources,
    templates: templates.map(({ json }) => json),
    ofType: (type) => resources.filter(({ Type }) => Type === type),
  };
}
