import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions } from 'esbuild';

const ROOT = join(import.meta.dirname, '../..');
const ENTRIES = join(ROOT, 'functions/lambda');

/**
 * As lib/constructs/service-function.ts has the functions bundled: one minified CommonJS file, the
 * SDK inside but for credential sources that no function has.
 */
const DEPLOYED: BuildOptions = {
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'cjs',
  target: 'node24',
  mainFields: ['module', 'main'],
  charset: 'utf8',
  external: [
    '@aws-sdk/nested-clients',
    '@aws-sdk/credential-provider-ini',
    '@aws-sdk/credential-provider-login',
    '@aws-sdk/credential-provider-process',
    '@aws-sdk/credential-provider-sso',
    '@aws-sdk/credential-provider-web-identity',
    '@aws-sdk/token-providers',
    '@smithy/credential-provider-imds',
  ],
  absWorkingDir: ROOT,
  logLevel: 'silent',
};

/** The least that talks to AWS: one client, one command. */
const BARE_CLIENT = `
  import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
  const client = new DynamoDBClient({});
  export const handler = (Item) => client.send(new PutItemCommand({ TableName: 't', Item }));
`;

/** A bundle on disk. */
export interface Bundle {
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
}

/** Names of the functions: the entry files of functions/lambda. */
export async function functionNames(): Promise<readonly string[]> {
  const files = await readdir(ENTRIES, { withFileTypes: true });
  return files
    .filter((file) => file.isFile() && file.name.endsWith('.ts'))
    .map(({ name }) => name.replace(/\.ts$/, ''))
    .sort();
}

/** Bundles one function into `folder`. Throws what esbuild has to say. */
export async function bundleFunction(name: string, folder: string): Promise<Bundle> {
  const outfile = join(folder, `${name}.cjs`);
  await build({ ...DEPLOYED, entryPoints: [join(ENTRIES, `${name}.ts`)], outfile });
  return { name, file: outfile, bytes: statSync(outfile).size };
}

/** Bundles the bare client in the same way. */
export async function bundleBareClient(folder: string): Promise<Bundle> {
  const outfile = join(folder, 'bare-client.cjs');
  const stdin = { contents: BARE_CLIENT, resolveDir: ROOT, loader: 'ts' } as const;
  await build({ ...DEPLOYED, stdin, outfile });
  return { name: 'bare client', file: outfile, bytes: statSync(outfile).size };
}
