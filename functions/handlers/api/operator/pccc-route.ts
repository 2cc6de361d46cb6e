import { jsonResponse } from '../../../runtime/http-response.ts';
import { checkPccc } from '../../../usecases/check-pccc.ts';
import type { OperatorRoute } from './operator-context.ts';
import { notFound } from './problems.ts';

/** `GET …/pccc`: what the registry says of the consignee's personal customs code, now. */
export const getPccc: OperatorRoute = async ({ services }, event) => {
  const answer = await checkPccc(services, event.pathParameters?.consignmentId ?? '');
  return answer === undefined
    ? notFound('consignment with a personal customs code')
    : jsonResponse(200, answer);
};
