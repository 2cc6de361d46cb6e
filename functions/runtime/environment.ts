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
}

/** The environment of this process. */
export function environmentOf(
  variables: { readonly [name: string]: string | undefined } = process.env,
): Environment {
  return {
    required: (key) => {
      const value = variables[ENVIRONMENT[key]];
      if (value === undefined || value === '') throw new Error(`${ENVIRONMENT[key]} is not set`);
      return value;
    },
    optional: (key) => variables[ENVIRONMENT[key]],
    region: variables.AWS_REGION,
    endpoint: variables.AWS_ENDPOINT_URL,
  };
}
