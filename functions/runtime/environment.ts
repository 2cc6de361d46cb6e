import { ENVIRONMENT } from './contracts/environment.ts';
import type { EnvironmentKey } from './contracts/environment.ts';

/** Reads the environment of a Lambda function by the names of the contracts. */
export interface Environment {
  /** Throws when the variable is not set: the function must not start half configured. */
  required(key: EnvironmentKey): string;
  optional(key: EnvironmentKey): string | undefined;
  /** AWS's own variables, set by the service or by whoever stands in for it. */
  readonly region?: string;
  readonly endpoint?: string;
  /** Throws when the function has none: Lambda gives each one those of its role. */
  credentials(): Credentials;
}

/** Who signs what the SDK does not send. */
interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** The environment of this process. */
export function environmentOf(
  variables: { readonly [name: string]: string | undefined } = process.env,
): Environment {
  const set = (name: string): string => {
    const value = variables[name];
    if (value === undefined || value === '') throw new Error(`${name} is not set`);
    return value;
  };
  return {
    required: (key) => set(ENVIRONMENT[key]),
    credentials: () => ({
      accessKeyId: set('AWS_ACCESS_KEY_ID'),
      secretAccessKey: set('AWS_SECRET_ACCESS_KEY'),
      sessionToken: variables.AWS_SESSION_TOKEN,
    }),
    optional: (key) => variables[ENVIRONMENT[key]],
    region: variables.AWS_REGION,
    endpoint: variables.AWS_ENDPOINT_URL,
  };
}
