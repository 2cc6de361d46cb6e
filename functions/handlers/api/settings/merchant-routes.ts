import * as z from 'zod/mini';
import { TRADE_MODES } from '../../../domain/trade/trade-modes.ts';
import type { TradeModeName } from '../../../domain/trade/trade-modes.ts';
import type { Merchant } from '../../../ports/directory.ts';
import type { HttpEvent, HttpResponse } from '../../../runtime/http-event.ts';
import { jsonResponse } from '../../../runtime/http-response.ts';
import { enterMerchant } from '../../../usecases/settings/manage-merchants.ts';
import { failedContent, taggedContent } from '../operator/preconditions.ts';
import { notFound } from '../operator/problems.ts';
import { readBody } from '../operator/read-input.ts';
import { refusedSetting } from './refused.ts';
import type { SettingsContext, SettingsRoute } from './settings-context.ts';
import { district, enterprise, id, registrations } from './shapes.ts';

const MOST_BYTES = 10_000;
const MOST_LISTED = 1_000;

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));
const tradeMode = z.custom<TradeModeName>(
  (value) => typeof value === 'string' && Object.hasOwn(TRADE_MODES, value),
  'must be a trade mode',
);

export const merchantBody = z.object({
  name: text(200),
  enterprise,
  declarant: enterprise,
  guarantorCode: text(20),
  carrierId: text(60),
  otherCarrierIds: z.optional(z.array(text(60)).check(z.maxLength(20))),
  customsId: text(60),
  registrations: z.optional(registrations),
  preferredModes: z.optional(z.array(tradeMode).check(z.maxLength(20))),
  exportLists: z.optional(z.enum(['alone', 'summed-up'])),
  exportReceipts: z.optional(z.literal('filed')),
  districts: z.optional(z.array(district).check(z.maxLength(100))),
});
export const newMerchantBody = z.object({ ...merchantBody.shape, merchantId: id });

/** `GET /v1/merchants`: the first thousand of the installation, or the one of the token. */
export const listMerchants: SettingsRoute = async ({ services, merchantId }) => {
  if (merchantId === undefined) {
    return jsonResponse(200, { items: await services.directory.merchants(MOST_LISTED) });
  }
  const own = await services.directory.merchant(merchantId);
  return jsonResponse(200, { items: own === undefined ? [] : [own] });
};

/** `POST /v1/merchants`: enters one. */
export const postMerchant: SettingsRoute = async ({ services }, event) => {
  const read = readBody(newMerchantBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const entered = await enterMerchant(services, read.value, 'absent');
  if (!entered.ok) return refusedSetting(entered);
  const location = `/v1/merchants/${read.value.merchantId}`;
  return jsonResponse(201, entered.value, { location });
};

/** `GET /v1/merchants/{merchantId}`. */
export const getMerchant: SettingsRoute = async (context, event) => {
  const merchant = await merchantNamed(context, event);
  return 'statusCode' in merchant ? merchant : taggedContent(event, merchant);
};

/** `PUT /v1/merchants/{merchantId}`: replaces what was said of it, as it was read. */
export const putMerchant: SettingsRoute = async (context, event) => {
  const read = readBody(merchantBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const seen = await merchantNamed(context, event);
  if ('statusCode' in seen) return seen;
  const failed = failedContent(event, seen);
  if (failed !== undefined) return failed;
  const { merchantId } = seen;
  const entered = await enterMerchant(context.services, { ...read.value, merchantId }, seen);
  return entered.ok ? taggedContent(event, entered.value) : refusedSetting(entered);
};

/** The merchant that a path names. */
async function merchantNamed(
  { services }: SettingsContext,
  { pathParameters = {} }: HttpEvent,
): Promise<Merchant | HttpResponse> {
  const merchant = await services.directory.merchant(pathParameters.merchantId ?? '');
  return merchant ?? notFound('merchant of this id');
}
