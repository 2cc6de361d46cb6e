import * as z from 'zod/mini';
import { parseMoney } from '../../../domain/money/money.ts';
import { jsonResponse } from '../../../runtime/http-response.ts';
import { guarantees, setGuarantee } from '../../../usecases/guarantees.ts';
import type { OperatorRoute } from './operator-context.ts';
import { badRequest, notFound } from './problems.ts';
import { readBody } from './read-input.ts';

const MOST_BYTES = 1_000;
export const limitBody = z.object({ limit: z.string().check(z.maxLength(20)) });

/** `GET /v1/guarantees`: what is drawn on each guarantor, its limit if one is set, and what is left. */
export const listGuarantees: OperatorRoute = async ({ services }) =>
  jsonResponse(200, { items: await guarantees(services) });

/** `POST /v1/guarantees/{guarantorCode}/limit`: sets the limit, decimal CNY. */
export const setGuaranteeLimit: OperatorRoute = async ({ services }, event) => {
  const read = readBody(limitBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const limit = parseMoney(read.value.limit, 'CNY');
  if (!limit.ok) {
    const detail = 'The limit is no amount of CNY.';
    return badRequest('bad-body', detail, [{ pointer: '/limit', detail: limit.message }]);
  }
  const { guarantorCode = '' } = event.pathParameters ?? {};
  const set = await setGuarantee(services, guarantorCode, limit.value);
  return set === undefined ? notFound('guarantor of this code') : jsonResponse(200, set);
};
