import { S3Client } from '@aws-sdk/client-s3';
import { clientSettings } from '../aws/client-settings.ts';
import type { AwsSettings } from '../aws/client-settings.ts';

/** The one S3 client of a process. Other endpoints have no host name per bucket. */
export function s3Client(settings: AwsSettings): S3Client {
  const forcePathStyle = settings.endpoint !== undefined;
  return new S3Client({ ...clientSettings(settings), forcePathStyle });
}
