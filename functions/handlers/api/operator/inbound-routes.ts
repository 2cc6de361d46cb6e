import * as z from 'zod/mini';
import { stepTaken } from '../../../domain/inbound/inbound.ts';
import type { CountedLine, Inbound } from '../../../domain/inbound/inbound.ts';
import { INBOUND_STEPS } from '../../../domain/inbound/inbound-steps.ts';
import { parseQuantity } from '../../../domain/money/quantity.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { HttpResponse } from '../../../runtime/http-event.ts';
import { jsonResponse, problemResponse } from '../../../runtime/http-response.ts';
import { adviseInbound, takeInboundStep } from '../../../usecases/stock/inbounds.ts';
import { inboundView } from '../../../usecases/views/inbound-view.ts';
import { listedPage } from './listed-page.ts';
import { merchantOf } from './merchant-of.ts';
import type { OperatorRoute } from './operator-context.ts';
import { operatorOf } from './operator-name.ts';
import { taggedPage } from './preconditions.ts';
import { notFound } from './problems.ts';
import { readBody } from './read-input.ts';

const MOST_BYTES = 20_000;
const MOST_LINES = 100;

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));
const customsUnit = z.string().check(z.regex(/^\d{3}$/, 'must be three digits'));
/** A decimal of at most five places, as 10⁻⁵. */
const quantity = (least: number) =>
  z.pipe(
    z.string().check(z.regex(/^\d{1,9}(\.\d{1,5})?$/, 'must be a decimal of at most five places')),
    z.transform((decimal, context) => {
      const parsed = parseQuantity(decimal);
      if (parsed.ok && parsed.value >= least) return parsed.value;
      context.issues.push({ code: 'custom', message: 'is out of range', input: decimal });
      return z.NEVER;
    }),
  );

export const adviceBody = z.object({
  merchantId: z.optional(z.string()),
  warehouseId: text(60),
  reference: text(60),
  lines: z
    .array(
      z.object({
        sku: text(100),
        quantity: quantity(1),
        second: z.optional(z.object({ unit: customsUnit, factor: quantity(1) })),
      }),
    )
    .check(z.minLength(1), z.maxLength(MOST_LINES)),
});
export const stepBody = z.object({
  step: z.custom<keyof typeof INBOUND_STEPS>(
    (value) => typeof value === 'string' && Object.hasOwn(INBOUND_STEPS, value),
    'must be a step of an inbound',
  ),
  voucher: z.string().check(z.regex(/^[!-~]{1,60}$/, 'must be 1 to 60 characters, no blanks')),
  /** With a count: what was counted of each line. */
  lines: z.optional(
    z.array(z.object({ lineId: text(10), quantity: quantity(0) })).check(z.maxLength(MOST_LINES)),
  ),
});

/** `POST /v1/inbounds`: advises goods. The same reference again is the same inbound. */
export const postInbound: OperatorRoute = async (context, event) => {
  const read = readBody(adviceBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const merchantId = await merchantOf(context, read.value.merchantId);
  const by = operatorOf(event);
  const advised = await adviseInbound(context.services, { ...read.value, merchantId }, by);
  if (!advised.ok) return refusedPaper(advised);
  const location = `/v1/inbounds/${advised.value.inboundId}`;
  return jsonResponse(201, inboundView(advised.value), { location });
};

/** `GET /v1/inbounds`: one page, newest first. */
export const listInbounds: OperatorRoute = (context, event) => {
  const { inbounds } = context.services.office;
  return listedPage<Inbound>(
    context,
    event,
    'inbounds',
    (filter) => inbounds.list(filter),
    inboundView,
  );
};

/** `GET /v1/inbounds/{inboundId}`: every step with its voucher and who took it. */
export const getInbound: OperatorRoute = async ({ services }, event) => {
  const inbound = await services.office.inbounds.get(event.pathParameters?.inboundId ?? '');
  return inbound === undefined
    ? notFound('inbound of this id')
    : taggedPage(event, inboundView(inbound));
};

/** `POST …/steps`: takes the next step. The same step with the same voucher again changes nothing. */
export const postInboundStep: OperatorRoute = async ({ services }, event) => {
  const read = readBody(stepBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const { inboundId = '' } = event.pathParameters ?? {};
  const { step, voucher, lines } = read.value;
  const taken = { step, voucher, by: operatorOf(event), at: services.clock.now() };
  const counted: readonly CountedLine[] | undefined = lines;
  const result = await takeInboundStep(services, inboundId, taken, counted);
  if (!result.ok) return refusedPaper(result);
  const isFirst = stepTaken(result.value, step)?.at === taken.at;
  return jsonResponse(isFirst ? 201 : 200, inboundView(result.value));
};

/** A refusal of the stock's papers: 404 for what is not there, 409 for what does not fit, else 422. */
export function refusedPaper({ code, message }: Refusal): HttpResponse {
  if (code === 'unknown-inbound') return notFound('inbound of this id');
  if (code === 'unknown-adjustment') return notFound('adjustment of this id');
  const isConflict = CONFLICTS.includes(code);
  return problemResponse({
    status: isConflict ? 409 : 422,
    code,
    title: isConflict ? 'Not possible now' : 'A value is not right',
    detail: message,
  });
}

const CONFLICTS: readonly string[] = [
  ...['reference-taken', 'too-early', 'step-differs'],
  ...['same-person', 'decided', 'insufficient'],
];
