import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { callQuery } from './aws-call.ts';
import type { AwsEndpoint } from './aws-call.ts';

/** A resource as the template wants it, and what it is called where it was deployed. */
export interface DeployedResource {
  readonly stack: string;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly properties: { readonly [name: string]: unknown };
}

const template = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
});
const described = z.object({
  DescribeStackResourcesResponse: z.object({
    DescribeStackResourcesResult: z.object({
      StackResources: z.object({
        member: z.array(
          z.object({ LogicalResourceId: z.string(), PhysicalResourceId: z.string() }),
        ),
      }),
    }),
  }),
});
const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'member' });

/** Every resource of the templates in a folder that CDK synthesised into and deployed from. */
export async function deployedResources(
  aws: AwsEndpoint,
  folder: string,
): Promise<readonly DeployedResource[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.template.json'));
  const stacks = await Promise.all(
    files.map(async (file) => {
      const stack = file.replace('.template.json', '');
      const { Resources } = template.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
      const names = await physicalIds(aws, stack);
      return Object.entries(Resources).map(([logicalId, { Type, Properties }]) => ({
        stack,
        logicalId,
        physicalId: names.get(logicalId) ?? '',
        type: Type,
        properties: Properties,
      }));
    }),
  );
  return stacks.flat();
}

async function physicalIds(aws: AwsEndpoint, stack: string): Promise<ReadonlyMap<string, string>> {
  const xml = await callQuery(aws, 'cloudformation', {
    Action: 'DescribeStackResources',
    Version: '2010-05-15',
    StackName: stack,
  });
  const { DescribeStackResourcesResponse: response } = described.parse(parser.parse(xml));
  return new Map(
    response.DescribeStackResourcesResult.StackResources.member.map((each) => [
      each.LogicalResourceId,
      each.PhysicalResourceId,
    ]),
  );
}
