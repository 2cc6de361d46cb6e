import { lookup as resolve } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import { BlockList, isIP, isIPv4 } from 'node:net';
import type { LookupFunction } from 'node:net';

/**
 * Networks that a partner's address never lies in: private, link-local (cloud metadata), reserved.
 * IPv4 addresses within IPv6 (`::ffff:…`) are checked as IPv4. Sources: RFC 6890 and its registries; Standard Webhooks, "Server side request forgery".
 */
const NOT_PUBLIC = blockList([
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
  ['::', 127],
  ['64:ff9b::', 96],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
]);

const LOOPBACK = blockList([
  ['127.0.0.0', 8],
  ['::1', 128],
]);

/** Whether a host may be called as far as its name tells: a name is checked again once resolved. */
export function isHostAllowed(hostname: string, allowLoopback: boolean): boolean {
  const literal = hostname.replace(/^\[|\]$/g, '');
  return isIP(literal) === 0 || isAddressAllowed(literal, allowLoopback);
}

/** Resolves names like `dns.lookup` and fails when any address of the name is not allowed. */
export function checkedLookup(allowLoopback: boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        callback(error, '');
        return;
      }
      const [first] = addresses;
      if (first === undefined || !addresses.every((each) => isAllowed(each, allowLoopback))) {
        callback(Object.assign(new Error('refused'), { code: 'ADDRESS_NOT_PUBLIC' }), '');
        return;
      }
      if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

function isAllowed({ address }: LookupAddress, allowLoopback: boolean): boolean {
  return isAddressAllowed(address, allowLoopback);
}

function isAddressAllowed(address: string, allowLoopback: boolean): boolean {
  const family = isIPv4(address) ? 'ipv4' : 'ipv6';
  if (allowLoopback && LOOPBACK.check(address, family)) return true;
  return !NOT_PUBLIC.check(address, family);
}

function blockList(subnets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [net, prefix] of subnets) {
    list.addSubnet(net, prefix, isIPv4(net) ? 'ipv4' : 'ipv6');
  }
  return list;
}
