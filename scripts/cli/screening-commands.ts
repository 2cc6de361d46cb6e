import { readFileSync } from 'node:fs';
import { z } from 'zod';
import {
  fileSource,
  httpSource,
  listClient,
} from '../../functions/adapters/screening/denied-party-sources.ts';
import { callApi, CommandError } from './host-connection.ts';
import type { HostConnection } from './host-connection.ts';

const edition = z.object({ listId: z.string(), effectiveFrom: z.string(), lines: z.number() });
const restricted = z.object({ listId: z.string(), asOf: z.string(), rules: z.number() });
const head = ['listId', 'effectiveFrom', 'source'] as const;

const taken = z.object({ listId: z.string(), asOf: z.string(), parties: z.number() });

type Command = (host: HostConnection, args: readonly string[]) => Promise<string>;

/** Commands of screening, by name. */
export const SCREENING_COMMANDS: { readonly [name: string]: Command } = {
  'screening-list': async (host, [from = '']) => {
    const clock = { wall: () => new Date().toISOString() };
    const source = from.startsWith('https://')
      ? httpSource(listClient({ allowLoopback: false, clock }), from)
      : fileSource(from);
    const list = await source.fetch().catch((error: unknown) => {
      throw new CommandError(`${from} is no list: ${error instanceof Error ? error.message : ''}`);
    });
    const { body } = await callApi(host, 'POST', '/v1/screening/list', { body: list });
    const { listId, asOf, parties } = taken.parse(body);
    return `${listId} of ${asOf}: ${String(parties)} parties`;
  },
  'screening-lists': async (host) => {
    const { body } = await callApi(host, 'GET', '/v1/screening/lists');
    return JSON.stringify(body, null, 2);
  },
  'positive-list': async (host, [file = '', ...given]) => {
    const { body } = await callApi(host, 'POST', '/v1/screening/positive-list', {
      body: file.endsWith('.csv') ? csvEdition(file, given) : jsonFile(file),
    });
    const { listId, effectiveFrom, lines } = edition.parse(body);
    return `${listId} from ${effectiveFrom}: ${String(lines)} lines`;
  },
  'restricted-goods': async (host, [file = '']) => {
    const path = '/v1/screening/restricted-goods';
    const { body } = await callApi(host, 'POST', path, { body: jsonFile(file) });
    const { listId, asOf, rules } = restricted.parse(body);
    return `${listId} of ${asOf}: ${String(rules)} rules`;
  },
  clear: async (host, [id = '', scope = '', ...rest]) => {
    const until = scope === 'buyer' ? rest.shift() : undefined;
    const path = `/v1/consignments/${encodeURIComponent(id)}`;
    const { etag = '' } = await callApi(host, 'GET', path);
    const body = { scope, until, note: rest.join(' ') };
    await callApi(host, 'POST', `${path}/clear`, { body, headers: { 'if-match': etag } });
    return `${id}: cleared`;
  },
};

/** A CSV file has rows only: what stands at the head is told beside it. */
function csvEdition(file: string, given: readonly string[]): object {
  const missing = head[given.length];
  if (missing !== undefined) {
    throw new CommandError(`Say beside ${file}: <list id> <effective from> <source>.`);
  }
  const [listId, effectiveFrom, ...source] = given;
  return { listId, effectiveFrom, source: source.join(' '), csv: textOf(file) };
}

function jsonFile(file: string): unknown {
  const text = textOf(file);
  try {
    return JSON.parse(text);
  } catch {
    throw new CommandError(`${file} is no JSON.`);
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CommandError(`${file} cannot be read.`);
  }
}
