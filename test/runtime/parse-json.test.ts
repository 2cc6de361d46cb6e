import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { parseJson } from '../../functions/runtime/parse-json.ts';

const LIMITS = { mostBytes: 700_000 };
const read = (text: string, limits = LIMITS) => parseJson(Buffer.from(text), limits);
const code = (text: string) => {
  const result = read(text);
  return result.ok ? 'ok' : result.code;
};

describe('parseJson', () => {
  test('gives back what JSON says', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!/"(__proto__|constructor|prototype)":|\d{16}/.test(text));
        expect(read(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test.each([
    ['820982911946154508', '820982911946154508'],
    ['-820982911946154508', '-820982911946154508'],
    ['9007199254740993', '9007199254740993'],
    ['9007199254740991', 9007199254740991],
    ['12', 12],
    ['1234567890123456.5', 1234567890123456.5],
    ['1e30', 1e30],
  ])('keeps every digit of %s', (number, value) => {
    expect(read(`{"id":${number},"ids":[${number}]}`)).toEqual({
      ok: true,
      value: { id: value, ids: [value] },
    });
  });

  test('keeps every digit of any 64-bit integer', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }), (id) => {
        const result = read(`[${String(id)}]`);
        const [value] = result.ok ? (result.value as unknown[]) : [];
        expect(String(value)).toBe(String(id));
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  test.each([
    ['{"__proto__":{"admin":true}}', 'forbidden-key'],
    ['{"a":[{"\\u005f_proto__":1}]}', 'forbidden-key'],
    ['{"a":{"constructor":{}}}', 'forbidden-key'],
    ['{"prototype":1}', 'forbidden-key'],
    ['{"a":"__proto__"}', 'ok'],
    ['["constructor"]', 'ok'],
    ['{"a":1', 'not-json'],
    ['', 'not-json'],
    ['{"a":01}', 'not-json'],
    ['undefined', 'not-json'],
  ])('%s is %s', (text, expected) => {
    expect(code(text)).toBe(expected);
  });

  test('refuses by depth before it parses: 64 deep passes, 65 does not', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    const parse = jest.spyOn(JSON, 'parse');
    try {
      expect([code(nested(64)), code(nested(65)), code(nested(10_000))]).toEqual([
        'ok',
        'json-too-deep',
        'json-too-deep',
      ]);
      expect(code(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`)).toBe('json-too-deep');
      expect(parse).toHaveBeenCalledTimes(1);
    } finally {
      parse.mockRestore();
    }
  });

  test('brackets within strings are no nesting', () => {
    const text = JSON.stringify({ a: '[{"'.repeat(200), b: '\\"['.repeat(200) });
    expect(code(text)).toBe('ok');
  });

  test('refuses what is too large or no UTF-8, without quoting it', () => {
    expect(parseJson(Buffer.alloc(11, '1'), { mostBytes: 10 })).toMatchObject({
      code: 'body-too-large',
    });
    expect(parseJson(Buffer.from([0x22, 0xff, 0x22]), LIMITS)).toMatchObject({ code: 'not-utf-8' });
    const refused = read('{"telephone":"13800138000"');
    expect(JSON.stringify(refused)).not.toContain('13800138000');
  });

  test('any bytes are read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(typeof parseJson(bytes, LIMITS).ok).toBe('boolean');
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
