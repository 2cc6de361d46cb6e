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
  /** Bytes by where they come from, a package or a folder of ours; the largest first. */
  readonly origins: readonly (readonly [string, number])[];
  /** It builds and signs customs documents. */
  readonly declares: boolean;
}

const SIGNING = 'functions/adapters/customs/sign/';

/** Names of the functions: the entry files of functions/lambda. */
export async function functionNames(): Promise<readonly string[]> {
  const files = await readdir(ENTRIES, { withFileTypes: true });
  return files
    .filter((file) => file.isFile() && file.name.endsWith('.ts'))
    .map(({ name }) => name.replace(/\.ts$/, ''))
    .sort();
}

/** Bundles one function into `folder`. Throws what esbuild has to say. */
export function bundleFunction(name: string, folder: string): Promise<Bundle> {
  return bundle(name, folder, { entryPoints: [join(ENTRIES, `${name}.ts`)] });
}

/** The files of ours and of others that a function's bundle has, and its bytes; nothing is written. */
export async function bundledFiles(
  name: string,
): Promise<{ readonly files: readonly string[]; readonly bytes: number }> {
  const entryPoints = [join(ENTRIES, `${name}.ts`)];
  const { metafile } = await build({ ...DEPLOYED, entryPoints, write: false, metafile: true });
  const [output] = Object.values(metafile.outputs);
  const inputs = Object.entries(output?.inputs ?? {});
  return {
    files: inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path),
    bytes: output?.bytes ?? 0,
  };
}

/** Bundles the bare client as it comes, or trimmed as the functions are. */
export function bundleBareClient(folder: string, how: 'as it comes' | 'trimmed'): Promise<Bundle> {
  const stdin = { contents: BARE_CLIENT, resolveDir: ROOT, loader: 'ts' } as const;
  return how === 'trimmed'
    ? bundle('bare-client-trimmed', folder, { stdin })
    : bundle('bare-client', folder, { stdin, external: [] });
}

async function bundle(name: string, folder: string, entry: BuildOptions): Promise<Bundle> {
  const file = join(folder, `${name}.cjs`);
  const { metafile } = await build({ ...DEPLOYED, ...entry, outfile: file, metafile: true });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const origins = new Map<string, number>();
  for (const [path, { bytesInOutput }] of inputs) {
    const origin = originOf(path);
    origins.set(origin, (origins.get(origin) ?? 0) + bytesInOutput);
  }
  return {
    name,
    file,
    bytes: statSync(file).size,
    origins: [...origins].sort(([, a], [, b]) => b - a),
    declares: inputs.some(([path]) => path.includes(SIGNING)),
  };
}

/** `@aws-sdk/client-sqs`, `zod`, `functions/domain`. */
function originOf(path: string): string {
  const inPackage = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  return inPackage ?? path.split('/').slice(0, 2).join('/');
}
