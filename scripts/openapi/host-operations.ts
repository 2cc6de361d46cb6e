import { RECEIVERS } from '../../functions/runtime/contracts/routes.ts';
import type { Operation } from './operation.ts';

const DELIVERY: Operation = {
  tag: 'Receiving',
  summary: 'Take a signed delivery of a channel',
  description:
    'The body is the sender’s own, signed as its scheme says. Authentic: 2xx, always; else a bare 401, and the reason in the channel’s delivery log.',
  answers: { 200: 'empty', 204: 'empty', 401: 'empty' },
};

const CHALLENGE: Operation = {
  tag: 'Receiving',
  summary: 'Answer eBay whether the address is ours',
  description:
    'With `challenge_code` in the query: the hash of code, token and address; else a bare 401.',
  answers: {
    200: {
      types: ['application/json'],
      description: '`{"challengeResponse": …}`, as eBay wants it.',
    },
    401: 'empty',
  },
};

/** Routes that are signed by their callers, or open. */
export const HOST_OPERATIONS: { readonly [routeKey: string]: Operation } = {
  ...Object.fromEntries(Object.values(RECEIVERS).map((path) => [`POST ${path}`, DELIVERY])),
  [`GET ${RECEIVERS['receive-ebay']}`]: CHALLENGE,
  'POST /partners/{partnerId}': {
    tag: 'Receiving',
    summary: 'Take a signed message of a partner',
    description: 'Authentic: 202 once it is durable; else a bare 401.',
    answers: { 202: 'empty', 401: 'empty' },
  },
  'GET /healthz': {
    tag: 'Host',
    summary: 'Ask whether the host takes requests',
    answers: { 200: 'Health' },
  },
  'GET /v1/openapi.json': {
    tag: 'Host',
    summary: 'Read this description',
    answers: { 200: { types: ['application/json'], description: 'OpenAPI 3.1.' } },
  },
  'GET /docs': {
    tag: 'Host',
    summary: 'Read this description as a page',
    answers: { 200: { types: ['text/html'], description: 'A page without scripts.' } },
  },
};
