import { readFile } from 'node:fs/promises';
import { httpTransport } from '../http/http-transport.ts';
import { outboundClient } from '../http/outbound-client.ts';
import type { OutboundClient, OutboundSettings } from '../http/outbound-client.ts';
import type { DeniedPartySource } from '../../ports/screening.ts';
import { deniedPartyFile } from '../../runtime/denied-party-file.ts';

/** A list in a file on this machine. */
export function fileSource(path: string): DeniedPartySource {
  return { fetch: async () => deniedPartyFile.parse(JSON.parse(await readFile(path, 'utf8'))) };
}

/** Consolidated lists have some ten thousand parties, and take their time. weak: orders of magnitude. */
const MOST_BYTES = 50_000_000;
const TIMEOUT_MS = 30_000;

/** The guarded client by which a list is fetched: longer answers, and more time, than partners have. */
export function listClient({
  allowLoopback,
  clock,
}: Pick<OutboundSettings, 'clock'> & { readonly allowLoopback: boolean }): OutboundClient {
  const transport = httpTransport({ allowLoopback, mostBytes: MOST_BYTES });
  return outboundClient({ transport, clock, timeoutMs: TIMEOUT_MS });
}

/** A list at a public https address, fetched anew each time. */
export function httpSource(outbound: OutboundClient, url: string): DeniedPartySource {
  return {
    fetch: async () => {
      const request = { method: 'GET', url, headers: { accept: 'application/json' } } as const;
      const answer = await outbound.send('denied-parties', request);
      if (answer.kind === 'transient') throw new Error(`not to be had: ${answer.reason}`);
      if (answer.kind === 'refused') throw new Error(`answered with ${String(answer.status)}`);
      return read(answer.body);
    },
  };
}

function read(body: Uint8Array) {
  try {
    return deniedPartyFile.parse(JSON.parse(Buffer.from(body).toString('utf8')));
  } catch {
    throw new Error('what was answered is no list of denied parties');
  }
}
