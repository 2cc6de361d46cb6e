import type { BucketSettings } from '../../functions/adapters/s3/bucket.ts';
import { environmentOf } from '../../functions/runtime/environment.ts';
import type { Deployment } from '../../scripts/rehearse/deployment.ts';

/** The deployed bucket, as whom the rehearsal runs. */
export function documentBucket({ endpoint, documentBucket: name }: Deployment): BucketSettings {
  const environment = environmentOf();
  const { region = '' } = environment;
  return { url: `${endpoint}/${name}`, region, credentials: environment.credentials() };
}
