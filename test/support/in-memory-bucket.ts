import { createHash } from 'node:crypto';

const escaped = (key: string): string => key.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A bucket as S3 answers for it: whole objects, a listing in XML, refusals for what is not signed. */
export function inMemoryBucket(url: string): (request: Request) => Promise<Response> {
  const objects = new Map<string, Uint8Array<ArrayBuffer>>();
  return async (request) => {
    const body = new Uint8Array(await request.arrayBuffer());
    const hash = createHash('sha256').update(body).digest('hex');
    const isSigned = request.headers.get('authorization')?.startsWith('AWS4-HMAC-SHA256') === true;
    if (!isSigned || request.headers.get('x-amz-content-sha256') !== hash) {
      return new Response('<Error><Code>AccessDenied</Code></Error>', { status: 403 });
    }
    const { pathname, searchParams } = new URL(request.url);
    const key = decodeURIComponent(pathname.slice(new URL(url).pathname.length + 1));
    if (request.method === 'PUT') {
      objects.set(key, body);
      return new Response(undefined, { status: 200 });
    }
    const prefix = searchParams.get('prefix');
    if (prefix !== null) {
      const keys = [...objects.keys()].filter((each) => each.startsWith(prefix)).sort();
      const entries = keys.map((each) => `<Contents><Key>${escaped(each)}</Key></Contents>`);
      return new Response(
        `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.example/doc/2006-03-01/">${entries.join('')}</ListBucketResult>`,
      );
    }
    const found = objects.get(key);
    return found === undefined
      ? new Response('<Error><Code>NoSuchKey</Code></Error>', { status: 404 })
      : new Response(found);
  };
}
