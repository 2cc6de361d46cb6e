import { describe, expect, test } from '@jest/globals';
import { bucket } from '../../../functions/adapters/s3/bucket.ts';
import { s3DocumentStore } from '../../../functions/adapters/s3/document-store.ts';
import { documentStoreContract } from '../../contracts/document-store.contract.ts';
import { inMemoryBucket } from '../../support/in-memory-bucket.ts';

const URL_OF_BUCKET = 'https://documents.example/bondway';
const credentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'secret',
  sessionToken: 'token',
};

function documents(send: (request: Request) => Promise<Response>) {
  const region = 'eu-central-1';
  return s3DocumentStore(
    bucket({ url: URL_OF_BUCKET, region, credentials, send, repeatAfterMs: 0 }),
  );
}

documentStoreContract('S3, in memory', async () => ({
  documents: documents(inMemoryBucket(URL_OF_BUCKET)),
  close: async () => undefined,
}));

/** Fails as told, then passes requests on; counts them. */
function failing(...faults: readonly (number | Error)[]) {
  const left = [...faults];
  const real = inMemoryBucket(URL_OF_BUCKET);
  const sent: Request[] = [];
  return {
    sent,
    send: async (request: Request) => {
      sent.push(request);
      const fault = left.shift();
      if (fault instanceof Error) throw fault;
      return fault === undefined ? real(request) : new Response('no', { status: fault });
    },
  };
}

describe('requests to a bucket', () => {
  const body = new TextEncoder().encode('<list/>');

  test('are signed for the region, as the role that has a session', async () => {
    const { send, sent } = failing();
    await documents(send).put('a/b c&d/ü.xml', body, 'application/xml');
    const [request] = sent;
    expect(request?.url).toBe(`${URL_OF_BUCKET}/a/b%20c%26d/%C3%BC.xml`);
    expect(request?.headers.get('authorization')).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-central-1\/s3\/aws4_request, /,
    );
    expect(request?.headers.get('x-amz-security-token')).toBe('token');
    expect(await documents(send).get('a/b c&d/ü.xml')).toEqual(body);
  });

  test.each([[[503, 500]], [[new Error('socket hang up'), 429]]])(
    'are repeated twice after %p',
    async (faults) => {
      const { send, sent } = failing(...faults);
      await documents(send).put('a', body, 'text/plain');
      expect(sent).toHaveLength(3);
      expect(await documents(send).get('a')).toEqual(body);
    },
  );

  test('fail after the third fault, and at once when they are refused', async () => {
    const down = failing(503, 503, 503);
    await expect(documents(down.send).get('secret-key')).rejects.toThrow(
      'S3 answered 503 to a GET of a document',
    );
    const cut = new Error('cut');
    await expect(documents(failing(cut, cut, cut).send).keys('a')).rejects.toThrow('cut');
    const refused = failing(403);
    await expect(documents(refused.send).put('a', body, 'text/plain')).rejects.toThrow('403');
    expect(refused.sent).toHaveLength(1);
  });
});
