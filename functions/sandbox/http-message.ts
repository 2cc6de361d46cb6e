import { z } from 'zod';

/** A request as endpoints see it: the body is the exact bytes. */
export interface SandboxRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: { readonly [lowerCaseName: string]: string | undefined };
  readonly body: Buffer;
  readonly remoteAddress: string;
}

/** What goes back: JSON, unless it says otherwise. */
export interface SandboxResponse {
  readonly status: number;
  readonly body: string;
  readonly contentType?: string;
}

/** Why an endpoint says no: becomes `{code, message}` with this status. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** JSON with a status. */
export function json(status: number, value: unknown): SandboxResponse {
  return { status, body: JSON.stringify(value) };
}

/** A refusal as partners word it. */
export function refusal({ status, code, message }: Refused): SandboxResponse {
  return json(status, { code, message });
}

/** The asynchronous yes: the answer follows as a message. */
export const ASKED: SandboxResponse = json(202, { status: 'asked' });

/** The body as JSON of a shape. Throws `Refused` 422 `malformed` that names the first field that is wrong. */
export function readJson<T>(request: SandboxRequest, schema: z.core.$ZodType<T>): T {
  const read = z.safeParse(schema, parseJson(request.body.toString('utf8')));
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new Refused(
    422,
    'malformed',
    `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not as agreed'}`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(422, 'malformed', 'the body is no JSON');
  }
}
