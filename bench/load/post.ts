import { Agent, request } from 'node:http';

const TIMEOUT_MS = 10_000;

/** Posts over kept-alive connections. The status, or 0 when the connection broke before an answer. */
export type Post = (
  url: string,
  headers: { readonly [name: string]: string },
  body: Buffer,
) => Promise<number>;

/** A poster with its own connections. */
export function poster(): Post {
  const agent = new Agent({ keepAlive: true });
  return (url, headers, body) =>
    new Promise((resolve) => {
      const sent = request(url, {
        method: 'POST',
        agent,
        timeout: TIMEOUT_MS,
        headers: { ...headers, 'content-length': body.length },
      });
      sent.on('response', (response) => {
        response.on('end', () => resolve(response.statusCode ?? 0));
        response.on('error', () => resolve(0));
        response.resume();
      });
      sent.on('timeout', () => sent.destroy(new Error('no answer in time')));
      sent.on('error', () => resolve(0));
      sent.end(body);
    });
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** Posts JSON. */
export function postJson(post: Post, url: string, body: object): Promise<number> {
  return post(url, JSON_TYPE, Buffer.from(JSON.stringify(body)));
}
