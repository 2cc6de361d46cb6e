import * as z from 'zod/mini';

/** RFC 9457 problem details, as every refusal of the operator API is written. */
const problemSchema = z.object({
  title: z.optional(z.string()),
  code: z.optional(z.string()),
  detail: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ pointer: z.string(), detail: z.string() }))),
});

type Problem = z.infer<typeof problemSchema>;

/**
 * What went wrong, as far as it decides what the operator can do: `unreachable` wait or look at
 * the host; `token` sign in again; `absent` it is not there; `changed` somebody was faster (412, or
 * 428 where they entered what was to be new); `refused` correct what the problem names; `broken` the
 * server's fault; `unreadable` console and server are not of one version.
 */
type Fault = 'unreachable' | 'token' | 'absent' | 'changed' | 'refused' | 'broken' | 'unreadable';

/** A failed call of the operator API. `message` is a sentence for people. */
export class ApiError extends Error {
  readonly fault: Fault;
  /** Messages by JSON pointer into what was sent. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(fault: Fault, message: string, fields: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'ApiError';
    this.fault = fault;
    this.fields = fields;
  }
}

/** Nothing answered: the host is down, or the network between is. */
export function unreachable(): ApiError {
  return new ApiError('unreachable', 'The server does not answer. Is Bondway running?');
}

/** An answer that does not have the promised shape; `where` names the first field that differs. */
export function unreadable(where: string): ApiError {
  return new ApiError(
    'unreadable',
    `The server answered something this console does not understand (${where}). ` +
      'Console and server may be of different versions: load the page again.',
  );
}

/** Reads a refusal, whatever its body turns out to be. */
export async function refusalOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  const parsed = z.safeParse(problemSchema, body);
  const problem: Problem = parsed.success ? parsed.data : {};
  const fields = Object.fromEntries(
    (problem.errors ?? []).map(({ pointer, detail }) => [pointer, detail]),
  );
  const fault = faultOf(response.status);
  return new ApiError(fault, problem.detail ?? problem.title ?? SENTENCES[fault], fields);
}

function faultOf(status: number): Fault {
  if (status === 401) return 'token';
  if (status === 404) return 'absent';
  if (status === 412 || status === 428) return 'changed';
  return status >= 500 ? 'broken' : 'refused';
}

const SENTENCES: { readonly [F in Fault]: string } = {
  unreachable: 'The server does not answer.',
  token: 'The server does not know this token.',
  absent: 'There is no such thing here.',
  changed: 'Somebody changed this meanwhile. What you see now is fresh: look again, then repeat.',
  refused: 'The server refused this.',
  broken: 'The server could not do this. Its log says why.',
  unreadable: 'The server answered something this console does not understand.',
};
