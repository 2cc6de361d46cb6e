import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { money } from '../../functions/domain/money/money.ts';
import { cancelConsignment } from '../../functions/usecases/cancel-consignment.ts';
import { fixHold } from '../../functions/usecases/fix-hold.ts';
import { resumeConsignment } from '../../functions/usecases/resume-consignment.ts';
import { sweep } from '../../functions/usecases/sweep.ts';
import {
  ACCEPTED_BY_WAREHOUSE,
  IMPORT_ACCEPTED,
  PACKED,
  receipt,
  UNTIL_DELIVERY,
  UNTIL_RELEASE,
} from '../support/world/facts.ts';
import { paymentRecorded } from '../support/world/scripted-partners.ts';
import {
  accepted,
  aWorld,
  consignmentOf,
  settle,
  stateOf,
  stockOf,
  taskOf,
  told,
} from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import { anExportOrder, anIncomingOrder } from '../support/world/world-data.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
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
const fix = async (id: string, ...fixes: { field: string; value: string }[]) => {
  const result = await fixHold(world.services, id, fixes, 'ann');
  await settle(world);
  return result;
};
const holdOf = async (id: string) => (await consignmentOf(world, id)).hold;
const sent = (ask: string) => world.partners.calls.filter((call) => call.ask === ask);

describe('data missing', () => {
  const withoutPayer = anIncomingOrder({
    identity: { ...anIncomingOrder().identity, payerIdNumber: undefined },
  });

  test('nothing is asked until it is fixed; then the same token goes on to the end', async () => {
    const id = await started(withoutPayer);
    expect(await holdOf(id)).toMatchObject({
      reason: 'data-missing',
      pointers: ['payer.idNumber'],
      stage: 'dispatch',
    });
    expect(world.partners.calls).toEqual([]);
    const { token } = await taskOf(world, id);
    expect((await fix(id, { field: 'payer.idNumber', value: '11010519491231002X' })).kind).toBe(
      'fixed',
    );
    expect((await taskOf(world, id)).token).toBe(token);
    expect(sent('fulfilment')).toHaveLength(1);
    await told(world, id, ...UNTIL_RELEASE, ...UNTIL_DELIVERY);
    expect(stateOf(world, id)).toBe('Delivered');
    expect(world.workflow.resumed[0]?.token).toBe(token);
  });

  test('a wrong value is refused by name, and the hold stands', async () => {
    const id = await started(withoutPayer);
    const result = await fix(
      id,
      { field: 'buyer.name', value: '王小明' },
      { field: 'payer.idNumber', value: '110105194912310021' },
    );
    expect(result).toMatchObject({ kind: 'refused', index: 1 });
    expect(await holdOf(id)).toBeDefined();
  });

  test('no sensitive value stands in the trail', async () => {
    const id = await started(withoutPayer);
    await fix(id, { field: 'payer.idNumber', value: '11010519491231002X' });
    const trail = JSON.stringify(await world.services.orders.events(id));
    expect(trail).toContain('002X');
    expect(trail).not.toContain('11010519491231002X');
  });

  test('Korea without a personal customs code', async () => {
    const id = await started(
      anExportOrder({ identity: { consigneeTelephone: '+82 10 1234 5678' } }),
    );
    expect(await holdOf(id)).toMatchObject({ pointers: ['consignee.personalCustomsCode'] });
    await fix(id, { field: 'consignee.personalCustomsCode', value: 'P123456789012' });
    expect(await holdOf(id)).toBeUndefined();
  });

  test('a fix where nothing is held, or of nobody, changes nothing', async () => {
    const id = await started();
    expect((await fix(id, { field: 'buyer.name', value: 'x' })).kind).toBe('not-held');
    expect((await fixHold(world.services, 'O0-01', [], 'ann')).kind).toBe('unknown');
  });
});

