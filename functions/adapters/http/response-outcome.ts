import type { Instant } from '../../domain/instant.ts';
import type { HttpAnswer } from './http-transport.ts';
import { parseJson } from '../../runtime/parse-json.ts';

/**
 * How a call ended. `refused`: the other side understood and said no, `code` and `message` are
 * its own. `transient`: ask again, not before `retryAfterSeconds` (wall) if given.
 */
export type Outcome =
  | { readonly kind: 'ok'; readonly status: number; readonly body: Uint8Array }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly code: string;
      readonly message: string;
    }
  | { readonly kind: 'transient'; readonly reason: string; readonly retryAfterSeconds?: number };

/**
 * 4xx answers that say nothing about what was asked: our credentials, the pace, a proxy. They are
 * put right without the order changing, so the ask stays open.
 */
const NOT_ABOUT_THE_ASK: ReadonlySet<number> = new Set([401, 403, 407, 408, 421, 425, 429]);

const LONGEST_RETRY_AFTER = 3_600;
const PROBLEM_LIMITS = { mostBytes: 64_000, deepest: 16 };
const LONGEST_MESSAGE = 500;

/** @param wall the machine's time, against which a Retry-After date counts */
export function outcomeOf(answer: HttpAnswer, wall: Instant): Outcome {
  if (answer.kind === 'failed') return { kind: 'transient', reason: answer.reason };
  const { status, headers, body } = answer;
  if (status >= 200 && status < 300) return { kind: 'ok', status, body };
  if (status >= 400 && status < 500 && !NOT_ABOUT_THE_ASK.has(status)) {
    return { kind: 'refused', status, ...problemOf(status, body) };
  }
  const asked = retryAfter(headers['retry-after'], wall);
  const retryAfterSeconds = asked && Math.min(asked, LONGEST_RETRY_AFTER);
  return { kind: 'transient', reason: `HTTP ${String(status)}`, retryAfterSeconds };
}

/** Reads problem+json (RFC 9457), the plain `{code, message}` and the first of `{errors: […]}` alike. */
function problemOf(status: number, body: Uint8Array): { code: string; message: string } {
  const parsed = parseJson(body, PROBLEM_LIMITS);
  const whole = parsed.ok ? objectOf(parsed.value) : {};
  const { errors }: { readonly errors?: unknown } = whole;
  const problem = Array.isArray(errors) ? objectOf(errors[0]) : whole;
  const code = textIn(problem, 'code');
  const message =
    textIn(problem, 'message') ?? textIn(problem, 'detail') ?? textIn(problem, 'title');
  return {
    code: code !== undefined && /^[!-~]{1,60}$/.test(code) ? code : `http-${String(status)}`,
    message: (message ?? `answered with HTTP ${String(status)}`).slice(0, LONGEST_MESSAGE),
  };
}

function objectOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

function textIn(problem: object, key: string): string | undefined {
  const value: unknown = Object.entries(problem).find(([name]) => name === key)?.[1];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Seconds or an HTTP date (RFC 9110); undefined when absent, unreadable or past. */
export function retryAfter(
  header: string | readonly string[] | undefined,
  wall: Instant,
): number | undefined {
  if (typeof header !== 'string') return undefined;
  const seconds = /^\d{1,9}$/.test(header)
    ? Number(header)
    : Math.ceil((Date.parse(header) - Date.parse(wall)) / 1_000);
  return seconds > 0 ? seconds : undefined;
}
