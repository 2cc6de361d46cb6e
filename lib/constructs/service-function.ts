import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Charset, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { ENVIRONMENT } from '../../functions/runtime/contracts/environment.ts';
import type { EnvironmentKey } from '../../functions/runtime/contracts/environment.ts';
import type { WorkerName } from '../../functions/runtime/contracts/queues.ts';
import type { HandlerName } from '../../functions/runtime/contracts/routes.ts';
import type { Stage } from '../stages.ts';

/** A file of functions/lambda. */
export type EntryName = HandlerName | WorkerName | 'run-stage' | 'feed-events';

/** Settings by the names of the contracts; the names of the variables stand there alone. */
export type FunctionEnvironment = { readonly [Key in EnvironmentKey]?: string };

export interface ServiceFunctionProps {
  readonly stage: Stage;
  readonly entry: EntryName;
  readonly environment: FunctionEnvironment;
  /** 20 s by default: six calls to partners, each given up after three. */
  readonly timeout?: Duration;
  /** 512 MB by default: a third of a processor, which halves the start of a cold one. */
  readonly memorySize?: number;
}

const ENTRIES = join(import.meta.dirname, '../../functions/lambda');
const PROJECT = join(import.meta.dirname, '../..');

/**
 * Sources of credentials that no function has: on Lambda they come with the environment. The SDK
 * loads these when it is asked for them, never before, so they need not be shipped: 90 kB.
 */
const UNUSED_CREDENTIAL_SOURCES = [
  '@aws-sdk/nested-clients',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-login',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@aws-sdk/token-providers',
  '@smithy/credential-provider-imds',
];

/**
 * One function of ours: arm64, Node 24, one CommonJS file with the SDK inside (it loads 1.6 times
 * as fast as an ES module), a role that may write its own log and nothing else until it is granted.
 */
export class ServiceFunction extends NodejsFunction {
  readonly ownRole: Role;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    const { stage, entry } = props;
    const logGroup = new LogGroup(scope, `${id} log`, {
      retention: stage.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(scope, `${id} role`, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    logGroup.grantWrite(role);
    super(scope, id, {
      entry: join(ENTRIES, `${entry}.ts`),
      projectRoot: PROJECT,
      depsLockFilePath: join(PROJECT, 'package-lock.json'),
      description: `Bondway ${stage.name}: ${entry}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      timeout: props.timeout ?? Duration.seconds(20),
      memorySize: props.memorySize ?? 512,
      role,
      logGroup,
      environment: {
        ...variables(scope, stage, props.environment),
        NODE_OPTIONS: '--enable-source-maps',
      },
      bundling: {
        format: OutputFormat.CJS,
        target: 'node24',
        mainFields: ['module', 'main'],
        externalModules: UNUSED_CREDENTIAL_SOURCES,
        charset: Charset.UTF8,
        minify: true,
        sourceMap: true,
        sourcesContent: false,
      },
    });
    this.ownRole = role;
  }
}

/** The environment under the names of the contracts, with what every function is told. */
function variables(
  scope: Construct,
  stage: Stage,
  environment: FunctionEnvironment,
): { [name: string]: string } {
  const all: FunctionEnvironment = {
    stage: stage.name,
    secretPrefix: secretPrefix(stage),
    ...(stage.rehearsal && fastTime(scope, stage.rehearsal.speed)),
    ...environment,
  };
  const set: { [name: string]: string } = {};
  for (const key in ENVIRONMENT) {
    if (!isKey(key)) continue;
    const value = all[key];
    if (value !== undefined) set[ENVIRONMENT[key]] = value;
  }
  return set;
}

/** A rehearsal's business time, shared with the sandbox that plays the partners. */
function fastTime(scope: Construct, speed: number): FunctionEnvironment {
  const origin: unknown = scope.node.tryGetContext('clockOrigin');
  return {
    clockOrigin: typeof origin === 'string' ? origin : undefined,
    clockSpeed: String(speed),
    allowLoopback: 'true',
  };
}

function isKey(name: string): name is EnvironmentKey {
  return name in ENVIRONMENT;
}

/** What the names of all secrets of a stage begin with. */
export function secretPrefix(stage: Stage): string {
  return `bondway/${stage.name}/`;
}