describe('payment difference', () => {
  async function differing(): Promise<string> {
    const id = await accepted(world);
    const short = paymentRecorded(await consignmentOf(world, id), {
      amountPaid: money(27_957, 'CNY'),
    });
    world.partners.script('payment-record', { kind: 'answered', facts: [short] });
    await settle(world);
    await told(world, id, ACCEPTED_BY_WAREHOUSE);
    return id;
  }

  test('held before anything is filed', async () => {
    const id = await differing();
    expect(await holdOf(id)).toMatchObject({
      reason: 'payment-difference',
      message: expect.stringContaining('289.57 CNY but 411.amountPaid 279.57 CNY') as unknown,
    });
    expect(sent('file')).toEqual([]);
    expect(sent('document-411')).toEqual([]);
  });

  test('the right discount: matched again with the record that is known, and it goes on', async () => {
    const id = await differing();
    await fix(id, { field: 'totals.discount', value: '15.00' });
    expect(await holdOf(id)).toBeUndefined();
    expect(sent('payment-record')).toHaveLength(1);
    await told(world, id, ...IMPORT_ACCEPTED, receipt('621', '800'), ...UNTIL_DELIVERY);
    expect(stateOf(world, id)).toBe('Delivered');
  });

  test('another transaction: the payment firm is asked for it at once, under a new request id', async () => {
    const id = await differing();
    await fix(id, { field: 'payment.transactionId', value: 'PAY-RIGHT' });
    expect(await holdOf(id)).toBeUndefined();
    expect(sent('payment-record').map(({ requestId }) => requestId)).toEqual([
      `${id}.payment-record.1`,
      `${id}.payment-record.2`,
    ]);
    expect(sent('document-411')).toHaveLength(1);
  });

  test('a fix that does not help holds again', async () => {
    const id = await differing();
    await fix(id, { field: 'totals.discount', value: '7.00' });
    expect((await holdOf(id))?.reason).toBe('payment-difference');
  });
});

describe('a partner refuses', () => {
  const rejection = {
    type: 'ask-refused',
    ask: 'fulfilment',
    code: 'out-of-stock',
    message: 'none left',
  } as const;

  test('held with its words; asked again under a new request id after the fix', async () => {
    const id = await started();
    await told(world, id, rejection);
    expect(await holdOf(id)).toMatchObject({ reason: 'partner-refused' });
    expect((await holdOf(id))?.message).toContain('out-of-stock');
    await fix(id);
    expect(sent('fulfilment').map(({ requestId }) => requestId)).toEqual([
      `${id}.fulfilment.1`,
      `${id}.fulfilment.2`,
    ]);
    await told(world, id, ACCEPTED_BY_WAREHOUSE);
    expect(stateOf(world, id)).toBe('declare');
  });

  test('an acceptance after the refusal ends the hold: the warehouse found some', async () => {
    const id = await started();
    await told(world, id, rejection, ACCEPTED_BY_WAREHOUSE);
    expect(await holdOf(id)).toBeUndefined();
    expect(stateOf(world, id)).toBe('declare');
  });

  test('a repeat of the refusal after it was asked anew says nothing', async () => {
    const id = await started();
    const first = { ...rejection, requestId: `${id}.fulfilment.1` };
    await told(world, id, first);
    await fix(id);
    await told(world, id, first);
    expect(await holdOf(id)).toBeUndefined();
    await told(world, id, { ...rejection, requestId: `${id}.fulfilment.2` });
    expect((await holdOf(id))?.reason).toBe('partner-refused');
  });

  test('a document that breaks its schema goes to nobody, and is filed once it is fixed', async () => {
    const street = '文三路'.repeat(80);
    const id = await started(anIncomingOrder({ shipTo: { ...anIncomingOrder().shipTo, street } }));
    await told(world, id, ACCEPTED_BY_WAREHOUSE);
    expect((await holdOf(id))?.message).toContain('document-311 was refused');
    expect(sent('file')).toEqual([]);
    await fix(id, { field: 'shipTo.street', value: '文三路 90 号' });
    expect(await holdOf(id)).toBeUndefined();
    expect(sent('file')).toHaveLength(1);
  });

  test('a document that a firm would not file is asked for as a new request', async () => {
    world.partners.script('document-411', { kind: 'refused', code: 'unknown', message: 'no' });
    const id = await started();
    await told(world, id, ACCEPTED_BY_WAREHOUSE);
    expect((await holdOf(id))?.reason).toBe('partner-refused');
    await fix(id);
    expect(sent('document-411').map(({ requestId }) => requestId)).toEqual([
      `${id}.document-411.1`,
      `${id}.document-411.2`,
    ]);
    await told(world, id, ...IMPORT_ACCEPTED, receipt('621', '800'));
    expect(stateOf(world, id)).toBe('hand-off');
  });

  test('cancelled while held: unwound without another hold', async () => {
    const id = await started();
    await told(world, id, rejection);
    await cancelConsignment(world.services, id, { reason: 'by buyer', by: 'channel' });
    await settle(world);
    expect(await holdOf(id)).toBeUndefined();
    await told(world, id, { type: 'parcel-stopped' });
    expect(stateOf(world, id)).toBe('Cancelled');
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 0 });
  });

  test('at once, in its answer', async () => {
    world.partners.script('pick', { kind: 'refused', code: 'not-accepted', message: 'no' });
    const id = await started();
    await told(world, id, ...UNTIL_RELEASE);
    expect((await holdOf(id))?.message).toContain('pick was refused (not-accepted)');
    await fix(id);
    expect(await holdOf(id)).toBeUndefined();
    await told(world, id, ...UNTIL_DELIVERY);
    expect(stateOf(world, id)).toBe('Delivered');
  });
});

