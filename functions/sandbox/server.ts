import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';
import type { SandboxRequest } from './http-message.ts';

const MOST_BYTES = 2_000_000;

/** A listening server. */
export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves `answer` on 127.0.0.1; port 0 takes any free one. A fault in an answer is 500 and handed
 * to `onFault`. Rejects when the port is taken.
 */
export async function listen(
  port: number,
  answer: Answer,
  onFault: (error: unknown) => void,
): Promise<Listening> {
  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing, answer).catch((error: unknown) => {
      onFault(error);
      if (!outgoing.headersSent) end(outgoing, 500, '{"code":"fault","message":"internal fault"}');
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  return { port: portOf(server), close: () => close(server) };
}

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: Answer,
): Promise<void> {
  const body = await readBody(incoming);
  if (body === undefined) {
    end(outgoing, 413, '{"code":"too-large","message":"over 2 MB"}');
    return;
  }
  const { status, body: text, contentType } = await answer(requestOf(incoming, body));
  end(outgoing, status, text, contentType);
}

/** Undefined for a body that is too large; what follows of it is read and dropped. */
function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve, reject) => {
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MOST_BYTES) chunks.push(chunk);
    });
    incoming.on('end', () => resolve(bytes > MOST_BYTES ? undefined : Buffer.concat(chunks)));
    incoming.on('error', reject);
  });
}

function requestOf(incoming: IncomingMessage, body: Buffer): SandboxRequest {
  const [path = '/', query = ''] = (incoming.url ?? '/').split('?', 2);
  const headers: { [name: string]: string } = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    method: incoming.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers,
    body,
    remoteAddress: incoming.socket.remoteAddress ?? '',
  };
}

function end(
  outgoing: ServerResponse,
  status: number,
  body: string,
  contentType = 'application/json',
): void {
  outgoing.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
  });
  outgoing.end(body);
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
