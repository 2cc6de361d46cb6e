import type { HttpHandler } from '../../runtime/http-event.ts';
import { rawBody } from '../../runtime/http-response.ts';
import { receiveAnswer } from '../../usecases/receive-answer.ts';

/** `POST /partners/{partnerId}`: verify, one durable write, 202. Not authentic: a bare 401. */
export function receivePartnerAnswerHandler(
  services: Parameters<typeof receiveAnswer>[0],
): HttpHandler {
  return async (event) => {
    const partnerId = event.pathParameters?.partnerId ?? '';
    const received = await receiveAnswer(services, partnerId, rawBody(event), event.headers);
    return { statusCode: received === 'accepted' ? 202 : 401 };
  };
}
