import { cpuBetween, readCpu } from '../run/cpu.ts';
import type { RefuseJob, RefuseResult } from './jobs.ts';
import { drawOrders, signedHeaders, webhookUrl } from './orders.ts';
import type { Post } from './post.ts';

const DEEP = 10_000;
const LARGE = 2_000_000;
/** Times of the first ones are not counted: they pay for compilation. */
const WARM_UP = 20;

interface RefusalCase {
  readonly name: string;
  readonly expected: number;
  readonly url: string;
  readonly body: Buffer;
  readonly headers: (id: string) => { readonly [name: string]: string };
}

/** Sends what must be refused, one after another, each kind `times` times. */
export async function runRefusals(job: RefuseJob, post: Post): Promise<RefuseResult> {
  const cases: RefuseResult['cases'] = [];
  for (const each of refusalCases(job)) cases.push(await refuse(job, post, each));
  return { cases };
}

async function refuse({ times, pid }: RefuseJob, post: Post, each: RefusalCase) {
  const { name, expected, url, body, headers } = each;
  for (let n = 0; n < WARM_UP; n += 1) await post(url, headers(`warm-${String(n)}`), body);
  const statuses: { [status: string]: number } = {};
  const taken: number[] = [];
  const before = readCpu([pid]);
  for (let n = 0; n < times; n += 1) {
    const sent = headers(`${name}-${String(n)}`.replaceAll(' ', '-'));
    const from = performance.now();
    const status = String(await post(url, sent, body));
    taken.push(performance.now() - from);
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
  const [cpuMs = Number.NaN] = cpuBetween(before, readCpu([pid])).byPid;
  return { name, expected, statuses, times: taken, cpuMs };
}

function refusalCases({ target, token }: RefuseJob): readonly RefusalCase[] {
  const url = webhookUrl(target);
  const orders = `${target.url}/v1/orders`;
  const operator = (id: string) => ({
    'content-type': 'application/json',
    authorization: `Bearer ${token}`,
    'idempotency-key': id,
  });
  const deep = Buffer.from(`${'['.repeat(DEEP)}${']'.repeat(DEEP)}`);
  const proto = Buffer.from('{"channelId":"demo-market","order":{"__proto__":{"paid":true}}}');
  const large = Buffer.alloc(LARGE, ' ');
  const [order] = drawOrders(0, 1);
  const valid = order?.body ?? Buffer.alloc(0);
  const forged = { ...target, secret: `whsec_${Buffer.alloc(32).toString('base64')}` };
  const signed = (body: Buffer) => (id: string) => signedHeaders(target, id, body);
  return [
    {
      name: 'wrong signature',
      expected: 401,
      url,
      body: valid,
      headers: (id) => signedHeaders(forged, id, valid),
    },
    { name: '2 MB webhook', expected: 413, url, body: large, headers: signed(large) },
    { name: '2 MB order', expected: 413, url: orders, body: large, headers: operator },
    { name: '10,000 deep order', expected: 400, url: orders, body: deep, headers: operator },
    { name: '__proto__ in an order', expected: 400, url: orders, body: proto, headers: operator },
    // Authentic: taken with 200, and kept as a case instead of an order.
    { name: '10,000 deep webhook, signed', expected: 200, url, body: deep, headers: signed(deep) },
  ];
}