describe('customs rejects', () => {
  test('a list with 100: fixed, filed again as the next version, and released', async () => {
    const id = await started();
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED, receipt('621', '100'));
    expect(await holdOf(id)).toMatchObject({
      reason: 'customs-rejected',
      pointers: ['lines.1.hsCode', 'lines.1.declaredName'],
    });
    await fix(id, { field: 'lines.1.hsCode', value: '3304990041' });
    expect((await consignmentOf(world, id)).documents['621']?.version).toBe(2);
    expect(sent('file')).toHaveLength(3);
    await told(world, id, receipt('621', '800', '2026-11-23T08:00:00.000Z'), ...UNTIL_DELIVERY);
    expect(stateOf(world, id)).toBe('Delivered');
  });

  test('a repeat of the old rejection does not reject the new version', async () => {
    const id = await started();
    const rejected = receipt('621', '100');
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED, rejected);
    await fix(id, { field: 'lines.1.declaredName', value: '面霜' });
    await told(world, id, rejected);
    expect(await holdOf(id)).toBeUndefined();
  });

  test('accepted after all, on the same version: the hold ends', async () => {
    const id = await started();
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED);
    await told(world, id, receipt('621', '100', '2026-11-23T03:00:00.000Z'));
    await told(world, id, receipt('621', '800', '2026-11-23T09:00:00.000Z'));
    expect(await holdOf(id)).toBeUndefined();
    expect(stateOf(world, id)).toBe('hand-off');
  });

  test('an order that exists already (-301010) counts as filed', async () => {
    const id = await started();
    await told(world, id, ACCEPTED_BY_WAREHOUSE, receipt('311', '-301010'));
    expect(await holdOf(id)).toBeUndefined();
    await told(world, id, ...IMPORT_ACCEPTED);
    expect(sent('file').map(({ requestId }) => requestId)).toEqual([`${id}.311`, `${id}.621`]);
  });
});

