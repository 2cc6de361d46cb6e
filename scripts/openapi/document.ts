import * as z from 'zod/mini';
import { createDocument } from 'zod-openapi';
import type {
  ZodOpenApiOperationObject,
  ZodOpenApiResponseObject,
  ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { canonicalEvent } from '../../functions/adapters/marketplaces/standard-webhooks/messages.ts';
import { canonicalOrder } from '../../functions/adapters/marketplaces/standard-webhooks/payload.ts';
import { ROUTES } from '../../functions/runtime/contracts/routes.ts';
import type { Route } from '../../functions/runtime/contracts/routes.ts';
import { HOST_OPERATIONS } from './host-operations.ts';
import type { Operation } from './operation.ts';
import { ORDER_OPERATIONS } from './order-operations.ts';
import { PARCEL_OPERATIONS } from './parcel-operations.ts';
import { PROBLEMS, problemsOf } from './problems.ts';
import { RECORD_OPERATIONS } from './record-operations.ts';
import { SETTINGS_OPERATIONS } from './settings-operations.ts';
import { viewSchemas } from './view-schemas.ts';

const OPERATIONS: { readonly [routeKey: string]: Operation } = {
  ...ORDER_OPERATIONS,
  ...PARCEL_OPERATIONS,
  ...RECORD_OPERATIONS,
  ...SETTINGS_OPERATIONS,
  ...HOST_OPERATIONS,
};

const TEXT = { type: 'string' } as const;

/**
 * The description of every route of the contracts, and of the events that channels are told. Requests
 * come from the schemas that handlers read them with, answers from the types that views return.
 *
 * @throws Error naming a route that nobody described, or a description without a route
 */
export function apiDocument() {
  z.globalRegistry.add(canonicalOrder, { id: 'CanonicalOrder' });
  const keys = ROUTES.map(({ method, path }) => `${method} ${path}`);
  const stray = Object.keys(OPERATIONS).filter((key) => !keys.includes(key));
  if (stray.length > 0) throw new Error(`described, but no route: ${stray.join(', ')}`);
  const paths: { [path: string]: { [method: string]: ZodOpenApiOperationObject } } = {};
  for (const route of ROUTES) {
    const operation = OPERATIONS[`${route.method} ${route.path}`];
    if (operation === undefined) {
      throw new Error(`${route.method} ${route.path} lacks its description in scripts/openapi`);
    }
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: operationObject(route, operation),
    };
  }
  const document = createDocument(
    {
      openapi: '3.1.1',
      info: {
        title: 'Bondway',
        version: '1',
        summary: 'Cross-border order fulfilment',
        description:
          'Amounts are decimal strings, moments ISO 8601. What is wrong is told as problem+json (RFC 9457) with a stable `code` and JSON pointers.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      security: [{ bearer: [] }],
      tags: tagsOf(OPERATIONS).map((name) => ({ name })),
      paths,
      webhooks: webhooks(),
      components: {
        securitySchemes: {
          bearer: {
            type: 'http',
            scheme: 'bearer',
            description:
              'Embedded host: the token printed at start. AWS: a JWT of the operators’ issuer.',
          },
        },
      },
    },
    { override: ({ jsonSchema, zodSchema }) => nameCustom(jsonSchema, zodSchema._zod.def.type) },
  );
  const { schemas } = document.components ?? {};
  return {
    ...document,
    components: { ...document.components, schemas: { ...viewSchemas(), ...schemas } },
  };
}

/** Chapters in the order of the tables, events last. */
function tagsOf(operations: typeof OPERATIONS): readonly string[] {
  return [...new Set([...Object.values(operations).map(({ tag }) => tag), 'Events'])];
}

/** What only a function can check is told as the text that it is. */
function nameCustom(jsonSchema: { type?: unknown }, type: string): void {
  if (type === 'custom') jsonSchema.type = 'string';
}

function operationObject(route: Route, operation: Operation): ZodOpenApiOperationObject {
  const { tag, summary, description, query = [], body, optionalBody = false } = operation;
  return {
    operationId: operationId(route),
    tags: [tag],
    summary,
    description,
    ...(route.auth !== 'operator' && { security: [] }),
    parameters: [...pathParameters(route), ...headerParameters(operation)],
    ...(query.length > 0 && {
      requestParams: { query: z.object(Object.assign({}, ...query.map(shapeOf))) },
    }),
    ...(body && {
      requestBody: { required: !optionalBody, content: { 'application/json': { schema: body } } },
    }),
    responses: responsesOf(route, operation),
  };
}

function shapeOf({ _zod }: NonNullable<Operation['query']>[number]) {
  return _zod.def.shape;
}

/** `POST /v1/orders/{orderId}/cancel` is `post_orders_orderId_cancel`. */
function operationId({ method, path }: Route): string {
  const words = path.replace('/v1/', '/').split(/[^A-Za-z]+/);
  return [method.toLowerCase(), ...words].filter((word) => word !== '').join('_');
}

function pathParameters({ path }: Route) {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return names.map((name) => ({ name, in: 'path' as const, required: true, schema: TEXT }));
}

function headerParameters({ keyed, command, tagged }: Operation) {
  const header = (name: string, required: boolean, description: string) => {
    return { name, in: 'header' as const, required, description, schema: TEXT };
  };
  return [
    ...(keyed ? [header('Idempotency-Key', true, 'Quoted or bare, 1 to 200 characters.')] : []),
    ...(command ? [header('If-Match', true, 'The ETag of what this is about, or `*`.')] : []),
    ...(tagged ? [header('If-None-Match', false, 'An ETag: 304 where it still holds.')] : []),
  ];
}

function responsesOf(route: Route, operation: Operation): ZodOpenApiResponsesObject {
  const responses: { [status: string]: ZodOpenApiResponseObject } = {};
  for (const [status, answer] of Object.entries(operation.answers)) {
    responses[status] = {
      description: typeof answer === 'object' ? answer.description : titleOf(Number(status)),
      ...(operation.tagged && { headers: { ETag: { schema: TEXT } } }),
      ...(answer !== 'empty' && { content: contentOf(answer) }),
    };
  }
  if (operation.tagged) responses['304'] = { description: 'It still is what you have.' };
  for (const status of problemsOf(route, operation)) {
    responses[String(status)] = {
      description: PROBLEMS[status] ?? titleOf(status),
      content: { 'application/problem+json': { schema: refTo('Problem') } },
    };
  }
  return responses;
}

function titleOf(status: number): string {
  return status < 300 ? 'Done.' : 'Not authentic.';
}

function contentOf(answer: Exclude<Operation['answers'][number], 'empty'>) {
  return typeof answer === 'string'
    ? { 'application/json': { schema: refTo(answer) } }
    : Object.fromEntries(answer.types.map((type) => [type, { schema: {} }]));
}

function refTo(name: string) {
  return { $ref: `#/components/schemas/${name}` };
}

/** Our Standard Webhooks, one per type of event. */
function webhooks() {
  const header = (name: string, description: string) => {
    return { name, in: 'header' as const, required: true, description, schema: TEXT };
  };
  return Object.fromEntries(
    canonicalEvent._zod.def.options.map((event) => {
      const [type = ''] = event._zod.def.shape.type._zod.def.values;
      const post: ZodOpenApiOperationObject = {
        operationId: `on_${type.replaceAll('.', '_')}`,
        tags: ['Events'],
        summary: `Hear of ${type}`,
        security: [],
        parameters: [
          header('webhook-id', 'The same on every attempt: take each once.'),
          header('webhook-timestamp', 'Unix seconds of this attempt.'),
          header('webhook-signature', '`v1,` and HMAC-SHA-256 over `id.timestamp.body`, base64.'),
        ],
        requestBody: { required: true, content: { 'application/json': { schema: event } } },
        responses: { '2XX': { description: 'Taken.' }, '410': { description: 'Not wanted.' } },
      };
      return [type, { post }];
    }),
  );
}
