import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { canonicalEvent } from '../../functions/adapters/marketplaces/standard-webhooks/messages.ts';
import { ROUTES } from '../../functions/runtime/contracts/routes.ts';
import { apiDocument } from '../../scripts/openapi/document.ts';
import { journeyHost, NO_PARTNERS } from '../support/journey-host.ts';
import type { JourneyHost } from '../support/journey-host.ts';
import { drawnFrom } from '../support/schema-arbitrary.ts';
import type { DrawnSchema } from '../support/schema-arbitrary.ts';
import { anImport, CHANNEL_ID, MERCHANT_ID } from './journey-orders.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: DrawnSchema;
}
interface Content {
  readonly [type: string]: { readonly schema: DrawnSchema };
}
interface Operation {
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: { readonly [status: string]: { readonly content?: Content } };
}
interface Document {
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } };
  readonly webhooks: { readonly [type: string]: unknown };
  readonly components: { readonly schemas: { readonly [name: string]: DrawnSchema } };
}

const document = JSON.parse(JSON.stringify(apiDocument())) as Document;
const { schemas } = document.components;
const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema({ $id: 'api', components: { schemas } });

/** What is wrong with an answer, by its description; undefined when nothing is. */
function mismatch(operation: Operation, status: number, type: string, text: string) {
  const described = operation.responses[String(status)];
  if (described === undefined) return `status ${String(status)} is not described: ${text}`;
  const content = described.content?.[type.split(';')[0] ?? ''];
  if (content === undefined) return text === '' ? undefined : `${type} is not described`;
  if (!type.includes('json')) return undefined;
  const schema = JSON.parse(JSON.stringify(content.schema).replaceAll('#/', 'api#/')) as object;
  const validate = ajv.compile(schema);
  return validate(JSON.parse(text)) ? undefined : `${ajv.errorsText(validate.errors)}: ${text}`;
}

describe('the description', () => {
  test('has every route of the contracts', () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual(ROUTES.map(({ method, path }) => `${method} ${path}`).sort());
  });

  test('has every event that channels are told', () => {
    const types = canonicalEvent._zod.def.options.flatMap((event) => [
      ...event._zod.def.shape.type._zod.def.values,
    ]);
    expect(Object.keys(document.webhooks)).toEqual(types);
  });
});

test('an answer that is not as described is told', () => {
  const { get } = document.paths['/v1/orders'] ?? {};
  if (get === undefined) throw new Error('not described');
  const told = (status: number, text: string) => mismatch(get, status, 'application/json', text);
  expect(told(200, '{"items":[]}')).toBeUndefined();
  expect(told(200, '{"items":[{"orderId":1}]}')).toContain('must be string');
  expect(told(200, '{}')).toContain('items');
  expect(told(418, '{}')).toContain('418');
});

describe('every answer is as described, whatever is sent', () => {
  let host: JourneyHost;
  let known: readonly string[];
  beforeAll(async () => {
    host = await journeyHost(NO_PARTNERS);
    const posted = await call('POST', '/v1/orders', {
      headers: { 'idempotency-key': 'first' },
      body: JSON.stringify({ channelId: CHANNEL_ID, order: anImport() }),
    });
    const { orderId = '' } = JSON.parse(posted.text) as { orderId?: string };
    known = [orderId, `${orderId}-01`, CHANNEL_ID, MERCHANT_ID, 'TEE-COTTON', 'fulfilment'];
  });
  afterAll(() => host.end());

  async function call(
    method: string,
    path: string,
    { headers = {}, body }: { headers?: object; body?: string } = {},
  ) {
    const response = await fetch(`${host.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${host.token}`, ...headers },
      body,
    });
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, type, text: await response.text() };
  }

  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

  test.each(operations.map((each) => [`${each.method} ${each.path}`, each] as const))(
    '%s',
    async (name, { path, method, operation }) => {
      const { parameters = [], requestBody } = operation;
      const placed = (place: string) =>
        Object.fromEntries(
          parameters
            .filter((each) => each.in === place)
            .map((each) => [each.name, drawnFrom(each.schema, schemas, known)]),
        );
      const body = requestBody?.content['application/json']?.schema;
      const drawn = fc.record({
        path: fc.record(placed('path')),
        query: fc.record(placed('query'), { requiredKeys: [] }),
        tag: fc.constantFrom('*', '"1"', '"x', ''),
        key: fc.constantFrom('k1', '"k2"', 'two words', ''),
        body: body === undefined ? fc.constant(undefined) : drawnFrom(body, schemas, known),
      });
      await fc.assert(
        fc.asyncProperty(drawn, async (request) => {
          const query = new URLSearchParams(
            Object.entries(request.query).map(([key, value]) => [key, String(value)]),
          );
          const filled = path.replaceAll(/\{(\w+)\}/g, (_all, parameter: string) =>
            encodeURIComponent(asPath(request.path[parameter])),
          );
          const answer = await call(method.toUpperCase(), `${filled}?${query.toString()}`, {
            headers: { 'if-match': request.tag, 'idempotency-key': request.key },
            body: request.body === undefined ? undefined : JSON.stringify(request.body),
          });
          expect(answer.status).toBeLessThan(500);
          expect(mismatch(operation, answer.status, answer.type, answer.text)).toBeUndefined();
        }),
        // Every comparison with partners who are away takes as long as they are waited for.
        { seed: 5, numRuns: name.includes('reconciliations') ? 1 : 25, endOnFailure: true },
      );
    },
  );
});

/** A segment is never empty, nor one that addresses swallow; lone surrogates are none. */
function asPath(value: unknown): string {
  const text = String(value).toWellFormed();
  return ['', '.', '..'].includes(text) ? 'x' : text;
}
