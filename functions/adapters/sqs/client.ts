import { SQSClient } from '@aws-sdk/client-sqs';
import { clientSettings } from '../aws/client-settings.ts';
import type { AwsSettings } from '../aws/client-settings.ts';

/** The one SQS client of a process. The queue's URL is a name, the endpoint says where it is. */
export function sqsClient(settings: AwsSettings): SQSClient {
  return new SQSClient({ ...clientSettings(settings), useQueueUrlAsEndpoint: false });
}
