import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startSandbox } from '../../functions/sandbox/sandbox.ts';
import type { RunningSandbox } from '../../functions/sandbox/sandbox.ts';
import { callApi } from '../../scripts/cli/host-connection.ts';
import { postJson } from '../../scripts/start/start-everything.ts';
import { eventually } from '../support/eventually.ts';
import { journeyHost } from '../support/journey-host.ts';
import type { JourneyHost } from '../support/journey-host.ts';

const SPEED = 40_000;

interface InboundBody {
  readonly inboundId: string;
  readonly nextStep?: string;
  readonly steps: readonly {
    readonly step: string;
    readonly voucher?: string;
    readonly by?: string;
  }[];
  readonly lines: readonly { readonly counted?: string }[];
}
interface StockBody {
  readonly books: readonly {
    readonly accountBook: string;
    readonly lines: readonly {
      readonly bookItem: string;
      readonly quantities: readonly { readonly [name: string]: string }[];
    }[];
  }[];
}

let host: JourneyHost;
let sandbox: RunningSandbox;
const folder = mkdtempSync(join(tmpdir(), 'inbounds-'));

const get = async <T>(path: string) => (await callApi(host, 'GET', path)).body as T;
const post = async <T>(path: string, body: object, operator?: string) =>
  (await callApi({ ...host, operator }, 'POST', path, { body })).body as T;

/** An inbound once it is put away. */
async function putAway(warehouseId: string, reference: string, quantity: string) {
  const lines = [{ sku: await anySku(), quantity }];
  const { inboundId } = await post<InboundBody>('/v1/inbounds', { warehouseId, reference, lines });
  return eventually(async () => {
    const inbound = await get<InboundBody>(`/v1/inbounds/${inboundId}`);
    return inbound.nextStep === undefined ? inbound : undefined;
  }, 50);
}

async function anySku(): Promise<string> {
  const { DEMO_CATALOGUE } = await import('../../functions/sandbox/demo/catalogue.ts');
  return DEMO_CATALOGUE[0]?.sku ?? '';
}

async function lineOf(inboundId: string) {
  const inbound = await host.services.office.inbounds.get(inboundId);
  const { bookItem = '', unit = '' } = inbound?.lines[0] ?? {};
  const accountBook = inbound?.accountBook ?? `W:${inbound?.warehouseId ?? ''}`;
  const { books } = await get<StockBody>('/v1/stock');
  const book = books.find((each) => each.accountBook === accountBook);
  const quantities = book?.lines.find((each) => each.bookItem === bookItem)?.quantities ?? [];
  return { accountBook, bookItem, unit, quantities };
}

/** Its line once its quantities are these: the ledger moves after the step is noted. */
async function lineWith(inboundId: string, expected: { readonly [name: string]: string }) {
  return eventually(async () => {
    const line = await lineOf(inboundId);
    const [found = {}] = line.quantities;
    const isThere = Object.entries(expected).every(([name, quantity]) => found[name] === quantity);
    return isThere ? line : undefined;
  }, 50);
}

beforeAll(async () => {
  const origin = Date.now();
  const clock = { origin: new Date(origin).toISOString(), speed: SPEED };
  sandbox = await startSandbox({
    port: 0,
    data: folder,
    seed: 7,
    clock: { origin, speed: SPEED },
    wall: () => Date.now(),
    onFault: (fault) => {
      throw fault;
    },
  });
  sandbox.run();
  host = await journeyHost(sandbox.url, { clock });
  const { secrets, books } = host.shared;
  await postJson(`${sandbox.url}/sandbox/configure`, {
    hostUrl: host.url,
    secrets,
    books,
  });
});
afterAll(async () => {
  await host.end();
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

describe('goods on their way in', () => {
  test('into bond: customs enters them and posts the book, the warehouse counts them', async () => {
    const inbound = await putAway('xiamen-import', 'ASN-1', '500');
    expect(inbound.steps.map(({ step, by }) => [step, by])).toEqual([
      ['advice', 'operator'],
      ['first-line-entry', 'customs-xiamen'],
      ['bonded-list', 'customs-xiamen'],
      ['gate-in', 'xiamen-import'],
      ['count', 'xiamen-import'],
      ['put-away', 'xiamen-import'],
    ]);
    expect(inbound.steps.every(({ voucher = '' }) => voucher !== '')).toBe(true);
    const entered = { book: '100500', onHand: '100500', notReceived: '0' };
    const line = await lineWith(inbound.inboundId, entered);
    expect(line.quantities).toHaveLength(2);
    const search = new URLSearchParams({
      book: line.accountBook,
      item: line.bookItem,
      unit: line.unit,
    });
    const { items } = await get<{ items: readonly object[] }>(`/v1/stock/movements?${search}`);
    expect(items[1]).toMatchObject({
      kind: 'inbound',
      voucher: inbound.steps[2]?.voucher,
      by: 'customs-xiamen',
      cause: inbound.inboundId,
    });
  });

  test('outside of bond: no step of customs', async () => {
    const inbound = await putAway('hangzhou-hub', 'ASN-2', '20');
    expect(inbound.steps.map(({ step }) => step)).toEqual([
      'advice',
      'gate-in',
      'count',
      'put-away',
    ]);
    const { quantities } = await lineWith(inbound.inboundId, { book: '100020', onHand: '100020' });
    expect(quantities[0]).toMatchObject({ notReceived: '0' });
  });

  test('a short receipt is a case, settled by an adjustment that another person approves', async () => {
    const inbound = await putAway('xiamen-export', 'ASN-3-short', '10');
    expect(inbound.lines[0]?.counted).toBe('8');
    await eventually(async () => {
      const { items } = await get<{ items: readonly { kind: string }[] }>('/v1/cases');
      return items.find(({ kind }) => kind === 'short-receipt');
    }, 50);
    const entered = { book: '100010', onHand: '100008', notReceived: '2' };
    const { accountBook, bookItem, unit } = await lineWith(inbound.inboundId, entered);
    const wish = { accountBook, bookItem, unit, direction: 'down', of: 'book', quantity: '2' };
    const asked = await post<{ adjustmentId: string }>(
      '/v1/adjustments',
      { ...wish, reason: 'short receipt ASN-3' },
      'anna',
    );
    const path = `/v1/adjustments/${asked.adjustmentId}/decision`;
    await expect(post(path, { decision: 'approved' }, 'anna')).rejects.toThrow('same-person');
    await post(path, { decision: 'approved' }, 'bert');
    const settled = await lineOf(inbound.inboundId);
    expect(settled.quantities[0]).toMatchObject({ book: '100008', notReceived: '0' });
  });

  test('proves itself, and agrees with warehouse and customs', async () => {
    const proof = await get<{ proven: boolean; movements: number }>('/v1/stock/proof');
    expect(proof).toMatchObject({ proven: true });
    await post('/v1/reconciliations', {});
    const report = await post<{ differences: readonly { code: string; subject: string }[] }>(
      '/v1/reconciliations',
      {},
    );
    // Ours was put right by an adjustment; customs' book waits for its own.
    expect(report.differences.map(({ code }) => code)).toEqual(['book-differs']);
  });
});
