import { createServer, request as requestHttp } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { checkedLookup } from '../../../functions/adapters/http/address-guard.ts';
import type { Resolve } from '../../../functions/adapters/http/address-guard.ts';
import { httpTransport } from '../../../functions/adapters/http/http-transport.ts';

const PRIVATE = { address: '127.0.0.1', family: 4 };
const PUBLIC = { address: '93.184.216.34', family: 4 };

/** A service of this network that nobody outside should reach. */
let internal: Server;
let connections: number;
beforeEach(async () => {
  connections = 0;
  internal = createServer((_request, response) => response.end('secret'));
  internal.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => internal.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  internal.closeAllConnections();
  internal.close();
});
const port = () => (internal.address() as AddressInfo).port;

/** A resolver of an attacker: public when it is looked at, private when it is connected to. */
function flipping(): Resolve & { asked: number } {
  const resolve = Object.assign(
    (_name: string, _options: object, callback: Parameters<Resolve>[2]) => {
      resolve.asked += 1;
      callback(null, [resolve.asked % 2 === 1 ? PUBLIC : PRIVATE]);
    },
    { asked: 0 },
  );
  return resolve;
}

/** A resolver that gives the same addresses always. */
const always =
  (...addresses: (typeof PRIVATE)[]): Resolve =>
  (_name, _options, callback) =>
    callback(null, addresses);

const call = (resolve: Resolve) =>
  httpTransport({ allowLoopback: false, resolve })({
    method: 'POST',
    url: `https://merchant.example:${String(port())}/events`,
    headers: {},
    timeoutMs: 60_000,
  });

describe('a name that is bound anew', () => {
  test('is checked at every connect: what it was before does not count', async () => {
    const resolve = flipping();
    resolve.asked = 1;
    expect(await call(resolve)).toEqual({ kind: 'failed', reason: 'ADDRESS_NOT_PUBLIC' });
    expect(connections).toBe(0);
  });

  test('connects to what was checked, and is asked once for it', async () => {
    const asked: string[] = [];
    const resolve = flipping();
    const guarded = checkedLookup(false, resolve);
    await new Promise<void>((done) => {
      guarded('merchant.example', { all: true }, (_error, addresses) => {
        asked.push(JSON.stringify(addresses));
        done();
      });
    });
    expect(asked).toEqual([JSON.stringify([PUBLIC])]);
    expect(resolve.asked).toBe(1);
  });

  test('is refused when only one of its addresses is private', async () => {
    expect(await call(always(PUBLIC, PRIVATE))).toMatchObject({ reason: 'ADDRESS_NOT_PUBLIC' });
    expect(connections).toBe(0);
  });

  test.each([
    ['169.254.169.254', 4],
    ['::ffff:169.254.169.254', 6],
    ['fd00:ec2::254', 6],
    ['::ffff:7f00:1', 6],
    ['0.0.0.0', 4],
  ])('%s is not connected to', async (address, family) => {
    expect(await call(always({ address, family }))).toMatchObject({ reason: 'ADDRESS_NOT_PUBLIC' });
  });

  // The negative control: without the guard, the same resolver leads straight inside.
  test('without the check it would reach the service', async () => {
    const unchecked = (...[, , callback]: Parameters<ReturnType<typeof checkedLookup>>): void =>
      callback(null, [PRIVATE]);
    await new Promise<void>((done) => {
      const request = requestHttp(
        { host: 'merchant.example', port: port(), lookup: unchecked },
        (response) => response.resume().on('end', done),
      );
      request.end();
    });
    expect(connections).toBe(1);
  });
});
