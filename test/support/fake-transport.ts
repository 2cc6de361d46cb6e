import type {
  HttpAnswer,
  HttpRequest,
  HttpTransport,
} from '../../functions/adapters/http/http-transport.ts';

/** What a fake peer answers with. */
export type FakeAnswer =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly json?: unknown }
  | { readonly failed: string };

/** A transport that keeps every request and answers by a function. */
export interface FakeTransport {
  readonly transport: HttpTransport;
  readonly requests: readonly HttpRequest[];
  /** JSON body of the n-th request, -1 for the last. */
  readonly sent: (index: number) => unknown;
}

/** A peer in memory. */
export function fakeTransport(
  answer: (request: HttpRequest, number: number) => FakeAnswer | Promise<FakeAnswer>,
): FakeTransport {
  const requests: HttpRequest[] = [];
  return {
    requests,
    transport: async (request) => {
      requests.push(request);
      return httpAnswer(await answer(request, requests.length));
    },
    sent: (index): unknown => JSON.parse(Buffer.from(requests.at(index)?.body ?? '').toString()),
  };
}

function httpAnswer(answer: FakeAnswer): HttpAnswer {
  if ('failed' in answer) return { kind: 'failed', reason: answer.failed };
  const body =
    answer.json === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(answer.json));
  return { kind: 'answered', status: answer.status, headers: answer.headers ?? {}, body };
}
