import { createHash } from 'node:crypto';
import { App, DefaultTokenResolver, Stack, Tokenization } from 'aws-cdk-lib';
import type { IFragmentConcatenator } from 'aws-cdk-lib';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { StateGraph } from 'aws-cdk-lib/aws-stepfunctions';
import type { StagePayload } from '../functions/runtime/contracts/stage-payload.ts';
import { consignmentWorkflow } from '../lib/workflow/consignment-workflow.ts';

/** The workflow as Amazon States Language, and a hash that changes whenever it does. */
export interface ResolvedWorkflow {
  readonly hash: string;
  readonly definition: unknown;
}

/** Joins what CDK would leave to CloudFormation; the partition is the graph's only reference. */
const OFF_AWS: IFragmentConcatenator = {
  join: (left: unknown, right: unknown) => `${literal(left)}${literal(right)}`,
};

/**
 * The workflow's definition with stand-in function ARNs: the graph alone is resolved, without
 * synthesis or bundling. This is what runs off AWS and what the console draws.
 */
export function resolveWorkflow(): ResolvedWorkflow {
  const stack = new Stack(new App({ analyticsReporting: false }), 'Definition');
  const handler = (stage: StagePayload['stage']) =>
    LambdaFunction.fromFunctionArn(
      stack,
      `Handler of ${stage}`,
      `arn:aws:lambda:local:000000000000:function:${stage}`,
    );
  const chain = consignmentWorkflow(stack, {
    dispatch: handler('dispatch'),
    declare: handler('declare'),
    'hand-off': handler('hand-off'),
    confirm: handler('confirm'),
    unwind: handler('unwind'),
    'needs-operator': handler('needs-operator'),
  });
  const graph = new StateGraph(chain.startState, 'Consignment workflow').toGraphJson();
  const definition: unknown = Tokenization.resolve(graph, {
    scope: stack,
    preparing: false,
    resolver: new DefaultTokenResolver(OFF_AWS),
  });
  const hash = createHash('sha256').update(JSON.stringify(definition)).digest('hex').slice(0, 16);
  return { hash, definition };
}

function literal(fragment: unknown): string {
  if (fragment === undefined) return '';
  return typeof fragment === 'string' ? fragment : 'aws';
}
