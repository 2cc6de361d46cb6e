import * as z from 'zod/mini';
import { EVENT_CATALOGUE, EVENT_TYPES } from '../../../domain/outbound/event-catalogue.ts';
import type { EventType } from '../../../domain/outbound/event-catalogue.ts';
import type { Endpoint } from '../../../domain/outbound/endpoint.ts';
import type { HttpEvent, HttpResponse } from '../../../runtime/http-event.ts';
import { jsonResponse } from '../../../runtime/http-response.ts';
import { endpointsOf, findEndpoint } from '../../../usecases/outbound/find-endpoint.ts';
import {
  changeEndpoint,
  createEndpoint,
  rotateEndpoint,
  switchEndpoint,
} from '../../../usecases/settings/manage-endpoints.ts';
import { merchantOf } from '../operator/merchant-of.ts';
import { operatorOf } from '../operator/operator-name.ts';
import { failedPrecondition, taggedPage } from '../operator/preconditions.ts';
import { notFound } from '../operator/problems.ts';
import { readBody, readQuery } from '../operator/read-input.ts';
import { refusedSetting } from './refused.ts';
import type { SettingsContext, SettingsRoute } from './settings-context.ts';

const MOST_BYTES = 5_000;
const LONGEST_OVERLAP_HOURS = 30 * 24;

const eventType = z.custom<EventType>(
  (value) => typeof value === 'string' && Object.hasOwn(EVENT_CATALOGUE, value),
  'must be an event of the catalogue',
);

export const merchantQuery = z.object({ merchantId: z.optional(z.string()) });
export const endpointBody = z.object({
  merchantId: z.optional(z.string()),
  url: z.string().check(z.minLength(1), z.maxLength(500)),
  description: z._default(z.string().check(z.maxLength(100)), ''),
  events: z._default(z.array(eventType).check(z.maxLength(50)), []),
  channelId: z.optional(z.string()),
});
export const rotateBody = z.object({
  overlapHours: z._default(z.int().check(z.minimum(0), z.maximum(LONGEST_OVERLAP_HOURS)), 24),
});

/** `GET /v1/endpoints`: a merchant's endpoints, those of its channels last. */
export const listEndpoints: SettingsRoute = async (context, event) => {
  const read = readQuery(merchantQuery, event);
  if (!read.ok) return read.response;
  const merchantId = await merchantOf(context, read.value.merchantId);
  const items = await endpointsOf(context.services, merchantId);
  const eventTypes = EVENT_TYPES.map((type) => ({ type, tells: EVENT_CATALOGUE[type].tells }));
  return jsonResponse(200, { items: items.map(endpointView), eventTypes });
};

/** `POST /v1/endpoints`: enters one. Its secrets are in the answer and nowhere after. */
export const postEndpoint: SettingsRoute = async (context, event) => {
  const read = readBody(endpointBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const merchantId = await merchantOf(context, read.value.merchantId);
  const created = await createEndpoint(context.services, { ...read.value, merchantId });
  if (!created.ok) return refusedSetting(created);
  const { endpoint, secrets } = created.value;
  const location = `/v1/endpoints/${endpoint.endpointId}`;
  return jsonResponse(201, { ...endpointView(endpoint), secrets }, { location });
};

/** `GET /v1/endpoints/{endpointId}`. */
export const getEndpoint: SettingsRoute = async (context, event) => {
  const endpoint = await endpointNamed(context, event);
  return 'statusCode' in endpoint ? endpoint : taggedPage(event, endpointView(endpoint));
};

/** `PUT /v1/endpoints/{endpointId}`: replaces what was said of it, as it was read. */
export const putEndpoint: SettingsRoute = async (context, event) => {
  const read = readBody(endpointBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const endpoint = await endpointSeen(context, event);
  if ('statusCode' in endpoint) return endpoint;
  const { merchantId } = endpoint;
  const changed = await changeEndpoint(context.services, endpoint, { ...read.value, merchantId });
  return changed.ok ? taggedPage(event, endpointView(changed.value)) : refusedSetting(changed);
};

/** `POST …/disable` and `POST …/enable`, as it was read. */
export const switchByOperator =
  (enabled: boolean): SettingsRoute =>
  async (context, event) => {
    const endpoint = await endpointSeen(context, event);
    if ('statusCode' in endpoint) return endpoint;
    const by = operatorOf(event);
    const switched = await switchEndpoint(context.services, endpoint, enabled, by);
    return switched.ok ? taggedPage(event, endpointView(switched.value)) : refusedSetting(switched);
  };

/**
 * `POST …/rotate`: fresh secrets for the endpoint as it was read, in the answer and nowhere after;
 * those before sign on for a while.
 */
export const rotateByOperator: SettingsRoute = async (context, event) => {
  const read = readBody(rotateBody, event, MOST_BYTES);
  if (!read.ok) return read.response;
  const endpoint = await endpointSeen(context, event);
  if ('statusCode' in endpoint) return endpoint;
  const rotated = await rotateEndpoint(context.services, endpoint, read.value.overlapHours);
  if (!rotated.ok) return refusedSetting(rotated);
  const { endpoint: next, secrets } = rotated.value;
  return jsonResponse(200, { ...endpointView(next), secrets });
};

/** The endpoint that a path names, of the merchant that the query or the token names. */
export async function endpointNamed(
  context: SettingsContext,
  event: HttpEvent,
): Promise<Endpoint | HttpResponse> {
  const read = readQuery(z.looseObject(merchantQuery.shape), event);
  if (!read.ok) return read.response;
  const merchantId = await merchantOf(context, read.value.merchantId);
  const { endpointId = '' } = event.pathParameters ?? {};
  return (
    (await findEndpoint(context.services, merchantId, endpointId)) ??
    notFound('endpoint of this id at this merchant')
  );
}

/** The endpoint that a path names, where it is as whoever changes it has seen it. */
async function endpointSeen(
  context: SettingsContext,
  event: HttpEvent,
): Promise<Endpoint | HttpResponse> {
  const endpoint = await endpointNamed(context, event);
  if ('statusCode' in endpoint) return endpoint;
  return failedPrecondition(event, endpoint.version) ?? endpoint;
}

/** An endpoint as operators see it. */
export function endpointView(endpoint: Endpoint) {
  const { disabled, ...rest } = endpoint;
  return { ...rest, enabled: disabled === undefined, disabled };
}
