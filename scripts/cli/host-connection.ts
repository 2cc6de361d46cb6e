import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const hostFile = z.object({
  url: z.string(),
  token: z.string(),
  sandboxUrl: z.string().optional(),
});

/** Where a running host listens, from the file it keeps in its data folder. */
export interface HostConnection extends z.infer<typeof hostFile> {
  /** Which operator acts, where one token stands for all. */
  readonly operator?: string;
}

/** A command that cannot go on: the message is for people. */
export class CommandError extends Error {}

/**
 * Reads where the host of a data folder listens.
 *
 * @throws CommandError when none was started there
 */
export function hostConnection(data: string): HostConnection {
  try {
    return hostFile.parse(JSON.parse(readFileSync(join(data, 'host.json'), 'utf8')));
  } catch {
    throw new CommandError(`No host runs on ${data}: start one with "npm start" first.`);
  }
}

const problem = z.object({
  code: z.string(),
  title: z.string(),
  detail: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});

/** An answer of the operator API. */
export interface ApiAnswer {
  readonly body: unknown;
  readonly etag?: string;
}

/**
 * Calls the operator API of a host.
 *
 * @throws CommandError with the problem's title, detail and pointers when the API refuses
 */
export async function callApi(
  { url, token, operator }: HostConnection,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  options: { readonly body?: unknown; readonly headers?: Record<string, string> } = {},
): Promise<ApiAnswer> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(operator !== undefined && { 'bondway-operator': operator }),
      ...options.headers,
    },
    body: options.body === undefined ? undefined : JSON.stringify(options.body),
  }).catch(() => {
    throw new CommandError(`The host does not answer at ${url}: is it still running?`);
  });
  const text = await response.text();
  if (!response.ok) throw new CommandError(refusalText(response.status, text));
  return {
    body: text === '' ? undefined : bodyOf(response, text),
    etag: response.headers.get('etag') ?? undefined,
  };
}

/** JSON read, anything else (CSV) as text. */
function bodyOf(response: Response, text: string): unknown {
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return isJson ? JSON.parse(text) : text;
}

function refusalText(status: number, text: string): string {
  const parsed = problem.safeParse(safeJson(text));
  if (!parsed.success) return `The host answered ${String(status)}.`;
  const { title, detail = '', errors = [], code } = parsed.data;
  const pointers = errors.map(({ pointer, detail: what }) => `  ${pointer}: ${what}`);
  return [`${title} (${code}). ${detail}`.trim(), ...pointers].join('\n');
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
