import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { parseCustomsAnswer } from '../../functions/adapters/customs/gateway/answers.ts';
import { partnerReader } from '../../functions/adapters/partners/partner-reader.ts';
import { askAgain } from '../../functions/usecases/ask-again.ts';
import { documentRows } from '../../functions/usecases/views/document-rows.ts';
import { shownDocument } from '../../functions/usecases/views/shown-document.ts';
import { workAnswer } from '../../functions/usecases/work-answer.ts';
import { aReceiptEnvelope } from '../support/receipt-envelope.ts';
import { ACCEPTED_BY_WAREHOUSE, IMPORT_ACCEPTED } from '../support/world/facts.ts';
import { accepted, aWorld, consignmentOf, settle, told } from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';

let world: World;
let id = '';
beforeEach(async () => {
  world = await aWorld();
  id = await accepted(world);
  await settle(world);
  await told(world, id, ACCEPTED_BY_WAREHOUSE);
});
afterEach(() => world.close());

const PAID = { payCode: 'Y', payTransactionId: 'PAY20261123000001' };
const LATER = '2026-11-23T11:00:00.000Z';

async function arrives(raw: Buffer, services = world.services): Promise<void> {
  const message = { partnerId: 'customs-1', messageId: 'm-1', body: raw.toString('base64') };
  await workAnswer({ ...services, desk: partnerReader }, message);
  await settle(world);
}

async function kept() {
  const records = await world.services.orders.documents(id);
  return records.filter(({ kind }) => kind === 'receipt');
}

test('a receipt is kept as it came, with its event, once however often it comes', async () => {
  const raw = aReceiptEnvelope('412', { keys: PAID });
  for (let time = 0; time < 3; time += 1) await arrives(raw);
  const [record, ...more] = await kept();
  expect(more).toEqual([]);
  const { at, ...said } = record ?? {};
  expect(at).toBe(world.clock.now());
  expect(said).toMatchObject({
    message: '412',
    answers: '411',
    party: 'customs',
    hash: world.services.fingerprint.sha256(raw),
  });
  const events = await world.services.orders.events(id);
  expect(events.find(({ type }) => type === 'receipt-received')?.version).toBe(record?.version);
  const body = await world.services.documents.get(record?.key ?? '');
  expect(Buffer.from(body ?? [])).toEqual(raw);
});

test('receipts of what others filed stand at its document, to be read', async () => {
  const waybill = (await consignmentOf(world, id)).legs[0]?.waybillNumber ?? '';
  await arrives(aReceiptEnvelope('412', { keys: PAID }));
  await arrives(aReceiptEnvelope('412', { keys: PAID, status: '399', at: LATER }));
  await arrives(aReceiptEnvelope('512', { keys: { logisticsCode: 'L', logisticsNo: waybill } }));
  const rows = documentRows(await consignmentOf(world, id), await kept());
  const files = (kind: string) => rows.find((row) => row.kind === kind)?.files ?? [];
  expect(files('411').map(({ message, party }) => [message, party])).toEqual([
    ['412', 'customs'],
    ['412', 'customs'],
  ]);
  expect(files('511').map(({ message }) => message)).toEqual(['512']);
  expect(files('311')).toEqual([]);
  const shown = await shownDocument(world.services, id, files('511')[0]?.key ?? '');
  expect(shown).toContain(`<logisticsNo>${waybill}</logisticsNo>`);
});

test('one message with two receipts is kept with both events', async () => {
  const { seller } = (await consignmentOf(world, id)).parties;
  const keys = { ebpCode: 'P', ebcCode: seller.code, orderNo: 'SO-1001' };
  await arrives(aReceiptEnvelope('312', { keys }, { keys, status: '399', at: LATER }));
  const records = await kept();
  expect(records).toHaveLength(2);
  expect(new Set(records.map(({ version }) => version)).size).toBe(2);
});

test('whoever loses the race to commit leaves no second record', async () => {
  const { orders } = world.services;
  let rivals = 1;
  const racing = {
    ...world.services,
    orders: {
      ...orders,
      commit: async (change: Parameters<typeof orders.commit>[0]) => {
        rivals -= 1;
        if (rivals === 0) await told(world, id, IMPORT_ACCEPTED[0]);
        return orders.commit(change);
      },
    },
  };
  await arrives(aReceiptEnvelope('412', { keys: PAID }), racing);
  expect(rivals).toBeLessThan(0);
  expect(await kept()).toHaveLength(1);
});

test('a receipt that was lost is kept when asking finds it', async () => {
  const raw = aReceiptEnvelope('412', { keys: PAID });
  const read = parseCustomsAnswer(raw);
  if (!read.ok) throw new Error(read.message);
  const facts = read.value.flatMap((answer) => answer.facts);
  const asked = {
    ...world.services,
    customs: {
      ...world.services.customs,
      query: async () => ({ kind: 'answered', facts, statements: read.value }) as const,
    },
  };
  const again = { consignmentId: id, ask: 'document-411', attempt: 2 } as const;
  await askAgain(asked, again);
  await askAgain(asked, again);
  expect(await kept()).toMatchObject([{ message: '412', answers: '411' }]);
  expect((await consignmentOf(world, id)).documents['411']?.acceptedAt).toBeDefined();
});
