import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

const TIMEOUT_MS = 5_000;
const CONNECTIONS = 64;

/** Posts over kept-alive connections. */
export interface HttpClient {
  /** The status of the answer. Rejects when there is none within five seconds. */
  post(url: URL, headers: { readonly [name: string]: string }, body: string): Promise<number>;
  close(): void;
}

/** A client with its own connections. */
export function httpClient(): HttpClient {
  const http = new HttpAgent({ keepAlive: true, maxSockets: CONNECTIONS });
  const https = new HttpsAgent({ keepAlive: true, maxSockets: CONNECTIONS });
  return {
    post(url, headers, body) {
      const secure = url.protocol === 'https:';
      const bytes = Buffer.from(body, 'utf8');
      return new Promise((resolve, reject) => {
        const request = (secure ? httpsRequest : httpRequest)(
          url,
          {
            method: 'POST',
            agent: secure ? https : http,
            timeout: TIMEOUT_MS,
            headers: { ...headers, 'content-length': bytes.length },
          },
          (response) => {
            response.on('error', reject);
            response.on('end', () => resolve(response.statusCode ?? 0));
            response.resume();
          },
        );
        request.on('timeout', () => request.destroy(new Error('no answer in time')));
        request.on('error', reject);
        request.end(bytes);
      });
    },
    close() {
      http.destroy();
      https.destroy();
    },
  };
}
