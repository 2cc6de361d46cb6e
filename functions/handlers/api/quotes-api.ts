import * as z from 'zod/mini';
import { isCalendarDate } from '../../domain/identifiers/calendar-date.ts';
import type { HttpHandler, HttpResponse } from '../../runtime/http-event.ts';
import { jsonResponse, problemResponse } from '../../runtime/http-response.ts';
import { quotePostedOrder } from '../../usecases/quote-posted-order.ts';
import type { Quoted } from '../../usecases/quote-posted-order.ts';
import { quoteView } from '../../usecases/views/quote-view.ts';
import { readBody } from './operator/read-input.ts';

/** As much as an order may have. */
const MOST_BYTES = 700_000;

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && isCalendarDate(text.replaceAll('-', ''));

export const quoteBody = z.object({
  channelId: z.string().check(z.minLength(1)),
  order: z.unknown(),
  on: z.optional(z.string().check(z.refine(isDay, 'must be a day, YYYY-MM-DD'))),
});

/** `POST /v1/quotes`: what an order would cost at its door. Nothing is stored or reserved. */
export function quotesApiHandler(services: Parameters<typeof quotePostedOrder>[0]): HttpHandler {
  return async (event) => {
    const read = readBody(quoteBody, event, MOST_BYTES);
    if (!read.ok) return read.response;
    const { channelId, order, on } = read.value;
    return answer(await quotePostedOrder(services, { channelId, order, on }));
  };
}

function answer(quoted: Quoted): HttpResponse {
  switch (quoted.kind) {
    case 'quoted':
      return jsonResponse(200, quoteView(quoted.quote, quoted.route));
    case 'unknown-channel':
      return unquotable('unknown-channel', 'There is no such channel.', '/channelId');
    case 'refused':
      return unquotable(quoted.code, quoted.message, quoted.pointer);
  }
}

function unquotable(code: string, detail: string, pointer: string | undefined): HttpResponse {
  const errors = pointer === undefined ? undefined : [{ pointer, detail }];
  return problemResponse({ status: 422, code, title: 'Order not quoted', detail, errors });
}
