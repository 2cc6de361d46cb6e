import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isCountryCode } from '../../../functions/domain/identifiers/country.ts';
import { documentGuid } from '../../../functions/domain/identifiers/document-guid.ts';
import {
  consignmentId,
  orderId,
  orderKeyText,
  orderOfConsignment,
} from '../../../functions/domain/identifiers/order-id.ts';

const DIGEST = '0123456789abcdef'.repeat(4);
const hex = fc.string({
  unit: fc.constantFrom(...'0123456789abcdef'),
  minLength: 64,
  maxLength: 64,
});

describe('the id of an order', () => {
  test('is O and the first 70 bits of its digest, five at a time', () => {
    expect(orderId(DIGEST)).toBe('O04HMASW9NF6YY0');
    expect(orderId('0'.repeat(64))).toBe('O00000000000000');
    expect(orderId('f'.repeat(64))).toBe('OZZZZZZZZZZZZZZ');
  });

  test('is the number that those bits are, in Crockford’s base 32', () => {
    fc.assert(
      fc.property(hex, (digest) => {
        const id = orderId(digest);
        expect(id).toMatch(/^O[0-9A-HJKMNP-TV-Z]{14}$/);
        const number = [...id.slice(1)].reduce(
          (sum, letter) => sum * 32n + BigInt('0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(letter)),
          0n,
        );
        expect(number).toBe(BigInt(`0x${digest}`) >> 186n);
      }),
      { seed: 70 },
    );
  });

  test('is digested from who sent it and what they call it, none running into another', () => {
    const key = { channelId: 'a', account: 'b', channelOrderId: 'c' };
    expect(orderKeyText(key)).toBe('["a","b","c"]');
    expect(orderKeyText({ ...key, channelId: 'a","b' })).not.toBe(orderKeyText(key));
  });
});

test('a consignment names its order', () => {
  expect(consignmentId('O04HMASW9NF6YY0', 1)).toBe('O04HMASW9NF6YY0-01');
  expect(consignmentId('O04HMASW9NF6YY0', 12)).toBe('O04HMASW9NF6YY0-12');
  expect(orderOfConsignment('O04HMASW9NF6YY0-12')).toBe('O04HMASW9NF6YY0');
});

test('a guid has the shape of a UUID, in capitals', () => {
  expect(documentGuid(DIGEST)).toBe('01234567-89AB-CDEF-0123-456789ABCDEF');
});

test('the countries of ISO 3166-1: 249, capital letters only', () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const all = letters.flatMap((a) => letters.map((b) => a + b));
  expect(all.filter(isCountryCode)).toHaveLength(249);
  for (const code of ['AD', 'BT', 'EG', 'HN', 'LI', 'NC', 'SA', 'TR', 'ZW']) {
    expect(isCountryCode(code)).toBe(true);
  }
  for (const code of ['XX', 'XI', 'cn', '', 'CN ']) expect(isCountryCode(code)).toBe(false);
});
