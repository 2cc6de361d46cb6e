import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { clientSettings } from '../aws/client-settings.ts';
import type { AwsSettings } from '../aws/client-settings.ts';

/** The one DynamoDB client of a process. */
export function dynamoClient(settings: AwsSettings): DynamoDBClient {
  return new DynamoDBClient(clientSettings(settings));
}
