import { SFNClient } from '@aws-sdk/client-sfn';
import { clientSettings } from '../aws/client-settings.ts';
import type { AwsSettings } from '../aws/client-settings.ts';

/** The one Step Functions client of a process. Other endpoints have no host name per operation. */
export function stepFunctionsClient(settings: AwsSettings): SFNClient {
  const disableHostPrefix = settings.endpoint !== undefined;
  return new SFNClient({ ...clientSettings(settings), disableHostPrefix });
}