describe('customs keeps the goods', () => {
  async function kept(status: string): Promise<string> {
    const id = await started();
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED);
    await told(world, id, receipt('621', status, world.clock.now()));
    return id;
  }
  const afterHours = async (hours: number) => {
    world.clock.advance({ hours });
    await sweep(world.services);
    await settle(world);
  };

  test.each([
    ['501', 24],
    ['502', 24],
    ['503', 24],
    ['599', 24],
    ['300', 48],
  ])(
    '%s: held after %i hours, and again as long after somebody saw to it',
    async (status, hours) => {
      const id = await kept(status);
      await afterHours(hours - 1);
      expect(await holdOf(id)).toBeUndefined();
      await afterHours(1);
      expect(await holdOf(id)).toMatchObject({ reason: 'kept-by-customs', pointers: [] });
      expect((await holdOf(id))?.message).toContain(status);
      await fix(id);
      expect(await holdOf(id)).toBeUndefined();
      await afterHours(hours);
      expect((await holdOf(id))?.reason).toBe('kept-by-customs');
      await told(world, id, receipt('621', '800', world.clock.now()));
      expect(await holdOf(id)).toBeUndefined();
      expect(stateOf(world, id)).toBe('hand-off');
    },
  );

  test('sent back abroad (700): held at once', async () => {
    expect((await holdOf(await kept('700')))?.reason).toBe('kept-by-customs');
  });

  test('an inspection is only waited for', async () => {
    const id = await kept('500');
    await afterHours(72);
    expect(await holdOf(id)).toBeUndefined();
    expect(sent('pick')).toEqual([]);
  });
});

describe('weight', () => {
  test.each([
    [240, undefined],
    [288, undefined],
    [289, 'weight-difference'],
    [192, undefined],
    [191, 'weight-difference'],
  ])('packed with %i g of 240 g: %s', async (weightGrams, reason) => {
    const id = await started();
    await told(world, id, ...UNTIL_RELEASE, { type: 'parcel-packed', weightGrams });
    expect((await holdOf(id))?.reason).toBe(reason);
    expect(sent('gate-pass')).toHaveLength(reason === undefined ? 1 : 0);
  });

  test('confirmed by an operator, it goes on with that weight', async () => {
    const id = await started();
    await told(world, id, ...UNTIL_RELEASE, { type: 'parcel-packed', weightGrams: 900 });
    await fix(id, { field: 'packed.weightGrams', value: '900' });
    expect(await holdOf(id)).toBeUndefined();
    expect(sent('gate-pass')).toHaveLength(1);
  });
});

describe('unwinding holds', () => {
  test('a refused return: filed again as it is, or entered as filed by hand', async () => {
    const id = await started();
    await told(world, id, ...UNTIL_RELEASE, PACKED);
    await cancelConsignment(world.services, id, { reason: 'by buyer', by: 'channel' });
    await settle(world);
    expect(sent('stop-parcel')).toHaveLength(1);
    await told(world, id, { type: 'parcel-stopped' });
    expect(await holdOf(id)).toBeUndefined();
    await told(world, id, receipt('625', '-625209', '2026-11-23T08:00:00.000Z'));
    expect(await holdOf(id)).toMatchObject({
      reason: 'return-refused',
      pointers: ['unwind.returnApplication'],
    });
    await fix(id);
    expect(sent('file').filter(({ requestId }) => requestId.endsWith('.625'))).toHaveLength(2);
    await told(world, id, receipt('625', '100', '2026-11-23T09:00:00.000Z'));
    expect(await stockOf(world)).toEqual({ book: 98, reserved: 0 });
    await fix(id, { field: 'unwind.returnApplication', value: 'RA-1' });
    expect(stateOf(world, id)).toBe('Returned');
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 0 });
  });

  test('a refused withdrawal keeps the parcel blocked; asked again after the fix', async () => {
    const id = await started();
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED, receipt('621', '120'));
    await cancelConsignment(world.services, id, { reason: 'by buyer', by: 'channel' });
    await settle(world);
    await told(world, id, { type: 'parcel-stopped' }, receipt('623', '-623005'));
    expect((await holdOf(id))?.reason).toBe('withdrawal-refused');
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 2 });
    await fix(id);
    expect(sent('file').filter(({ requestId }) => requestId.endsWith('.623'))).toHaveLength(2);
    await told(world, id, receipt('623', '399', '2026-11-23T08:00:00.000Z'));
    expect(stateOf(world, id)).toBe('Cancelled');
  });
});

describe('an operator decides', () => {
  test('resuming what waits for nobody is refused', async () => {
    const id = await started();
    expect(await resumeConsignment(world.services, id, 'declare', 'ann')).toBe(false);
  });
});
