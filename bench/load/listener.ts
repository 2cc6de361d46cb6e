import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { BareLoopPartner } from './bare-loop-partner.ts';
import type { Marketplace } from './marketplace.ts';
import type { PartnerReply, SilentPartners } from './silent-partners.ts';

/** Everybody whom the generator plays. */
export interface Played {
  readonly marketplace: Marketplace;
  readonly silent: SilentPartners;
  readonly bareLoop: BareLoopPartner;
}

const TAKEN: PartnerReply = { status: 200, body: '{}' };
const asked = z.object({ requestId: z.string().default('') });

/** Listens on a free port of this machine; resolves with the address. */
export function listen(played: Played): Promise<string> {
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    void bodyOf(request).then((body) => {
      const { status, body: answer } = reply(played, request.url ?? '', body);
      response.writeHead(status, { 'content-type': 'application/json' }).end(answer);
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
      resolve(`http://127.0.0.1:${String(port)}`);
    });
  });
}

function reply({ marketplace, silent, bareLoop }: Played, path: string, body: unknown) {
  if (path === '/events') {
    marketplace.receive(body);
    return TAKEN;
  }
  if (path === '/bare-loop') return bareLoop.answer(body);
  return silent.answer(path, asked.parse(body).requestId);
}

/** The JSON body of a request; `{}` of none. */
export async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const body = await text(request);
  return body === '' ? {} : JSON.parse(body);
}
