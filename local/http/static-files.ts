import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

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

/**
 * A file below `folder`, or its index page for paths of the console's own router; undefined when
 * the console is not built or a named file does not exist. Paths never leave the folder.
 */
export async function staticFile(folder: string, path: string): Promise<StaticFile | undefined> {
  const inside = normalize(path).replace(/^(\.\.[/\\])+/, '');
  const named = extname(inside) !== '';
  const file = join(folder, named ? inside : 'index.html');
  if (!file.startsWith(folder)) return undefined;
  try {
    const body = await readFile(file);
    const hashed = inside.startsWith('/assets/');
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const cache = hashed ? 'public, max-age=31536000, immutable' : 'no-cache';
    return { headers: { ...PAGE_HEADERS, 'content-type': type, 'cache-control': cache }, body };
  } catch {
    return undefined;
  }
}
