import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { unwrapDxp } from '../../functions/adapters/customs/messages/dxp-envelope.ts';
import { parseNotices } from '../../functions/adapters/customs/messages/parse-message.ts';
import { parseReceipts } from '../../functions/adapters/customs/messages/parse-receipts.ts';
import type { SigningIdentity } from '../../functions/adapters/customs/sign/sign-message.ts';
import type { CebReceipt } from '../../functions/domain/customs/ceb-receipt.ts';
import { DEMO_STOCK } from '../../functions/sandbox/demo/world.ts';
import { startSandbox } from '../../functions/sandbox/sandbox.ts';
import type { RunningSandbox } from '../../functions/sandbox/sandbox.ts';
import { aSigningIdentity } from '../support/signing-identity.ts';
import { hostStub } from './host-stub.ts';
import type { HostStub } from './host-stub.ts';

/** Where every rig's clock begins. */
export const BEGIN = Date.parse('2026-11-23T02:00:00.000Z');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes, ok').toString('base64')}`;
export const ACCESS_TOKEN = 'shpat_0123456789abcdef';
const SECRETS = {
  'partners/xiamen-import': SECRET,
  'partners/xiamen-export': SECRET,
  'partners/hangzhou-hub': SECRET,
  'partners/nagoya-hub': SECRET,
  'partners/customs-xiamen': SECRET,
  'partners/china-post': SECRET,
  'partners/lakeside-pay': SECRET,
  'partners/customs-kr': SECRET,
  'channels/demo-market': SECRET,
  'channels/demo-shop': 'shopify-client-secret',
  'channels/demo-shop/access-token': ACCESS_TOKEN,
  'channels/demo-woo': 'woo-webhook-secret',
  'channels/demo-woo/api-key': 'ck_1:cs_2',
  'channels/demo-ebay': 'ebay-key-seed',
  'channels/demo-amazon/api-key': 'client:secret',
  'channels/demo-amazon/refresh-token': 'Atzr|demo',
  'channels/demo-amazon/queue-key': 'AKIDEXAMPLE:secret',
  'channels/demo-ebay/api-key': 'app:secret',
};

/** The answer to a call. */
export interface Reply {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** A sandbox on a clock of its own, Bondway's side stubbed, and calls as Bondway makes them. */
export interface Rig {
  readonly host: HostStub;
  readonly identity: SigningIdentity;
  /** What every partner signs with, or is asked with. */
  readonly secret: string;
  sandbox: RunningSandbox;
  /** Business time, ms. */
  now(): number;
  /** Lets business time pass in steps, partners doing what falls due. */
  pass(milliseconds: number): Promise<void>;
  /** Signed as Bondway signs it; the request id is key and webhook id. */
  post(path: string, body: object | string, requestId?: string): Promise<Reply>;
  get(path: string): Promise<Reply>;
  raw(path: string, init: RequestInit): Promise<Reply>;
  admin(method: string, path: string, body?: object | string): Promise<Reply>;
  /** JSON messages of a partner so far. */
  messages(partnerId: string): readonly Record<string, unknown>[];
  /** CEB receipts so far, in the order they arrived. */
  receipts(): readonly CebReceipt[];
  /** Tax bills (816) so far. */
  taxBills(): readonly TaxBill[];
  effects(): Promise<Record<string, number>>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

type Notice = Extract<ReturnType<typeof parseNotices>, { readonly ok: true }>['value'][number];
type TaxBill = Extract<Notice, { readonly kind: '816' }>;

interface RigOptions {
  readonly seed?: number;
  readonly configured?: boolean;
}

const identity = aSigningIdentity();

/** Opens a rig: seed 1, configured with secrets, certificate and opening stock. */
export async function openRig({ seed = 1, configured = true }: RigOptions = {}): Promise<Rig> {
  const host = await hostStub();
  const data = mkdtempSync(join(tmpdir(), 'bondway-sandbox-'));
  const faults: unknown[] = [];
  let wall = BEGIN;
  const start = () =>
    startSandbox({
      ...{ port: 0, data, seed },
      clock: { origin: BEGIN, speed: 1 },
      wall: () => wall,
      onFault: (fault) => faults.push(fault),
    });
  const rig: Rig = {
    host,
    identity,
    secret: SECRET,
    sandbox: await start(),
    now: () => wall,
    async pass(milliseconds) {
      const end = wall + milliseconds;
      // Coarser over days; partners do what fell due in between in order all the same.
      const step = milliseconds > DAY ? 10 * MINUTE : MINUTE;
      while (wall < end) {
        wall = Math.min(wall + step, end);
        await rig.sandbox.tick();
      }
    },
    post(path, body, requestId = randomUUID()) {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const headers = { ...signed(requestId, text), 'idempotency-key': requestId };
      return rig.raw(path, { method: 'POST', headers, body: text });
    },
    get: (path) => rig.raw(path, { method: 'GET', headers: signed(randomUUID(), '') }),
    async raw(path, init) {
      const response = await fetch(rig.sandbox.url + path, init);
      if (faults.length > 0) throw faults[0];
      return { status: response.status, body: (await response.json()) as Reply['body'] };
    },
    admin(method, path, body) {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      return rig.raw(`/sandbox${path}`, { method, body: text });
    },
    messages: (partnerId) =>
      host.received
        .filter(({ path }) => path === `/partners/${partnerId}`)
        .filter(({ headers }) => headers['content-type'] === 'application/json')
        .map(({ body }) => JSON.parse(body) as Record<string, unknown>),
    receipts: () => fromCustoms().flatMap((body) => receiptsIn(body)),
    taxBills: () =>
      fromCustoms().flatMap((body) => {
        const notices = parseNotices(insideOf(body));
        return notices.ok ? notices.value.filter((notice) => notice.kind === '816') : [];
      }),
    async effects() {
      const { effects } = (await rig.admin('GET', '/journal')).body as {
        effects: { kind: string; subject: string; count: number }[];
      };
      return Object.fromEntries(
        effects.map(({ kind, subject, count }) => [`${kind} ${subject}`, count]),
      );
    },
    async restart() {
      await rig.sandbox.close();
      rig.sandbox = await start();
    },
    async close() {
      await rig.sandbox.close();
      await host.close();
      rmSync(data, { recursive: true });
      if (faults.length > 0) throw faults[0];
    },
  };
  function fromCustoms(): readonly string[] {
    return host.received
      .filter(({ headers }) => headers['content-type'] === 'application/xml')
      .map(({ body }) => body);
  }
  function signed(id: string, body: string): Record<string, string> {
    return {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(wall / 1000)),
      'webhook-signature': new Webhook(SECRET).sign(id, new Date(wall), body),
    };
  }
  if (configured) {
    const books = DEMO_STOCK.map(({ accountBook, bookItem, quantity }) => ({
      ...{ accountBook, bookItem, quantity },
    }));
    const { certificatePem } = identity;
    const settings = { hostUrl: host.url, secrets: SECRETS, certificatePem, books };
    await rig.admin('POST', '/configure', settings);
  }
  return rig;
}

/** The CEB receipts in one transport message; none in a tax bill. */
export function receiptsIn(envelope: string): readonly CebReceipt[] {
  const xml = insideOf(envelope);
  const receipts = parseReceipts(xml);
  if (receipts.ok) return receipts.value;
  if (parseNotices(xml).ok) return [];
  throw new Error(receipts.message);
}

function insideOf(envelope: string): string {
  const opened = unwrapDxp(envelope);
  if (!opened.ok) throw new Error(opened.message);
  return opened.value.xml;
}
