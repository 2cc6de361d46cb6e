import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';

/** What an attribute of ours may be. Everything deeper than a key or a counter lies in the body. */
export type Value = string | number | Uint8Array;

/** An item: its primary key, the attributes that conditions and indexes read, and its body. */
export interface Item {
  readonly pk: string;
  readonly sk: string;
  readonly [attribute: string]: Value | undefined;
}

/** The primary key alone. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** Bodies up to here stay readable text; longer ones are compressed, because each kilobyte is billed. */
const LONGEST_TEXT_BODY = 700;

/** Quality 5 takes 0.1 ms for 5 kB and is within 8 % of the densest. */
const COMPRESSION = {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 5,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  },
};

/** A record as the attributes of an item's body. */
export function bodyOf(
  record: object,
): { readonly json: string } | { readonly packed: Uint8Array } {
  const json = JSON.stringify(record);
  const bytes = Buffer.byteLength(json);
  return bytes <= LONGEST_TEXT_BODY ? { json } : { packed: brotliCompressSync(json, COMPRESSION) };
}

/**
 * The body of an item, unparsed.
 *
 * @throws Error when the item has none
 */
function readBody({ pk, sk, json, packed }: Item): object {
  const text = packed instanceof Uint8Array ? brotliDecompressSync(packed).toString('utf8') : json;
  const body: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
  if (typeof body !== 'object' || body === null) throw new Error(`item ${pk} ${sk} has no body`);
  return body;
}

/**
 * The record in an item's body.
 *
 * @throws Error naming the item, never its content, when the body is not what the schema says
 */
export function readRecord<Stored>(schema: z.ZodMiniType<Stored>, item: Item): Stored {
  return parseRecord(schema, readBody(item), item);
}

/** As `readRecord`, for a body that was put together from several attributes. */
export function parseRecord<Stored>(
  schema: z.ZodMiniType<Stored>,
  body: object,
  { pk, sk }: Key,
): Stored {
  const parsed = z.safeParse(schema, body);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new Error(`item ${pk} ${sk} is not understood: ${fields}`);
}

/** An item as DynamoDB takes it; attributes that are undefined are left out. */
export function toAttributes(item: { readonly [attribute: string]: Value | undefined }): {
  [attribute: string]: AttributeValue;
} {
  const attributes: { [attribute: string]: AttributeValue } = {};
  for (const [name, value] of Object.entries(item)) {
    if (value !== undefined) attributes[name] = toAttribute(value);
  }
  return attributes;
}

/** One value as DynamoDB takes it. */
export function toAttribute(value: Value): AttributeValue {
  if (typeof value === 'string') return { S: value };
  return typeof value === 'number' ? { N: String(value) } : { B: value };
}

/**
 * An item as DynamoDB gave it.
 *
 * @throws Error when it lacks its key, or an attribute is of a type that we never write
 */
export function fromAttributes(attributes: { [attribute: string]: AttributeValue }): Item {
  const values: { [attribute: string]: Value } = {};
  for (const [name, { S, N, B }] of Object.entries(attributes)) {
    const value = S ?? (N === undefined ? B : Number(N));
    if (value === undefined) throw new Error(`attribute ${name} is of a type that is not ours`);
    values[name] = value;
  }
  const { pk, sk } = values;
  if (typeof pk !== 'string' || typeof sk !== 'string') throw new Error('an item without its key');
  return { ...values, pk, sk };
}

/** An attribute that must be text. */
export function textOf(item: Item, attribute: string): string {
  const value = item[attribute];
  if (typeof value === 'string') return value;
  throw new Error(`item ${item.pk} ${item.sk} has no text ${attribute}`);
}

/** An attribute that must be a number. */
export function numberOf(item: Item, attribute: string): number {
  const value = item[attribute];
  if (typeof value === 'number') return value;
  throw new Error(`item ${item.pk} ${item.sk} has no number ${attribute}`);
}
