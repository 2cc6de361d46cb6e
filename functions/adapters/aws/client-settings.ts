/** Where AWS is. `endpoint` names an AWS-compatible one (a rehearsal's); absent on AWS itself. */
export interface AwsSettings {
  readonly endpoint?: string;
}

/**
 * What all SDK clients share: two retries, and no call may outlive the three seconds that its
 * caller's caller waits.
 */
export function clientSettings({ endpoint }: AwsSettings) {
  return {
    endpoint,
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 },
  };
}
