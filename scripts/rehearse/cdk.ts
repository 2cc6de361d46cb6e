import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { runCommand } from './run-command.ts';

const ROOT = join(import.meta.dirname, '../..');

/** One `cdk` call outlasts this only when a custom resource hangs, which it then does for an hour. */
const CDK_MS = 300_000;

/** Outputs of all stacks by stack and name. */
const outputsSchema = z.record(z.string(), z.record(z.string(), z.string()));
export type StackOutputs = z.infer<typeof outputsSchema>;

export interface CdkSettings {
  readonly folder: string;
  /** Variables with which AWS clients reach the endpoint. */
  readonly env: { readonly [name: string]: string | undefined };
  /** Wall moment from which business time runs faster. */
  readonly clockOrigin: string;
  readonly signal: AbortSignal;
}

/** Bootstraps the account and deploys every stack of the stage `rehearsal`. */
export async function deployStacks(settings: CdkSettings): Promise<StackOutputs> {
  const { folder } = settings;
  const outputs = join(folder, 'outputs.json');
  const context = ['-c', 'stage=rehearsal', '-c', `clockOrigin=${settings.clockOrigin}`];
  const output = ['--output', join(folder, 'cdk.out')];
  await cdk(settings, 'Preparing the account', ['bootstrap', ...context, ...output]);
  await cdk(settings, 'Deploying', [
    ...['deploy', '--all', '--method', 'direct', '--require-approval', 'never'],
    ...['--progress', 'events', '--outputs-file', outputs],
    ...context,
    ...output,
  ]);
  return outputsSchema.parse(JSON.parse(readFileSync(outputs, 'utf8')));
}

function cdk(settings: CdkSettings, what: string, args: readonly string[]): Promise<void> {
  const { env, folder, signal } = settings;
  return runCommand({
    what,
    command: join(ROOT, 'node_modules/.bin/cdk'),
    args: [...args, '--app', `${process.execPath} bin/app.ts`],
    env,
    log: join(folder, 'cdk.log'),
    timeoutMs: CDK_MS,
    signal,
  });
}
