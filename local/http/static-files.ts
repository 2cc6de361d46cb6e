import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { acceptedEncoding, encoded } from './content-encoding.ts';
import type { ContentEncoding } from './content-encoding.ts';

const TYPES: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

/**
 * Sent with every page. Styles may be inline because the component library sets them on elements;
 * scripts never are.
 */
const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

/** A file of the console, ready to send. */
export interface StaticFile {
  readonly headers: { readonly [name: string]: string };
  readonly body: Buffer;
}

/** Text shrinks to a third; pictures and fonts are compressed already. */
const SHRINKS: readonly string[] = ['.html', '.js', '.css', '.svg', '.json'];
/** Below this the header costs more than it saves. */
const WORTH_ENCODING_BYTES = 1_024;

/** Files below one folder. */
export interface StaticFiles {
  /**
   * The file of a path, or the index page for paths of the console's own router; undefined when
   * the console is not built or a named file does not exist. Paths never leave the folder.
   *
   * @param accepts the request's Accept-Encoding
   */
  get(path: string, accepts?: string): Promise<StaticFile | undefined>;
}

/** Serves a folder. What was compressed once is remembered until the file changes. */
export function staticFiles(folder: string): StaticFiles {
  const remembered = new Map<string, { readonly of: Buffer; readonly body: Promise<Buffer> }>();

  function compressed(file: string, of: Buffer, encoding: ContentEncoding): Promise<Buffer> {
    const name = `${encoding} ${file}`;
    const known = remembered.get(name);
    if (known?.of.equals(of) === true) return known.body;
    const body = encoded(of, encoding);
    remembered.set(name, { of, body });
    return body;
  }

  return {
    async get(path, accepts) {
      const inside = normalize(path).replace(/^(\.\.[/\\])+/, '');
      const file = join(folder, extname(inside) === '' ? 'index.html' : inside);
      if (!file.startsWith(folder)) return undefined;
      const plain = await readFile(file).catch(() => undefined);
      if (plain === undefined) return undefined;
      const headers = headersOf(file, inside);
      if (!shrinks(file, plain)) return { headers, body: plain };
      const encoding = acceptedEncoding(accepts);
      const varying = { ...headers, vary: 'accept-encoding' };
      return encoding === undefined
        ? { headers: varying, body: plain }
        : {
            headers: { ...varying, 'content-encoding': encoding },
            body: await compressed(file, plain, encoding),
          };
    },
  };
}

function shrinks(file: string, body: Buffer): boolean {
  return SHRINKS.includes(extname(file)) && body.length >= WORTH_ENCODING_BYTES;
}

/** Names of assets carry a digest of their content: what is under one never changes. */
function headersOf(file: string, path: string): StaticFile['headers'] {
  return {
    ...PAGE_HEADERS,
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'cache-control': path.startsWith('/assets/')
      ? 'public, max-age=31536000, immutable'
      : 'no-cache',
  };
}
