import * as z from 'zod/mini';

/** As much of a JSON Schema as the page shows. */
const schema = z.object({
  $ref: z.optional(z.string()),
  type: z.optional(z.string()),
  format: z.optional(z.string()),
  description: z.optional(z.string()),
  const: z.optional(z.unknown()),
  enum: z.optional(z.array(z.unknown())),
  required: z.optional(z.array(z.string())),
  get properties() {
    return z.optional(z.record(z.string(), schema));
  },
  get items() {
    return z.optional(schema);
  },
  get anyOf() {
    return z.optional(z.array(schema));
  },
  get oneOf() {
    return z.optional(z.array(schema));
  },
  get additionalProperties() {
    return z.optional(z.union([schema, z.boolean()]));
  },
});

const content = z.optional(z.record(z.string(), z.object({ schema })));

const operation = z.object({
  tags: z.array(z.string()),
  summary: z.string(),
  description: z.optional(z.string()),
  parameters: z.optional(
    z.array(
      z.object({
        name: z.string(),
        in: z.string(),
        required: z.optional(z.boolean()),
        description: z.optional(z.string()),
        schema,
      }),
    ),
  ),
  requestBody: z.optional(z.object({ content })),
  responses: z.record(z.string(), z.object({ description: z.string(), content })),
});

const operations = z.record(z.string(), z.record(z.string(), operation));

/** As much of an OpenAPI document as the page shows. */
export const apiDocument = z.object({
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
  tags: z.array(z.object({ name: z.string() })),
  paths: operations,
  webhooks: operations,
  components: z.object({ schemas: z.record(z.string(), schema) }),
});

export type ApiDocument = z.infer<typeof apiDocument>;
export type ApiOperation = z.infer<typeof operation>;
export type ApiSchema = z.infer<typeof schema>;
