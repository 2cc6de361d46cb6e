import { lookup } from 'node:dns';
import type { LookupAddress, LookupAllOptions } from 'node:dns';
import { BlockList, isIP, isIPv4 } from 'node:net';
import type { LookupFunction } from 'node:net';

/**
 * Networks that a partner's address never lies in: private, link-local (cloud metadata), reserved,
 * and IPv6 that carries an IPv4 address elsewhere (6to4, Teredo). Sources: RFC 6890 and its
 * registries; Standard Webhooks, "Server side request forgery".
 */
const NOT_PUBLIC = blockList([
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]);

/**
 * All of IPv6 that is given out to the public (RFC 4291, 2.4). What lies outside, such as `::1`,
 * `fd00::…`, `64:ff9b:…` and IPv4 written as `::ffff:…`, is refused whatever it means.
 */
const GLOBAL_UNICAST = blockList([['2000::', 3]]);

const LOOPBACK = blockList([
  ['127.0.0.0', 8],
  ['::1', 128],
]);

/** Whether a host may be called as far as its name tells: a name is checked again once resolved. */
export function isHostAllowed(hostname: string, allowLoopback: boolean): boolean {
  const literal = hostname.replace(/^\[|\]$/g, '');
  return isIP(literal) === 0 || isAddressAllowed(literal, allowLoopback);
}

/** How names become addresses; `dns.lookup` asked for all of them. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * Resolves names like `dns.lookup` and fails when any address of the name is not allowed. Sockets
 * connect to what this gives and to nothing else, so a name that changes its mind gains nothing.
 */
export function checkedLookup(allowLoopback: boolean, resolve: Resolve = lookup): LookupFunction {
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
  const given = family === 'ipv4' || GLOBAL_UNICAST.check(address, family);
  return given && !NOT_PUBLIC.check(address, family);
}

function blockList(subnets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [net, prefix] of subnets) {
    list.addSubnet(net, prefix, isIPv4(net) ? 'ipv4' : 'ipv6');
  }
  return list;
}
