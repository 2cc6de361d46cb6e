import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';

const LONGEST = 500;
/** May be entered for development; only a host that was told so connects to them. */
const THIS_MACHINE: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** An address that events may be sent to, as far as its text tells: where it leads is checked at every connect. */
export function parseEndpointUrl(text: string): Result<string> {
  const url = text.length <= LONGEST ? URL.parse(text) : null;
  if (url === null) return refuse('url', `must be a URL of at most ${String(LONGEST)} characters`);
  const isPlain = url.protocol === 'http:' && THIS_MACHINE.has(url.hostname);
  if (url.protocol !== 'https:' && !isPlain) return refuse('url', 'must begin with https://');
  if (url.username !== '' || url.password !== '') {
    return refuse('url', 'must carry no name and password');
  }
  return url.hash === '' ? accept(url.href) : refuse('url', 'must end before the #');
}
