import { bucket } from '../../adapters/s3/bucket.ts';
import { s3DocumentStore } from '../../adapters/s3/document-store.ts';
import type { Environment } from '../../runtime/environment.ts';

/**
 * The document store of a function. An AWS-compatible endpoint has no host name per bucket; AWS has,
 * and each partition its own.
 */
export function documentsIn(environment: Environment) {
  const { endpoint } = environment;
  const url =
    endpoint === undefined
      ? `https://${environment.required('documentHost')}`
      : `${endpoint}/${environment.required('documentBucket')}`;
  const region = environment.region ?? '';
  return s3DocumentStore(bucket({ url, region, credentials: environment.credentials() }));
}
