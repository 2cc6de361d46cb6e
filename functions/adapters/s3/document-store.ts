import type { DocumentStore } from '../../ports/document-store.ts';
import { childOf, readXml } from '../customs/messages/read-xml.ts';
import type { Bucket, BucketRequest } from './bucket.ts';

/** Documents and reports in one bucket, which encrypts them at rest. */
export function s3DocumentStore(bucket: Bucket): DocumentStore {
  return {
    put: async (key, body, contentType) => {
      await granted(bucket, { method: 'PUT', key, body: Uint8Array.from(body), contentType });
    },
    get: async (key) => {
      const response = await bucket({ method: 'GET', key });
      if (response.status === 404) return undefined;
      if (!response.ok) throw refused('GET', response);
      return new Uint8Array(await response.arrayBuffer());
    },
    keys: async (prefix) => {
      // Ascending, and at most 1,000, as S3 has it. Source: API reference, ListObjectsV2.
      const query = { 'list-type': '2', prefix };
      const response = await granted(bucket, { method: 'GET', query });
      const list = readXml(await response.text());
      if (!list.ok) throw new Error(`S3 listed in no XML of ours: ${list.code}`);
      return list.value.children
        .filter(({ name }) => name === 'Contents')
        .map((entry) => childOf(entry, 'Key')?.text)
        .filter((key) => key !== undefined);
    },
  };
}

async function granted(bucket: Bucket, request: BucketRequest): Promise<Response> {
  const response = await bucket(request);
  if (!response.ok) throw refused(request.method, response);
  return response;
}

/** Says nothing of the body: it names accounts and keys. */
function refused(method: string, { status }: Response): Error {
  return new Error(`S3 answered ${String(status)} to a ${method} of a document`);
}
