import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { acknowledgeWildcard } from './acknowledge.ts';
import { secretPrefix } from './service-function.ts';
import type { ServiceFunction } from './service-function.ts';
import type { SingleTable } from './single-table.ts';
import type { Stage } from '../stages.ts';

// What functions may do, in the actions that the adapters call. Nothing of ours deletes.

const READS = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];

function allow(fn: ServiceFunction, actions: readonly string[], resources: readonly string[]) {
  fn.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
}

/** Reads of a table and of each of its indexes. */
export function readTable(fn: ServiceFunction, table: SingleTable): void {
  allow(fn, READS, [table.tableArn, ...table.indexArns]);
}

/** Writes, singly and in transactions. */
export function writeTable(fn: ServiceFunction, table: SingleTable): void {
  allow(fn, ['dynamodb:PutItem', 'dynamodb:UpdateItem'], [table.tableArn]);
}

/**
 * Actions on the items of these partitions only.
 *
 * @param partitions patterns of partition keys, e.g. `CHANNEL#*`
 */
export function onPartitions(
  fn: ServiceFunction,
  table: SingleTable,
  actions: readonly string[],
  partitions: readonly string[],
): void {
  fn.addToRolePolicy(
    new PolicyStatement({
      actions: [...actions],
      resources: [table.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...partitions] } },
    }),
  );
}

/** Bodies of documents and reports, read and written. */
export function writeDocuments(fn: ServiceFunction, bucketArn: string): void {
  useDocuments(fn, bucketArn, ['s3:GetObject', 's3:PutObject']);
}

/** Bodies of documents and reports, read only. */
export function readDocuments(fn: ServiceFunction, bucketArn: string): void {
  useDocuments(fn, bucketArn, ['s3:GetObject']);
}

/** Who may list them is told a missing one from a forbidden one. */
function useDocuments(fn: ServiceFunction, bucketArn: string, actions: readonly string[]): void {
  const objects = `${bucketArn}/*`;
  allow(fn, actions, [objects]);
  allow(fn, ['s3:ListBucket'], [bucketArn]);
  acknowledgeWildcard(
    fn.ownRole,
    objects,
    'Documents are named after consignments, new ones daily.',
  );
}

/** Making and replacing the secrets whose names begin so. */
export function writeSecrets(fn: ServiceFunction, stage: Stage, names: string): void {
  const actions = ['secretsmanager:CreateSecret', 'secretsmanager:PutSecretValue'];
  onSecrets(fn, stage, names, actions);
}

/** Reading the secrets whose names begin so. */
export function readSecrets(fn: ServiceFunction, stage: Stage, names: string): void {
  onSecrets(fn, stage, names, ['secretsmanager:GetSecretValue']);
}

function onSecrets(
  fn: ServiceFunction,
  stage: Stage,
  names: string,
  actions: readonly string[],
): void {
  const secrets = Stack.of(fn).formatArn({
    service: 'secretsmanager',
    resource: 'secret',
    resourceName: `${secretPrefix(stage)}${names}*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  allow(fn, actions, [secrets]);
  const reason = 'Channels and partners come without a deployment; their secrets share a prefix.';
  acknowledgeWildcard(fn.ownRole, secrets, reason);
}
