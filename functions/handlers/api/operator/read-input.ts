import * as z from 'zod/mini';
import { pointerPart } from '../../../domain/json-pointer.ts';
import type { HttpEvent, HttpResponse } from '../../../runtime/http-event.ts';
import { problemResponse, rawBody } from '../../../runtime/http-response.ts';
import type { ProblemDetail } from '../../../runtime/http-response.ts';
import { parseJson } from '../../../runtime/parse-json.ts';
import { badRequest } from './problems.ts';

/** What was read, or the answer that says why not. */
export type Input<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly response: HttpResponse };

/**
 * The JSON body of a request, checked. 413 when it is too large, 400 when it is no JSON or not what
 * `schema` says, with a pointer to each field that differs.
 */
export function readBody<T>(
  schema: z.ZodMiniType<T>,
  event: HttpEvent,
  mostBytes: number,
): Input<T> {
  const json = parseJson(rawBody(event), { mostBytes });
  if (!json.ok) {
    const detail = `The body ${json.message}.`;
    if (json.code !== 'body-too-large') {
      return { ok: false, response: badRequest(json.code, detail) };
    }
    const title = 'Body too large';
    return {
      ok: false,
      response: problemResponse({ status: 413, code: json.code, title, detail }),
    };
  }
  return checked(schema, json.value, 'bad-body', 'The body is not what this takes.');
}

/** The query parameters of a request, checked; of a repeated one the last counts. 400 otherwise. */
export function readQuery<T>(schema: z.ZodMiniType<T>, event: HttpEvent): Input<T> {
  const query = Object.fromEntries(new URLSearchParams(event.rawQueryString));
  return checked(schema, query, 'bad-query', 'A query parameter is not what this takes.');
}

function checked<T>(
  schema: z.ZodMiniType<T>,
  value: unknown,
  code: string,
  detail: string,
): Input<T> {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, response: badRequest(code, detail, parsed.error.issues.map(problemDetail)) };
}

/** Says what is wrong without quoting what was sent. */
function problemDetail({ path, message }: z.core.$ZodIssue): ProblemDetail {
  return { pointer: path.map((part) => `/${pointerPart(String(part))}`).join(''), detail: message };
}
