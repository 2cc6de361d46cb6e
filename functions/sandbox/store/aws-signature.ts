import { createHash, createHmac } from 'node:crypto';

/** Who asks AWS: an access key, `id:secret` under `channels/<id>/queue-key`. */
export interface AwsKey {
  readonly id: string;
  readonly secret: string;
}

/** A POST of JSON to a service of AWS; header names in lower case. */
export interface AwsCall {
  readonly host: string;
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';

/**
 * Headers that sign a call to AWS: Signature Version 4, every header covered. By hand, so that what
 * checks a signature here is not what made it. Source: AWS IAM user guide, "Create a signed AWS API
 * request".
 *
 * @param wall the machine's time, ISO 8601
 */
export function signAws(
  { host, path, headers, body }: AwsCall,
  {
    region,
    service,
    key,
    wall,
  }: {
    readonly region: string;
    readonly service: string;
    readonly key: AwsKey;
    readonly wall: string;
  },
): { readonly [name: string]: string } {
  const date = `${wall.slice(0, 19).replace(/[-:]/g, '')}Z`;
  const all: { readonly [name: string]: string } = { ...headers, host, 'x-amz-date': date };
  const names = Object.keys(all).sort();
  const lines = names.map((name) => `${name}:${(all[name] ?? '').trim()}\n`).join('');
  const signed = names.join(';');
  const canonical = ['POST', path, '', lines, signed, sha256(body)].join('\n');
  const scope = [date.slice(0, 8), region, service, 'aws4_request'];
  const text = [ALGORITHM, date, scope.join('/'), sha256(canonical)].join('\n');
  const signingKey = scope.reduce<string | Buffer>(
    (previous, part) => createHmac('sha256', previous).update(part).digest(),
    `AWS4${key.secret}`,
  );
  const signature = createHmac('sha256', signingKey).update(text).digest('hex');
  const credential = `${key.id}/${scope.join('/')}`;
  return {
    ...headers,
    'x-amz-date': date,
    authorization: `${ALGORITHM} Credential=${credential}, SignedHeaders=${signed}, Signature=${signature}`,
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
