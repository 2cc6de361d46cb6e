import { expect, test } from '@jest/globals';
import { apiDocsHandler } from '../../../functions/handlers/api/api-docs.ts';
import { call } from './http-call.ts';

const document = {
  info: { title: 'Bondway <x>', version: '1', description: 'See `code`.' },
  tags: [{ name: 'Orders' }, { name: 'Events' }],
  paths: {
    '/v1/orders': {
      post: {
        tags: ['Orders'],
        summary: 'Post <an> order',
        parameters: [
          { name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } },
        ],
        requestBody: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } },
        },
        responses: { 202: { description: 'Done.' } },
      },
    },
  },
  webhooks: {
    'order.shipped': {
      post: { tags: ['Events'], summary: 'Hear', responses: { '2XX': { description: 'Taken.' } } },
    },
  },
  components: {
    schemas: {
      Order: {
        type: 'object',
        required: ['lines'],
        properties: {
          lines: {
            type: 'array',
            items: { type: 'object', properties: { sku: { type: 'string' } } },
          },
          status: { type: 'string', enum: ['a"b'] },
        },
      },
    },
  },
};

test('the document is served as it was generated, read once', async () => {
  let reads = 0;
  const handler = apiDocsHandler(() => {
    reads += 1;
    return document;
  });
  const first = await call(handler, { method: 'GET', path: '/v1/openapi.json' });
  const second = await call(handler, { method: 'GET', path: '/v1/openapi.json' });
  expect(first.json).toEqual(document);
  expect(second.text).toBe(first.text);
  expect(reads).toBe(1);
});

test('the page shows routes, events and schemas, and can run nothing', async () => {
  const { text, headers } = await call(
    apiDocsHandler(() => document),
    { method: 'GET', path: '/docs' },
  );
  expect(headers['content-type']).toContain('text/html');
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
  expect(text).toContain('Post &lt;an&gt; order');
  expect(text).toContain('<a href="#post-v1-orders">');
  expect(text).toContain('id="post-v1-orders"');
  expect(text).toContain('<a href="#schema-Order">Order</a>');
  expect(text).toContain('<code>sku</code>');
  expect(text).toContain('&quot;a\\&quot;b&quot;');
  expect(text).toContain('order.shipped');
  expect(text).toContain('See <code>code</code>.');
  expect(text).not.toMatch(/<script|<img|https?:/);
});
