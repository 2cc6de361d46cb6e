import { ArnFormat } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { DataStack } from '../stacks/data-stack.ts';
import { readSecrets, readTable, writeDocuments, writeTable } from './grants.ts';
import { ServiceFunction } from './service-function.ts';
import type { FunctionEnvironment, ServiceFunctionProps } from './service-function.ts';

/** Everything that moving a consignment touches. */
export interface MovingParts {
  readonly data: DataStack;
  /** Questions to partners that must be asked again. */
  readonly asks: IQueue;
  /** Documents that wait for their signature. */
  readonly signing: IQueue;
  /** What loads ask partners for, and tell their consignments. */
  readonly loads: IQueue;
  /** By name: the state machine itself needs these functions first. */
  readonly stateMachineArn: string;
}

export interface MovingFunctionProps extends Omit<ServiceFunctionProps, 'environment'> {
  readonly moving: MovingParts;
  /** What it knows beyond that. */
  readonly environment?: FunctionEnvironment;
}

/**
 * A function that moves consignments. Any move may ask any partner next, file a document, write the
 * ledger and answer the workflow, so all of these functions have the same rights.
 */
export class MovingFunction extends ServiceFunction {
  constructor(
    scope: Construct,
    id: string,
    { moving, environment, ...props }: MovingFunctionProps,
  ) {
    const { data, asks, signing, loads, stateMachineArn } = moving;
    super(scope, id, {
      ...props,
      environment: {
        ordersTable: data.orders.tableName,
        stockTable: data.stock.tableName,
        documentBucket: data.documents.bucketName,
        documentHost: data.documents.bucketRegionalDomainName,
        asksQueueUrl: asks.queueUrl,
        signingQueueUrl: signing.queueUrl,
        loadsQueueUrl: loads.queueUrl,
        stateMachineArn,
        ...environment,
      },
    });
    for (const table of [data.orders, data.stock]) {
      readTable(this, table);
      writeTable(this, table);
    }
    writeDocuments(this, data.documentsArn);
    readSecrets(this, props.stage, '');
    for (const queue of [asks, signing, loads]) queue.grant(this, 'sqs:SendMessage');
    this.addToRolePolicy(
      new PolicyStatement({
        actions: ['states:StartExecution', 'states:SendTaskSuccess', 'states:SendTaskFailure'],
        resources: [stateMachineArn],
      }),
    );
  }
}

/** ARN of a state machine of this stack's account and region, by its name. */
export function stateMachineArn(stack: Stack, name: string): string {
  return stack.formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: name,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}
