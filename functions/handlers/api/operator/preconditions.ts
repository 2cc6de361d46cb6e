import { createHash } from 'node:crypto';
import { canonicalText } from '../../../domain/canonical-text.ts';
import type { HttpEvent, HttpResponse } from '../../../runtime/http-event.ts';
import { jsonResponse, problemResponse } from '../../../runtime/http-response.ts';
import type { SeenVersions } from '../../../usecases/seen-versions.ts';

/** `"12"`, or what a page is tagged with: `"12.…"`. */
const OUR_TAG = /^"(\d{1,10})(?:\.[\w-]+)?"$/;

/**
 * A page under a strong entity tag: its version, which commands are about, and a digest, because
 * a page also shows what changes without a version (how often a partner was asked). 304 for who
 * has it already (RFC 9110, If-None-Match).
 */
export function taggedPage(event: HttpEvent, page: { readonly version: number }): HttpResponse {
  const digest = createHash('sha256').update(JSON.stringify(page)).digest('base64url');
  const etag = `"${String(page.version)}.${digest.slice(0, 16)}"`;
  return tagged(event, page, etag);
}

function tagged(event: HttpEvent, content: object, etag: string): HttpResponse {
  const known = tagsOf(event.headers['if-none-match']).map((tag) => tag.replace(/^W\//, ''));
  if (!known.includes(etag) && !known.includes('*')) return jsonResponse(200, content, { etag });
  return { statusCode: 304, headers: { etag, 'cache-control': 'no-store' } };
}

/** What is known by its content alone, under that content's digest. */
export function taggedContent(event: HttpEvent, content: object): HttpResponse {
  return tagged(event, content, contentTag(content));
}

/** As `failedPrecondition`, of what is known by its content alone. */
export function failedContent(event: HttpEvent, content: object): HttpResponse | undefined {
  const tags = tagsOf(event.headers['if-match']);
  if (tags.length === 0) return preconditionMissing();
  return tags.includes('*') || tags.includes(contentTag(content)) ? undefined : versionChanged();
}

function contentTag(content: object): string {
  const digest = createHash('sha256').update(canonicalText(content)).digest('base64url');
  return `"${digest.slice(0, 22)}"`;
}

/** Which versions a command is about (RFC 9110, If-Match); undefined without the header. */
export function seenVersions({ headers }: HttpEvent): SeenVersions | undefined {
  const tags = tagsOf(headers['if-match']);
  if (tags.length === 0) return undefined;
  if (tags.includes('*')) return 'any';
  return tags.flatMap((tag) => {
    const version = OUR_TAG.exec(tag)?.[1];
    return version === undefined ? [] : [Number(version)];
  });
}

/**
 * What is wrong with a command about this version: 428 without the header, so that nobody commands
 * what they have not seen, 412 when somebody was faster; undefined when nothing is.
 */
export function failedPrecondition(event: HttpEvent, version: number): HttpResponse | undefined {
  const seen = seenVersions(event);
  if (seen === undefined) return preconditionMissing();
  return seen === 'any' || seen.includes(version) ? undefined : versionChanged();
}

function preconditionMissing(): HttpResponse {
  return problemResponse({
    status: 428,
    code: 'if-match-missing',
    title: 'Precondition required',
    detail: 'Send If-Match with the ETag of what this command is about.',
  });
}

/** 412: somebody was faster. */
export function versionChanged(): HttpResponse {
  return problemResponse({
    status: 412,
    code: 'version-changed',
    title: 'Precondition failed',
    detail: 'It changed meanwhile: read it again, then repeat the command.',
  });
}

function tagsOf(header: string | undefined): readonly string[] {
  const tags = (header ?? '').split(',').map((tag) => tag.trim());
  return tags.filter((tag) => tag !== '');
}
