import * as z from 'zod/mini';
import { jsonResponse } from '../../../runtime/http-response.ts';
import { board } from '../../../usecases/views/board.ts';
import { tradeModesView } from '../../../usecases/views/trade-modes-view.ts';
import { merchantOf } from './merchant-of.ts';
import type { OperatorRoute } from './operator-context.ts';
import { readQuery } from './read-input.ts';

export const merchantQuery = z.object({ merchantId: z.optional(z.string()) });

/** `GET /v1/board`: what stands where now, and what needs somebody. */
export const getBoard: OperatorRoute = async (context, event) => {
  const read = readQuery(merchantQuery, event);
  if (!read.ok) return read.response;
  const merchantId = await merchantOf(context, read.value.merchantId);
  const latest = await context.latest(merchantId);
  return jsonResponse(200, await board(context.services, merchantId, latest, context));
};

/** `GET /v1/workflow`: the deployed state machine as a graph. */
export const getWorkflow: OperatorRoute = async ({ graph }) => jsonResponse(200, graph);

/** `GET /v1/trade-modes`: the table of trade modes, the same for everybody. */
export const listTradeModes: OperatorRoute = async () => jsonResponse(200, tradeModesView());
