import {
  channelBody,
  newChannelBody,
  rotateChannelBody,
} from '../../functions/handlers/api/settings/channel-routes.ts';
import { channelTestBody } from '../../functions/handlers/api/settings/channel-test-route.ts';
import {
  deliveryQuery,
  replayBody,
} from '../../functions/handlers/api/settings/delivery-routes.ts';
import {
  endpointBody,
  merchantQuery,
  rotateBody,
} from '../../functions/handlers/api/settings/endpoint-routes.ts';
import {
  merchantBody,
  newMerchantBody,
} from '../../functions/handlers/api/settings/merchant-routes.ts';
import type { Operation } from './operation.ts';

const SHOWN_ONCE = 'Secrets are in this answer and in none after.';

const channel = (summary: string): Operation => ({
  tag: 'Channels',
  summary,
  answers: { 200: 'Channel' },
});
const endpoint = (summary: string): Operation => ({
  tag: 'Endpoints',
  summary,
  query: [merchantQuery],
  answers: { 200: 'Endpoint' },
});

/** Routes by which merchants, channels and endpoints are entered. */
export const SETTINGS_OPERATIONS: { readonly [routeKey: string]: Operation } = {
  'GET /v1/merchants': {
    tag: 'Merchants',
    summary: 'List merchants, by id, the first thousand',
    answers: { 200: 'MerchantList' },
  },
  'POST /v1/merchants': {
    tag: 'Merchants',
    summary: 'Enter a merchant',
    body: newMerchantBody,
    answers: { 201: 'Merchant' },
    problems: [403, 409, 422],
  },
  'GET /v1/merchants/{merchantId}': {
    tag: 'Merchants',
    summary: 'Read a merchant',
    answers: { 200: 'Merchant' },
    tagged: true,
  },
  'PUT /v1/merchants/{merchantId}': {
    tag: 'Merchants',
    summary: 'Replace what was said of a merchant',
    body: merchantBody,
    command: true,
    tagged: true,
    answers: { 200: 'Merchant' },
    problems: [422],
  },
  'POST /v1/channels': {
    tag: 'Channels',
    summary: 'Enter a channel',
    description: SHOWN_ONCE,
    body: newChannelBody,
    answers: { 201: 'ChannelWithSecret' },
    problems: [404, 409, 422],
  },
  'GET /v1/channels/{channelId}': { ...channel('Read a channel'), tagged: true },
  'PUT /v1/channels/{channelId}': {
    ...channel('Replace what was said of a channel'),
    body: channelBody,
    command: true,
    problems: [422],
  },
  'POST /v1/channels/{channelId}/disable': {
    ...channel('Take no more deliveries of a channel'),
    command: true,
  },
  'POST /v1/channels/{channelId}/enable': {
    ...channel('Take a channel’s deliveries again'),
    command: true,
  },
  'POST /v1/channels/{channelId}/rotate': {
    ...channel('Give a channel a new secret'),
    description: `The one before is good for \`overlapHours\` more. ${SHOWN_ONCE}`,
    body: rotateChannelBody,
    command: true,
    answers: { 200: 'ChannelWithSecret' },
    problems: [422],
  },
  'POST /v1/channels/{channelId}/test': {
    ...channel('Have a channel’s receiver take a test message'),
    description:
      'One that is made and signed here when there is no body, or the body and headers given. It is verified, logged and answered as a delivery, and never becomes an order; 200 whether or not it was authentic.',
    body: channelTestBody,
    optionalBody: true,
    answers: { 200: 'ChannelTest' },
    problems: [409, 413],
  },
  'GET /v1/endpoints': {
    tag: 'Endpoints',
    summary: 'List a merchant’s endpoints, those of its channels, and all event types',
    query: [merchantQuery],
    answers: { 200: 'EndpointList' },
  },
  'POST /v1/endpoints': {
    tag: 'Endpoints',
    summary: 'Enter an endpoint',
    description: SHOWN_ONCE,
    body: endpointBody,
    answers: { 201: 'EndpointWithSecrets' },
    problems: [404, 409, 422],
  },
  'GET /v1/endpoints/{endpointId}': { ...endpoint('Read an endpoint'), tagged: true },
  'PUT /v1/endpoints/{endpointId}': {
    ...endpoint('Replace what was said of an endpoint'),
    body: endpointBody,
    command: true,
    tagged: true,
    problems: [409, 422],
  },
  'POST /v1/endpoints/{endpointId}/disable': {
    ...endpoint('Send an endpoint nothing more'),
    command: true,
  },
  'POST /v1/endpoints/{endpointId}/enable': {
    ...endpoint('Send to an endpoint again'),
    command: true,
  },
  'POST /v1/endpoints/{endpointId}/rotate': {
    ...endpoint('Give an endpoint new secrets'),
    description: `Events are signed with those before, too, for \`overlapHours\`. ${SHOWN_ONCE}`,
    body: rotateBody,
    command: true,
    answers: { 200: 'EndpointWithSecrets' },
    problems: [409],
  },
  'POST /v1/endpoints/{endpointId}/test': {
    ...endpoint('Send one test event now'),
    answers: { 200: 'OutboundDelivery' },
    problems: [409],
  },
  'GET /v1/endpoints/{endpointId}/deliveries': {
    ...endpoint('Read what was sent, with every attempt'),
    query: [deliveryQuery],
    answers: { 200: 'OutboundDeliveryList' },
  },
  'POST /v1/endpoints/{endpointId}/replay': {
    ...endpoint('Send a range of events again'),
    body: replayBody,
    answers: { 202: 'Replayed' },
    problems: [409],
  },
};
