import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';

/** Who signs the requests. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Where a bucket is and as whom it is spoken to. */
export interface BucketSettings {
  /** Address of the bucket itself, without a slash at its end. */
  readonly url: string;
  readonly region: string;
  readonly credentials: Credentials;
  /** `fetch` unless a test listens in. */
  readonly send?: (request: Request) => Promise<Response>;
  /** Milliseconds before the first repeat; doubled before the second. */
  readonly repeatAfterMs?: number;
}

/** One request; `body` goes with its hash, so that no other body can take its place. */
export interface BucketRequest {
  readonly method: 'GET' | 'PUT';
  readonly key?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly contentType?: string;
}

/** Signed requests to one bucket. */
export type Bucket = (request: BucketRequest) => Promise<Response>;

/** No call may outlive the three seconds that its caller's caller waits. */
const TIMEOUT_MS = 3_000;
const ATTEMPTS = 3;
const REPEAT_AFTER_MS = 50;

/**
 * Speaks to a bucket. What failed on the way, was throttled or met a fault of S3 is repeated twice:
 * reading and writing a whole object may be done again. The last answer is given as it is.
 *
 * @throws what the network threw the third time, or a timeout after three seconds in all
 */
export function bucket(settings: BucketSettings): Bucket {
  const { region, credentials, send = fetch, repeatAfterMs = REPEAT_AFTER_MS } = settings;
  const client = new AwsClient({ ...credentials, service: 's3', region });
  return async (request) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    for (let attempt = 1; ; attempt += 1) {
      const isLast = attempt === ATTEMPTS;
      try {
        const signed = await client.sign(addressOf(settings.url, request), {
          ...init(request),
          signal,
        });
        const response = await send(signed);
        if (isLast || !isPassing(response.status)) return response;
      } catch (fault) {
        if (isLast || signal.aborted) throw fault;
      }
      await pause(repeatAfterMs * attempt);
    }
  };
}

function isPassing(status: number): boolean {
  return status === 429 || status >= 500;
}

function init({ method, body, contentType }: BucketRequest): RequestInit {
  const hash = createHash('sha256')
    .update(body ?? '')
    .digest('hex');
  const headers = new Headers({ 'x-amz-content-sha256': hash });
  if (contentType !== undefined) headers.set('content-type', contentType);
  return { method, body, headers };
}

function addressOf(url: string, { key, query }: BucketRequest): string {
  const path = key === undefined ? '' : key.split('/').map(encodeURIComponent).join('/');
  const search = query === undefined ? '' : `?${new URLSearchParams(query).toString()}`;
  return `${url}/${path}${search}`;
}
