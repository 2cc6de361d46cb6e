import * as z from 'zod/mini';
import type { Consignment } from '../../../domain/consignment/consignment.ts';
import { after } from '../../../domain/instant.ts';
import { jsonResponse } from '../../../runtime/http-response.ts';
import { promiseRates, promiseView } from '../../../usecases/views/promise-view.ts';
import { listedPage } from './listed-page.ts';
import { merchantOf } from './merchant-of.ts';
import type { OperatorRoute } from './operator-context.ts';
import { badRequest } from './problems.ts';
import { readQuery } from './read-input.ts';

const DEFAULT_HOURS = 24;
const MOST_DAYS = 31;

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day, YYYY-MM-DD'));
export const promisesQuery = z.object({
  channelId: z.optional(z.string().check(z.maxLength(100))),
  /** Deadlines within so many hours from now, and all that passed. */
  hours: z.optional(z.string().check(z.regex(/^(?:0|[1-9]\d{0,2})$/, 'must be 0 to 999'))),
});
export const ratesQuery = z.object({ merchantId: z.optional(z.string()), from: day, to: day });

/** `GET /v1/promises`: parcels at risk of missing what their channel promised, the next deadline first. */
export const listPromises: OperatorRoute = async (context, event) => {
  const read = readQuery(promisesQuery, event);
  if (!read.ok) return read.response;
  const { orders, clock } = context.services;
  const { channelId, hours } = read.value;
  const now = clock.now();
  const until = after(now, { hours: Number(hours ?? DEFAULT_HOURS) });
  const name = `promises ${channelId ?? ''}`;
  return listedPage<Consignment>(
    ...([context, event, name] as const),
    (filter) => orders.promised({ ...filter, channelId, until }),
    (consignment) => promiseView(consignment, now),
  );
};

/** `GET /v1/promises/rates`: how many of each channel's promises of a period were missed. */
export const getPromiseRates: OperatorRoute = async (context, event) => {
  const read = readQuery(ratesQuery, event);
  if (!read.ok) return read.response;
  const { from, to } = read.value;
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  if (!(days >= 1 && days <= MOST_DAYS)) {
    const detail = `must be a day, from the first on and at most ${String(MOST_DAYS)} days`;
    return badRequest('bad-query', 'The period is none.', [{ pointer: '/to', detail }]);
  }
  const merchantId = await merchantOf(context, read.value.merchantId);
  return jsonResponse(200, { items: await promiseRates(context.services, merchantId, from, to) });
};
