import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { z } from 'zod';

/** Accepts findings of cdk-nag on a construct and everything in it, each for a reason. */
export function acknowledge(
  construct: IConstruct,
  reasons: { readonly [finding: string]: string },
): void {
  for (const [id, reason] of Object.entries(reasons)) {
    Validations.of(construct).acknowledge({ id, reason });
  }
}

/** Accepts that a role may act on everything this ARN with a wildcard covers, and on nothing more. */
export function acknowledgeWildcard(role: IConstruct, arn: string, reason: string): void {
  const resource = flattened(Stack.of(role).resolve(arn));
  acknowledge(role, { [`AwsSolutions-IAM5[Resource::${resource}]`]: reason });
}

const join = z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) });
const attribute = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) });
const imported = z.object({ 'Fn::ImportValue': z.string() });
const reference = z.object({ Ref: z.string() });
const intrinsic = z.union([z.string(), join, attribute, imported, reference]);

/** A CloudFormation value as cdk-nag writes it in the names of its findings. */
function flattened(value: unknown): string {
  const read = intrinsic.parse(value);
  if (typeof read === 'string') return read;
  if ('Fn::GetAtt' in read) return `<${read['Fn::GetAtt'].join('.')}>`;
  if ('Fn::ImportValue' in read) return read['Fn::ImportValue'];
  if ('Ref' in read) return `<${read.Ref}>`;
  const [separator, parts] = read['Fn::Join'];
  return parts.map(flattened).join(separator);
}
