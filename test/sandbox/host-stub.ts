import { createServer } from 'node:http';

/** A message that a partner or store sent to Bondway. */
export interface Received {
  readonly path: string;
  readonly headers: Record<string, string | undefined>;
  readonly body: string;
}

/** Bondway's side of the wire: takes every message and answers as told. */
export interface HostStub {
  readonly url: string;
  readonly received: Received[];
  answer(status: number): void;
  close(): Promise<void>;
}

/** Listens on a free port and answers 202 until told otherwise. */
export async function hostStub(): Promise<HostStub> {
  const received: Received[] = [];
  let status = 202;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({
        path: request.url ?? '',
        headers: request.headers as Record<string, string | undefined>,
        body: Buffer.concat(chunks).toString('utf8'),
      });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${String(port)}`,
    received,
    answer: (next) => {
      status = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
