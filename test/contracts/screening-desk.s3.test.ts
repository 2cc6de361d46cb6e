import { bucket } from '../../functions/adapters/s3/bucket.ts';
import { s3DocumentStore } from '../../functions/adapters/s3/document-store.ts';
import { inMemoryBucket } from '../support/in-memory-bucket.ts';
import { screeningDeskContract } from './screening-desk.contract.ts';

const url = 'https://documents.example/bondway';

screeningDeskContract('S3, in memory', async () => {
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 't' };
  const send = inMemoryBucket(url);
  const region = 'eu-central-1';
  return {
    documents: s3DocumentStore(bucket({ url, region, credentials, send, repeatAfterMs: 0 })),
    close: async () => undefined,
  };
});
