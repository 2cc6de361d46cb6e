import { describe, expect, test } from '@jest/globals';
import { isHostAllowed } from '../../../functions/adapters/http/address-guard.ts';

const PRIVATE = [
  '10.1.2.3',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  'fd00::1',
  'fe80::1',
  '::ffff:10.0.0.1',
  '64:ff9b::a00:1',
  '64:ff9b:1::a00:1',
  '::10.0.0.1',
  '2001::1',
  '2001:db8::1',
  '2002:a00:1::',
  '3fff::1',
  'fec0::1',
  'ff02::1',
  '192.0.2.1',
  '198.51.100.7',
  '203.0.113.9',
];

describe('isHostAllowed', () => {
  test.each(PRIVATE)('%s is never a partner', (address) => {
    expect([isHostAllowed(address, false), isHostAllowed(address, true)]).toEqual([false, false]);
  });

  test.each(['127.0.0.1', '127.9.9.9', '::1', '[::1]'])('%s is the sandbox only', (address) => {
    expect([isHostAllowed(address, false), isHostAllowed(address, true)]).toEqual([false, true]);
  });

  test.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111', '[2606:4700::1111]', 'partner.example'])(
    '%s may be called',
    (host) => {
      expect(isHostAllowed(host, false)).toBe(true);
    },
  );
});
