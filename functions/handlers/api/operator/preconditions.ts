import type { HttpEvent, HttpResponse } from '../../../runtime/http-event.ts';
import { problemResponse } from '../../../runtime/http-response.ts';

/** Strong entity tag of a version. */
export function etagOf(version: number): string {
  return `"${String(version)}"`;
}

/**
 * Whether a command is about the version that is stored (RFC 9110, If-Match). Undefined when it is;
 * else the refusal: 428 without the header, so that nobody commands what they have not seen, 412
 * when somebody was faster.
 */
export function failedPrecondition(event: HttpEvent, version: number): HttpResponse | undefined {
  const { 'if-match': header } = event.headers;
  if (header === undefined || header.trim() === '') {
    return problemResponse({
      status: 428,
      code: 'if-match-missing',
      title: 'Precondition required',
      detail: 'Send If-Match with the ETag of the consignment that this command is about.',
    });
  }
  const tags = header.split(',').map((tag) => tag.trim());
  if (tags.includes(etagOf(version)) || tags.includes('*')) return undefined;
  return problemResponse({
    status: 412,
    code: 'version-changed',
    title: 'Precondition failed',
    detail: 'The consignment changed meanwhile: read it again, then repeat the command.',
  });
}
