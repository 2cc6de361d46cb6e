import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fixHold } from '../../functions/usecases/fix-hold.ts';
import { units } from '../../functions/domain/money/quantity.ts';
import { money } from '../../functions/domain/money/money.ts';
import type { WaybillRecord } from '../../functions/domain/consignment/consignment.ts';
import {
  ACCEPTED_BY_WAREHOUSE,
  IMPORT_ACCEPTED,
  receipt,
  UNTIL_DELIVERY,
} from '../support/world/facts.ts';
import { waybillDeclared } from '../support/world/scripted-partners.ts';
import { accepted, aWorld, consignmentOf, settle, stateOf, told } from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import {
  anIncomingOrder,
  BOOK_ITEM,
  IMPORT_BOOK,
  ITEM,
  UNIT,
} from '../support/world/world-data.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const holdOf = async (id: string) => (await consignmentOf(world, id)).hold;
const sent = (ask: string) => world.partners.calls.filter((call) => call.ask === ask);
const rulesBroken = async (id: string) =>
  (await consignmentOf(world, id)).match.filter(({ ok }) => !ok).map(({ rule }) => rule);

describe('what the carrier declares', () => {
  async function declared(mistake: Partial<WaybillRecord>): Promise<string> {
    const id = await accepted(world);
    const identity = await world.services.vault.open((await consignmentOf(world, id)).orderId);
    world.partners.script('document-511', {
      kind: 'answered',
      facts: [
        waybillDeclared(await consignmentOf(world, id), '511', identity, {
          waybillNumber: 'EB000717618CN',
          ...mistake,
        }),
      ],
    });
    await settle(world);
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED);
    return id;
  }

  test.each([
    [
      'freight',
      { freight: money(1_001, 'CNY') },
      '8',
      '621.freight 10.00 CNY but 511.freight 10.01 CNY',
    ],
    [
      'insurance',
      { insurance: money(0, 'CNY') },
      '8',
      '621.insuredFee 1.00 CNY but 511.insuredFee 0.00 CNY',
    ],
    ['number of parcels', { parcels: 2 }, '9', '621.packNo 1 but 511.packNo 2'],
    ['weight', { weight: units(1) }, '9', '621.grossWeight 0.24 but 511.weight 1'],
  ])(
    'another %s holds before the list is filed, naming both',
    async (_name, mistake, rule, words) => {
      const id = await declared(mistake);
      expect(await holdOf(id)).toMatchObject({ reason: 'match-failed', stage: 'declare' });
      expect((await holdOf(id))?.message).toContain(words);
      expect(await rulesBroken(id)).toEqual([rule]);
      expect(sent('file').map(({ requestId }) => requestId)).toEqual([`${id}.311`]);
    },
  );

  test('going on asks the carrier anew, and only what it declares then counts', async () => {
    const id = await declared({ parcels: 2 });
    await fixHold(world.services, id, [], 'ann');
    await settle(world);
    expect(sent('document-511').map(({ requestId }) => requestId)).toEqual([
      `${id}.document-511.1`,
      `${id}.document-511.2`,
    ]);
    expect(stateOf(world, id)).toBe('declare');
    expect(sent('file')).toHaveLength(1);
    await told(world, id, receipt('511', '120', '2026-11-23T04:00:00.000Z'));
    expect(await holdOf(id)).toBeUndefined();
    await told(world, id, receipt('621', '800'), ...UNTIL_DELIVERY);
    expect(stateOf(world, id)).toBe('Delivered');
  });
});

describe('what the account book has on file', () => {
  async function filedAs(filed: { hsCode?: string; origin?: string }): Promise<string> {
    const line = { accountBook: IMPORT_BOOK, bookItem: BOOK_ITEM, unit: UNIT };
    await world.services.ledger.move([
      {
        ...{ ...line, movementId: 'filed', kind: 'receipt', quantity: units(1) },
        ...{ at: world.clock.now(), cause: 'opening', voucher: 'opening', filed },
      },
    ]);
    const id = await accepted(world);
    await settle(world);
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED);
    return id;
  }

  test('agrees with the catalogue it was filed from', async () => {
    const id = await filedAs({ hsCode: ITEM.hsCode, origin: ITEM.origin });
    expect(await holdOf(id)).toBeUndefined();
    expect((await consignmentOf(world, id)).match).toContainEqual(
      expect.objectContaining({ rule: '10', field: 'gcode', ok: true }),
    );
  });

  test('another tariff number holds, and the right one goes on', async () => {
    const id = await filedAs({ hsCode: '3304990021', origin: ITEM.origin });
    expect(await holdOf(id)).toMatchObject({
      reason: 'match-failed',
      message: expect.stringContaining(`621.gcode ${ITEM.hsCode ?? ''} in line 1`) as unknown,
      pointers: ['lines.1.hsCode'],
    });
    expect((await holdOf(id))?.message).toContain('book.gcode 3304990021');
    await fixHold(world.services, id, [{ field: 'lines.1.hsCode', value: '3304990021' }], 'ann');
    await settle(world);
    expect(await holdOf(id)).toBeUndefined();
    expect(sent('file').map(({ requestId }) => requestId)).toContain(`${id}.621`);
  });

  test('another country of origin holds', async () => {
    const id = await filedAs({ hsCode: ITEM.hsCode, origin: 'US' });
    expect(await rulesBroken(id)).toEqual(['10']);
  });
});

test('a certificate of somebody else holds before anything is filed', async () => {
  let holder = '3301980099';
  const { signer } = world.services;
  const services = { ...world.services, signer: { ...signer, holderOf: async () => holder } };
  world = { ...world, services };
  const id = await accepted(world, anIncomingOrder());
  await settle(world);
  await told(world, id, ACCEPTED_BY_WAREHOUSE);
  expect(await holdOf(id)).toMatchObject({
    reason: 'match-failed',
    message: expect.stringContaining(
      '621.agentCode 3301980001 but certificate.holder 3301980099',
    ) as unknown,
    pointers: [],
  });
  expect(sent('file')).toEqual([]);
  holder = '3301980001';
  await fixHold(services, id, [], 'ann');
  await settle(world);
  expect(sent('file').map(({ requestId }) => requestId)).toEqual([`${id}.311`]);
});
