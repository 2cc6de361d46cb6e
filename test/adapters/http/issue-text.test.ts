import { describe, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { readValue } from '../../../functions/adapters/http/read-body.ts';

describe('what is wrong with a value', () => {
  test.each([
    [z.string(), 7, 'must be text'],
    [z.string(), undefined, 'must be text'],
    [z.int(), 1.5, 'must be a whole number'],
    [z.int(), '1', 'must be a number'],
    [z.object({}), [], 'must be an object'],
    [z.array(z.string()), 'x', 'must be a list'],
    [z.boolean(), 'yes', 'must be true or false'],
    [z.string().check(z.maxLength(2)), 'abc', 'must be at most 2 characters long'],
    [z.array(z.string()).check(z.minLength(1)), [], 'must be at least 1 entries long'],
    [z.int().check(z.positive()), 0, 'must be more than 0'],
    [z.int().check(z.maximum(9)), 10, 'must be at most 9'],
    [z.iso.datetime(), 'soon', 'must be an ISO 8601 moment'],
    [z.string().check(z.regex(/^a$/)), 'b', 'has another format'],
    [z.string().check(z.regex(/^a$/, 'must be an a')), 'b', 'must be an a'],
    [z.enum(['a', 'b']), 'c', 'must be a or b'],
    [z.literal('a'), 'c', 'must be a'],
    [z.union([z.string(), z.number()]), true, 'is none of the shapes it may have'],
  ])('%#', (schema, value, message) => {
    expect(readValue<unknown>(value, schema)).toMatchObject({ ok: false, message });
  });
});
