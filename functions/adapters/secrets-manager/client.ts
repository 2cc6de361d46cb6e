import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { clientSettings } from '../aws/client-settings.ts';
import type { AwsSettings } from '../aws/client-settings.ts';

/** The one Secrets Manager client of a process. */
export function secretsManagerClient(settings: AwsSettings): SecretsManagerClient {
  return new SecretsManagerClient(clientSettings(settings));
}
