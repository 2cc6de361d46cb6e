import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sealedIdentityVault } from '../../../functions/adapters/identity/sealed-identity-vault.ts';
import type { Identity } from '../../../functions/domain/order/order.ts';

const KEY = Buffer.alloc(32, 1).toString('base64');
const NEW_KEY = Buffer.alloc(32, 2).toString('base64');

function aVault(keys: readonly string[] = [KEY], records = new Map<string, string>()) {
  const vault = sealedIdentityVault({
    records: {
      get: (orderId) => Promise.resolve(records.get(orderId)),
      put: (orderId, sealed) => {
        records.set(orderId, sealed);
        return Promise.resolve();
      },
    },
    secrets: { get: (name) => Promise.resolve(name === 'identity-key' ? keys : []) },
  });
  return { vault, records };
}

const WHOLE: Identity = {
  buyerIdNumber: '11010519491231002X',
  buyerTelephone: '13800138000',
  payerName: '王小明',
  payerIdNumber: '11010519491231002X',
  consigneeTelephone: '13900139000',
  personalCustomsCode: 'P123456789012',
};

describe('sealedIdentityVault', () => {
  test('keeps what it is given and shows the last characters only', async () => {
    const { vault, records } = aVault();
    expect(await vault.seal('O1', WHOLE)).toEqual({
      buyerIdNumber: '002X',
      buyerTelephone: '8000',
      payerName: '*明',
      payerIdNumber: '002X',
      consigneeTelephone: '9000',
      personalCustomsCode: '9012',
    });
    expect(await vault.open('O1')).toEqual(WHOLE);
    const [sealed = ''] = records.values();
    for (const value of Object.values(WHOLE)) {
      expect(sealed).not.toContain(value);
      expect(sealed).not.toContain(Buffer.from(value).toString('base64').slice(0, 8));
    }
  });

  test('merges; what is empty or missing replaces nothing', async () => {
    const { vault } = aVault();
    await vault.seal('O1', { buyerTelephone: '13800138000', payerName: '王小明' });
    await vault.seal('O1', { payerName: '李雷' });
    const summary = await vault.seal('O1', { payerName: '', buyerIdNumber: undefined });
    expect(summary).toMatchObject({ buyerTelephone: '8000', payerName: '*雷' });
    expect(summary.buyerIdNumber).toBeUndefined();
    expect(await vault.open('O1')).toEqual({ buyerTelephone: '13800138000', payerName: '李雷' });
  });

  test('an order without an identity has an empty one', async () => {
    expect(await aVault().vault.open('O9')).toEqual({});
  });

  test.each([
    ['13800138000', '8000'],
    ['12345678', '5678'],
    ['1234567', '*7'],
    ['明', '*'],
  ])('of %s it shows %s', async (payerName, shown) => {
    expect(await aVault().vault.seal('O1', { payerName })).toMatchObject({ payerName: shown });
  });

  test('the same identity is sealed differently each time', async () => {
    const { vault, records } = aVault();
    await vault.seal('O1', WHOLE);
    const first = records.get('O1');
    await vault.seal('O1', WHOLE);
    expect(records.get('O1')).not.toBe(first);
  });

  test('does not open what was changed, moved or sealed with another key', async () => {
    const { vault, records } = aVault();
    await vault.seal('O1', WHOLE);
    const sealed = records.get('O1') ?? '';
    records.set('O2', sealed);
    await expect(vault.open('O2')).rejects.toThrow();
    await expect(aVault([NEW_KEY], records).vault.open('O1')).rejects.toThrow('another key');
    await expect(aVault([], records).vault.open('O1')).rejects.toThrow('no identity-key');
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = sealed.charAt(index) === 'A' ? 'B' : 'A';
      records.set('O1', sealed.slice(0, index) + changed + sealed.slice(index + 1));
      await expect(vault.open('O1')).rejects.toThrow();
    }
    for (const broken of ['', '1', '1.00000000.', `${sealed.slice(0, 11)}AAAA`]) {
      records.set('O1', broken);
      await expect(vault.open('O1')).rejects.toThrow();
    }
  });

  test('a new key seals, the old one still opens, hashes stay until it is gone', async () => {
    const { vault, records } = aVault();
    await vault.seal('O1', WHOLE);
    const rotating = aVault([NEW_KEY, KEY], records).vault;
    expect(await rotating.open('O1')).toEqual(WHOLE);
    expect(await rotating.hash('13900139000')).toBe(await vault.hash('13900139000'));
    await rotating.seal('O1', {});
    const rotated = aVault([NEW_KEY], records).vault;
    expect(await rotated.open('O1')).toEqual(WHOLE);
    expect(await rotated.hash('13900139000')).not.toBe(await vault.hash('13900139000'));
  });

  test('hashes are keyed, stable and hex', async () => {
    const hash = await aVault().vault.hash('13900139000');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await aVault().vault.hash('13900139000')).toBe(hash);
    expect(await aVault().vault.hash('13900139001')).not.toBe(hash);
  });

  test.each(['', 'short', Buffer.alloc(31).toString('base64')])('%p is no key', async (key) => {
    await expect(aVault([key]).vault.seal('O1', {})).rejects.toThrow('base64 of 32 bytes');
  });

  test('gives back any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, unit: 'binary' }), async (payerName) => {
        const { vault } = aVault();
        await vault.seal('O1', { payerName });
        expect(await vault.open('O1')).toEqual({ payerName });
      }),
      { seed: 9, numRuns: 100 },
    );
  });
});
