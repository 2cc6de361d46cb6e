import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/**
 * Whether the request was meant for this host. A page of the web may resolve its own name to
 * 127.0.0.1 (DNS rebinding); then Host or Origin carry that name. Names that are this machine and
 * bare addresses pass, and the names the operator listens on by choice.
 */
export function isMeantForUs(request: IncomingMessage, names: ReadonlySet<string>): boolean {
  const { host, origin } = request.headers;
  if (host === undefined || !isOurName(nameOf(`http://${host}`), names)) return false;
  return origin === undefined || isOurName(nameOf(origin), names);
}

function nameOf(url: string): string | undefined {
  return URL.parse(url)?.hostname;
}

function isOurName(name: string | undefined, names: ReadonlySet<string>): boolean {
  if (name === undefined) return false;
  const bare = name.replace(/^\[|\]$/g, '');
  return bare === 'localhost' || isIP(bare) !== 0 || names.has(bare);
}

/** Whether the request carries `Authorization: Bearer <token>`, compared in constant time. */
export function carriesToken(request: IncomingMessage, token: string): boolean {
  const given = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(token));
}

/** Equal length for any input, so that comparing tells nothing of the length either. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
