import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CebDocument } from '../../functions/domain/customs/ceb-document.ts';
import { fixHold } from '../../functions/usecases/fix-hold.ts';
import { sweep } from '../../functions/usecases/sweep.ts';
import {
  ACCEPTED_BY_WAREHOUSE,
  EXPORT_ACCEPTED,
  IMPORT_ACCEPTED,
  PACKED,
  receipt,
  UNTIL_DELIVERY,
} from '../support/world/facts.ts';
import { namingWriter } from '../support/world/stand-in-signing.ts';
import { accepted, aWorld, consignmentOf, settle, stateOf, told } from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import { anExportOrder, anIncomingOrder } from '../support/world/world-data.ts';

let world: World;
let filed: CebDocument[];
beforeEach(async () => {
  world = await aWorld();
  filed = [];
  const render: typeof namingWriter.render = (message) => {
    filed.push(...message.documents);
    return namingWriter.render(message);
  };
  Object.assign(world.services, { writer: { ...namingWriter, render } });
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

async function started(order = anIncomingOrder()): Promise<string> {
  const id = await accepted(world, order);
  await settle(world);
  return id;
}
async function fix(id: string, ...fixes: { field: string; value: string }[]): Promise<void> {
  world.clock.advance({ minutes: 90 });
  expect(await fixHold(world.services, id, fixes, 'ann')).toMatchObject({ kind: 'fixed' });
  await settle(world);
}
const NAME = { field: 'lines.1.declaredName', value: '面霜' };
/** Kind, appType and what the goods are called, in the order in which it was filed. */
const filings = () =>
  filed.map(({ kind, head, lines: [line] }) => [
    kind,
    'appType' in head ? head.appType : '',
    line !== undefined && 'itemName' in line ? line.itemName : '',
  ]);
const asked = (ask: string) => world.partners.calls.filter((call) => call.ask === ask);
const LATER = '2026-11-23T08:00:00.000Z';

/** An import whose list customs refused, with everything before it accepted. */
async function refused(): Promise<string> {
  const id = await started();
  await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED, receipt('621', '100'));
  return id;
}

describe('a correction after customs accepted the order', () => {
  test('amends it with a later appTime; only then the list is filed anew', async () => {
    const id = await refused();
    await fix(id, NAME);
    expect(filings()).toEqual([
      ['311', '1', '保湿面霜'],
      ['621', '1', '保湿面霜'],
      ['311', '2', '面霜'],
    ]);
    expect(Number(filed[2]?.head.appTime)).toBeGreaterThan(Number(filed[0]?.head.appTime));
    await told(world, id, receipt('311', '120', LATER));
    expect(filings()[3]).toEqual(['621', '1', '面霜']);
    await told(world, id, receipt('621', '800', '2026-11-23T09:00:00.000Z'), ...UNTIL_DELIVERY);
    expect(stateOf(world, id)).toBe('Delivered');
  });

  test('a repeat of what customs said of the first version accepts no amendment', async () => {
    const id = await refused();
    await fix(id, NAME);
    await told(world, id, receipt('311', '120'));
    expect(filed).toHaveLength(3);
  });

  test('a refused amendment is corrected by another one', async () => {
    const id = await refused();
    await fix(id, NAME);
    await told(world, id, receipt('311', '100', LATER));
    await fix(id, { ...NAME, value: '面霜 50ml' });
    expect(filings().at(-1)).toEqual(['311', '2', '面霜 50ml']);
  });

  test.each([
    ['what does not stand on it', { field: 'lines.1.hsCode', value: '3304990041' }],
    ['what stands on it already', { ...NAME, value: '保湿面霜' }],
  ])('%s leaves it as it is', async (_what, change) => {
    const id = await refused();
    await fix(id, change);
    expect(filings().map(([kind]) => kind)).toEqual(['311', '621', '621']);
  });

  test('while the list stands, nothing that it was compared with is amended', async () => {
    const id = await started();
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED);
    await told(world, id, receipt('621', '502', world.clock.now()));
    world.clock.advance({ hours: 25 });
    await sweep(world.services);
    await fix(id, NAME);
    expect(filed).toHaveLength(2);
  });
});

describe('documents of others', () => {
  test('the carrier declares a corrected consignee anew', async () => {
    const id = await refused();
    await fix(id, { field: 'shipTo.name', value: '李蕾' });
    expect(asked('document-511').map(({ requestId }) => requestId)).toEqual([
      `${id}.document-511.1`,
      `${id}.document-511.2`,
    ]);
    await told(world, id, receipt('311', '120', LATER), receipt('511', '120', LATER));
    const { hold, waybillRecord, documents } = await consignmentOf(world, id);
    expect(hold).toBeUndefined();
    expect(waybillRecord?.consignee).toBe('李蕾');
    expect(documents['621']?.version).toBe(2);
    expect(documents['411']?.version).toBe(1);
  });

  test('the payment firm declares a corrected transaction anew', async () => {
    const id = await refused();
    await fix(id, { field: 'payment.transactionId', value: 'PAY2' });
    expect(asked('document-411')).toHaveLength(2);
    expect(filings().at(-1)).toEqual(['311', '2', '保湿面霜']);
    expect((await consignmentOf(world, id)).documents['511']?.version).toBe(1);
  });
});

describe('a correction before customs answered', () => {
  test('amends the order once it is accepted, and never before', async () => {
    const id = await started();
    await told(world, id, ACCEPTED_BY_WAREHOUSE, receipt('411', '100'));
    await fix(id, NAME);
    expect(filings().map(([kind, type]) => [kind, type])).toEqual([['311', '1']]);
    await told(world, id, receipt('311', '120', LATER));
    expect(filings().at(-1)).toEqual(['311', '2', '面霜']);
    const rest = [receipt('311', '120', '2026-11-23T09:00:00.000Z'), receipt('411', '120', LATER)];
    await told(world, id, ...rest, receipt('511', '120', LATER));
    expect(filings().at(-1)).toEqual(['621', '1', '面霜']);
  });
});

test('an export order is amended as well', async () => {
  const id = await started(anExportOrder());
  await told(world, id, ACCEPTED_BY_WAREHOUSE, PACKED, ...EXPORT_ACCEPTED, receipt('603', '100'));
  await fix(id, NAME);
  expect(filings().at(-1)).toEqual(['303', '2', '面霜']);
  await told(world, id, receipt('303', '120', LATER));
  expect(filings().at(-1)).toEqual(['603', '1', '面霜']);
});
