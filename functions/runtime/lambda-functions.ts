import { METRICS } from './contracts/metric-names.ts';
import { ROUTES } from './contracts/routes.ts';
import { problemResponse } from './http-response.ts';
import type { BatchHandler, HttpEvent, HttpHandler, HttpResponse } from './http-event.ts';
import type { Telemetry } from './telemetry.ts';

// The one place on AWS that catches whatever a handler throws. Each function here gives a handler
// the shape in which Lambda calls it.

/** A handler of HTTP routes: its faults are 5xx without words, so that senders repeat. */
export function httpFunction(handler: HttpHandler, telemetry: Telemetry): HttpHandler {
  return async (event) => {
    const { routeKey } = event;
    try {
      return tooLarge(event) ?? (await handler(event));
    } catch (fault) {
      telemetry.error('a request failed', fault, { routeKey });
      return problemResponse({ status: 500, code: 'fault', title: 'Something went wrong here' });
    }
  };
}

/** API Gateway takes 10 MB; a route takes what its row says. */
function tooLarge({ routeKey, body = '', isBase64Encoded }: HttpEvent): HttpResponse | undefined {
  const route = ROUTES.find(({ method, path }) => `${method} ${path}` === routeKey);
  const bytes = Buffer.byteLength(body, isBase64Encoded ? 'base64' : 'utf8');
  if (route === undefined || bytes <= route.bodyLimit) return undefined;
  return problemResponse({
    status: 413,
    code: 'body-too-large',
    title: 'Body too large',
    detail: `At most ${String(route.bodyLimit)} bytes are taken here.`,
  });
}

/** A receiver: what it refuses is counted, for an alarm on senders whose signatures fail. */
export function countingRefusals(handler: HttpHandler, telemetry: Telemetry): HttpHandler {
  return async (event) => {
    const response = await handler(event);
    if (response.statusCode === 401) telemetry.count(METRICS.deliveryRefused);
    return response;
  };
}

/** The part of an SQS event that is read. */
interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

/** Which messages come again; the others of the batch are done. */
interface BatchResponse {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** A worker of a queue. A fault of the whole batch brings the whole batch back. */
export function queueFunction(
  handler: BatchHandler,
): (event: QueueEvent) => Promise<BatchResponse> {
  return async ({ Records }) => {
    const failed = await handler(Records.map(({ body }) => body));
    const ids = failed.map((index) => Records[index]?.messageId);
    return {
      batchItemFailures: ids
        .filter((id) => id !== undefined)
        .map((itemIdentifier) => ({ itemIdentifier })),
    };
  };
}

/** A scheduled job. A fault is logged and thrown: the schedule's alarm counts it. */
export function jobFunction(job: () => Promise<void>, telemetry: Telemetry): () => Promise<void> {
  return async () => {
    try {
      await job();
    } catch (fault) {
      telemetry.error('a scheduled job failed', fault);
      throw fault;
    }
  };
}
