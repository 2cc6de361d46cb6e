import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { applyAnswer } from '../../functions/usecases/apply-answer.ts';
import { beginStage } from '../../functions/usecases/begin-stage.ts';
import { cancelConsignment } from '../../functions/usecases/cancel-consignment.ts';
import { fixHold } from '../../functions/usecases/fix-hold.ts';
import { resumeConsignment } from '../../functions/usecases/resume-consignment.ts';
import { sweep } from '../../functions/usecases/sweep.ts';
import { NO_MERCHANT } from '../../functions/usecases/open-case.ts';
import {
  ACCEPTED_BY_WAREHOUSE,
  GATED_OUT,
  IMPORT_ACCEPTED,
  PACKED,
  receipt,
  scan,
  UNTIL_DELIVERY,
  UNTIL_RELEASE,
} from '../support/world/facts.ts';
import type { Entry } from '../support/world/fake-workflow.ts';
import {
  accepted,
  aWorld,
  consignmentOf,
  settle,
  stateOf,
  stockOf,
  taskOf,
  told,
  workAsks,
} from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import { anIncomingOrder, IMPORT_WAREHOUSE, MERCHANT } from '../support/world/world-data.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.close());

async function started(order = anIncomingOrder()): Promise<string> {
  const id = await accepted(world, order);
  await settle(world);
  return id;
}
const sent = (ask: string) =>
  world.partners.calls.filter((call) => call.ask === ask).map(({ requestId }) => requestId);
const standing = (id: string) => world.workflow.standing(id) as Entry;
const due = async () => world.services.orders.due('2099-01-01T00:00:00.000Z', 100);

describe('partners that fail for the moment', () => {
  test('asked again later, under the same request id, with a growing delay', async () => {
    const transient = { kind: 'transient', reason: 'HTTP 503' } as const;
    world.partners.script('fulfilment', transient, transient);
    const id = await started();
    const [first] = world.queue.sent;
    expect(first).toMatchObject({ queue: 'asks', body: { ask: 'fulfilment', attempt: 2 } });
    await workAsks(world);
    const [second] = world.queue.sent;
    expect(second?.delaySeconds).toBeGreaterThan(first?.delaySeconds ?? 0);
    await workAsks(world);
    expect(world.queue.sent).toEqual([]);
    expect(new Set(sent('fulfilment'))).toEqual(new Set([`${id}.fulfilment.1`]));
    expect(sent('fulfilment')).toHaveLength(3);
  });

  test('Retry-After is kept, up to what a queue can delay', async () => {
    world.partners.script(
      'fulfilment',
      { kind: 'transient', reason: 'HTTP 429', retryAfterSeconds: 120 },
      { kind: 'transient', reason: 'HTTP 429', retryAfterSeconds: 86_400 },
    );
    await started();
    expect(world.queue.sent[0]?.delaySeconds).toBe(120);
    await workAsks(world);
    expect(world.queue.sent[0]?.delaySeconds).toBe(900);
  });

  test('an answer that came meanwhile ends the asking', async () => {
    world.partners.script('fulfilment', { kind: 'transient', reason: 'timeout' });
    const id = await started();
    await told(world, id, ACCEPTED_BY_WAREHOUSE);
    await workAsks(world);
    expect(sent('fulfilment')).toHaveLength(1);
  });
});

describe('lost answers', () => {
  test('a lost release is found by asking customs: nothing is filed twice', async () => {
    const id = await started();
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED, receipt('621', '120'));
    world.partners.tells(
      'customs',
      receipt('621', '120'),
      receipt('621', '800', '2026-11-23T06:00:00.000Z'),
    );
    world.clock.advance({ hours: 13 });
    await sweep(world.services);
    await settle(world);
    expect(stateOf(world, id)).toBe('hand-off');
    expect(sent('file')).toEqual([`${id}.311`, `${id}.621`]);
  });

  test('a list that customs never got is filed again, with the same bytes', async () => {
    const id = await started();
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED);
    world.clock.advance({ hours: 13 });
    await sweep(world.services);
    await settle(world);
    expect(sent('file')).toEqual([`${id}.311`, `${id}.621`, `${id}.621`]);
  });

  test('a lost acceptance of the warehouse is found without a second order', async () => {
    const id = await started();
    world.partners.tells('warehouse', ACCEPTED_BY_WAREHOUSE);
    world.clock.advance({ hours: 5 });
    await sweep(world.services);
    await settle(world);
    expect(stateOf(world, id)).toBe('declare');
    expect(sent('fulfilment')).toHaveLength(1);
  });

  test('a lost first scan and a lost delivery are found at the carrier', async () => {
    const id = await started();
    await told(world, id, ...UNTIL_RELEASE, PACKED, GATED_OUT);
    world.partners.tells('carrier', scan('EMA', '2026-11-23T09:00:00.000Z'));
    world.clock.advance({ hours: 25 });
    await sweep(world.services);
    await settle(world);
    expect(stateOf(world, id)).toBe('confirm');
    world.partners.tells('carrier', scan('EMI', '2026-11-26T09:00:00.000Z'));
    world.clock.advance({ days: 7 });
    await sweep(world.services);
    await settle(world);
    expect(stateOf(world, id)).toBe('Delivered');
  });

  test('the firm’s answer to a waybill declaration got lost, customs’ receipt did not', async () => {
    world.partners.script('document-511', { kind: 'transient', reason: 'timeout' });
    const id = await started();
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED);
    expect(sent('file')).toEqual([`${id}.311`]);
    await workAsks(world);
    expect(sent('document-511')).toEqual([`${id}.document-511.1`, `${id}.document-511.1`]);
    expect(sent('file')).toEqual([`${id}.311`, `${id}.621`]);
  });

  test('cancelled, and the list never reached customs: after a day it counts for nothing', async () => {
    const id = await started();
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED);
    await cancelConsignment(world.services, id, { reason: 'by buyer', by: 'channel' });
    await settle(world);
    await told(world, id, { type: 'parcel-stopped' });
    for (const hours of [2, 6, 12]) {
      world.clock.advance({ hours });
      await sweep(world.services);
      expect(stateOf(world, id)).toBe('unwind');
    }
    world.clock.advance({ hours: 20 });
    await sweep(world.services);
    await settle(world);
    expect(stateOf(world, id)).toBe('Cancelled');
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 0 });
    expect(sent('file')).not.toContain(`${id}.623`);
  });

  test('customs that cannot be asked is no sign of a lost filing', async () => {
    const id = await started();
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED);
    await cancelConsignment(world.services, id, { reason: 'by buyer', by: 'channel' });
    await settle(world);
    await told(world, id, { type: 'parcel-stopped' });
    const customs = {
      ...world.services.customs,
      query: async () => ({ kind: 'transient', reason: 'HTTP 503' }) as const,
    };
    for (let day = 0; day < 3; day += 1) {
      world.clock.advance({ days: 1 });
      await sweep({ ...world.services, customs });
    }
    expect((await consignmentOf(world, id)).documents['621']?.superseded).toBeUndefined();
    expect(stateOf(world, id)).toBe('unwind');
  });

  test('cancelled while the list is unanswered: its answer is looked for, then it is withdrawn', async () => {
    const id = await started();
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED);
    await cancelConsignment(world.services, id, { reason: 'by buyer', by: 'channel' });
    await settle(world);
    await told(world, id, { type: 'parcel-stopped' });
    expect(stateOf(world, id)).toBe('unwind');
    world.partners.tells('customs', receipt('621', '120'));
    world.clock.advance({ hours: 2 });
    await sweep(world.services);
    await settle(world);
    expect(sent('file')).toContain(`${id}.623`);
    await told(world, id, receipt('623', '399', '2026-11-23T07:00:00.000Z'));
    expect(stateOf(world, id)).toBe('Cancelled');
  });
});

describe('the sweep', () => {
  test('a start that got lost is repeated', async () => {
    const id = await accepted(world);
    world.workflow.entries.length = 0;
    world.clock.advance({ minutes: 6 });
    await sweep(world.services);
    expect(world.workflow.starts).toEqual([id, id]);
  });

  test('an outcome that the workflow never heard is told again, once the workflow is back', async () => {
    const id = await started();
    const deaf = {
      ...world.services,
      workflow: {
        ...world.workflow,
        resume: async () => {
          throw new Error('killed');
        },
      },
    };
    await expect(
      applyAnswer(deaf, IMPORT_WAREHOUSE.warehouseId, {
        messageId: 'm',
        about: { consignmentId: id },
        facts: [ACCEPTED_BY_WAREHOUSE],
      }),
    ).rejects.toThrow('killed');
    expect((await taskOf(world, id)).status).toBe('answered');
    expect(stateOf(world, id)).toBe('dispatch');
    world.clock.advance({ minutes: 2 });
    await sweep(world.services);
    expect((await world.services.orders.taskOfStage(id, 'dispatch'))?.status).toBe('resumed');
    await settle(world);
    expect(stateOf(world, id)).toBe('declare');
  });

  test('a deadline that passed takes it to an operator; resumed, it goes on', async () => {
    const id = await started();
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED);
    world.clock.advance({ days: 11 });
    await sweep(world.services);
    await settle(world);
    expect(stateOf(world, id)).toBe('needs-operator');
    expect((await consignmentOf(world, id)).refusal?.code).toBe('deadline-exceeded');
    expect(await resumeConsignment(world.services, id, 'declare', 'ann')).toBe(true);
    await settle(world);
    expect(stateOf(world, id)).toBe('declare');
    await told(world, id, receipt('621', '800'), ...UNTIL_DELIVERY);
    expect(stateOf(world, id)).toBe('Delivered');
  });

  test('resumed at Declare, a list that is pending is looked for and not filed anew', async () => {
    const id = await started();
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED, receipt('621', '120'));
    const files = await world.services.documents.keys(`consignments/${id}/621-`);
    expect(files).toHaveLength(1);
    world.clock.advance({ days: 11 });
    await sweep(world.services);
    await settle(world);
    world.partners.tells(
      'customs',
      receipt('621', '120'),
      receipt('621', '300', '2026-11-23T05:00:00.000Z'),
    );
    await resumeConsignment(world.services, id, 'declare', 'ann');
    await settle(world);
    await workAsks(world);
    expect(sent('file').filter((file) => file === `${id}.621`)).toHaveLength(1);
    const { documents } = await consignmentOf(world, id);
    expect(documents['621']).toMatchObject({ version: 1, acceptedAt: '2026-11-23T03:00:00.000Z' });
    expect(await world.services.documents.keys(`consignments/${id}/621-`)).toEqual(files);
  });

  test('an operator who has it unwound', async () => {
    const id = await started();
    world.clock.advance({ days: 6 });
    await sweep(world.services);
    await settle(world);
    expect(stateOf(world, id)).toBe('needs-operator');
    expect(await resumeConsignment(world.services, id, 'unwind', 'ann')).toBe(true);
    await settle(world);
    await told(world, id, { type: 'parcel-stopped' });
    expect(stateOf(world, id)).toBe('Cancelled');
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 0 });
  });

  test('cancelled in front of an operator: unwound', async () => {
    const id = await started();
    world.clock.advance({ days: 6 });
    await sweep(world.services);
    await settle(world);
    await cancelConsignment(world.services, id, { reason: 'by buyer', by: 'channel' });
    await settle(world);
    expect(stateOf(world, id)).toBe('unwind');
  });

  test('what is answered, and what nobody waits for, is left alone', async () => {
    const id = await started();
    // The waybill came at once; the warehouse has four hours.
    world.clock.advance({ hours: 1 });
    const { version } = await taskOf(world, id);
    expect(await sweep(world.services)).toBe(0);
    expect((await taskOf(world, id)).version).toBe(version);
    await told(world, id, ...UNTIL_RELEASE, ...UNTIL_DELIVERY);
    world.clock.advance({ minutes: 2 });
    await sweep(world.services);
    expect(await due()).toEqual([]);
  });

  test('a consignment that fails keeps no other waiting', async () => {
    const broken = await started();
    const healthy = await started(anIncomingOrder({ channelOrderId: 'SO-2' }));
    world.partners.tells('warehouse', ACCEPTED_BY_WAREHOUSE);
    const { orders } = world.services;
    const services = {
      ...world.services,
      orders: {
        ...orders,
        currentTask: async (id: string) => {
          if (id === broken) throw new Error('broken');
          return orders.currentTask(id);
        },
      },
    };
    world.clock.advance({ hours: 5 });
    await expect(sweep(services)).rejects.toThrow('some of what is due');
    await settle(world);
    expect(stateOf(world, broken)).toBe('dispatch');
    expect(stateOf(world, healthy)).toBe('declare');
  });

  test('an ask that went out anew is pursued once, not once per request', async () => {
    const id = await started();
    world.partners.script('fulfilment', { kind: 'refused', code: 'x', message: 'y' });
    await told(world, id, { type: 'ask-refused', ask: 'fulfilment', code: 'x', message: 'y' });
    await fixHold(world.services, id, [], 'ann');
    await fixHold(world.services, id, [], 'ann');
    const before = sent('fulfilment').length;
    world.clock.advance({ hours: 5 });
    await sweep(world.services);
    expect(sent('fulfilment').length - before).toBe(1);
  });
});

describe('entering a stage', () => {
  const entryOf = (id: string): Entry => standing(id);

  test('the same entry again, after a crash: the same visit, its open asks asked again', async () => {
    const id = await started();
    world.workflow.rerun(id);
    const { token } = entryOf(id);
    await settle(world);
    const task = await taskOf(world, id);
    expect(task).toMatchObject({ visit: 1, token });
    expect(new Set(sent('fulfilment'))).toEqual(new Set([`${id}.fulfilment.1`]));
    expect(sent('waybill')).toHaveLength(1);
    expect(world.partners.queries).toEqual(['warehouse']);
  });

  test('a renewed token is taken over and asks nobody', async () => {
    const id = await started();
    const calls = world.partners.calls.length;
    world.workflow.renew(id);
    await settle(world);
    expect(await taskOf(world, id)).toMatchObject({ visit: 1, token: entryOf(id).token });
    expect(world.partners.calls).toHaveLength(calls);
    await told(world, id, ACCEPTED_BY_WAREHOUSE);
    expect(stateOf(world, id)).toBe('declare');
  });

  test('a renewal that an answer overtakes gets that answer', async () => {
    const id = await started();
    world.workflow.renew(id);
    const renewed = world.workflow.entries.shift();
    if (renewed === undefined) throw new Error('nothing was entered');
    const { orders } = world.services;
    let isFirst = true;
    const racing = {
      ...world.services,
      orders: {
        ...orders,
        commit: async (change: Parameters<typeof orders.commit>[0]) => {
          if (isFirst) {
            isFirst = false;
            await told(world, id, ACCEPTED_BY_WAREHOUSE);
          }
          return orders.commit(change);
        },
      },
    };
    await beginStage(racing, renewed);
    await settle(world);
    expect(stateOf(world, id)).toBe('declare');
    expect(sent('fulfilment')).toHaveLength(1);
    expect(world.faults).toEqual([]);
  });

  test('entered when its outcome is known: the outcome at once', async () => {
    const id = await started();
    const entry = entryOf(id);
    await told(world, id, ACCEPTED_BY_WAREHOUSE);
    const before = world.workflow.resumed.length;
    await beginStage(world.services, entry);
    expect(world.workflow.resumed.slice(before)).toEqual([
      { token: entry.token, outcome: { kind: 'done' } },
    ]);
    expect((await world.services.orders.taskOfStage(id, 'dispatch'))?.visit).toBe(1);
  });

  test('a fault fails the token by name; resumed by an operator, the stage works anew', async () => {
    const id = await started();
    world.partners.script('payment-record', () => {
      throw new Error('bug');
    });
    await told(world, id, ACCEPTED_BY_WAREHOUSE);
    expect(world.faults).toHaveLength(1);
    expect(stateOf(world, id)).toBe('needs-operator');
    await resumeConsignment(world.services, id, 'declare', 'ann');
    await settle(world);
    expect(stateOf(world, id)).toBe('declare');
    expect((await consignmentOf(world, id)).status).toBe('declaring');
    await told(world, id, ...IMPORT_ACCEPTED, receipt('621', '800'), ...UNTIL_DELIVERY);
    expect(stateOf(world, id)).toBe('Delivered');
  });
});

describe('a cancellation and an answer at the same time', () => {
  test('exactly one decides what the workflow gets', async () => {
    for (let round = 0; round < 12; round += 1) {
      const id = await started(anIncomingOrder({ channelOrderId: `SO-${String(round)}` }));
      const before = world.workflow.resumed.length;
      const answer = () =>
        applyAnswer(world.services, IMPORT_WAREHOUSE.warehouseId, {
          messageId: 'm',
          about: { consignmentId: id },
          facts: [ACCEPTED_BY_WAREHOUSE],
        });
      const cancel = () =>
        cancelConsignment(world.services, id, { reason: 'by buyer', by: 'channel' });
      await Promise.all(round % 2 === 0 ? [answer(), cancel()] : [cancel(), answer()]);
      const outcomes = world.workflow.resumed.slice(before);
      expect(outcomes).toHaveLength(1);
      await settle(world);
      expect(stateOf(world, id)).toBe('unwind');
      expect((await consignmentOf(world, id)).warehouseAcceptedAt).toBeDefined();
      await told(world, id, { type: 'parcel-stopped' });
      expect(stateOf(world, id)).toBe('Cancelled');
    }
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 0 });
  });
});

describe('messages about nobody', () => {
  const about = (consignmentId: string, partnerId = IMPORT_WAREHOUSE.warehouseId) =>
    applyAnswer(world.services, partnerId, {
      messageId: 'm-1',
      about: { consignmentId },
      facts: [GATED_OUT],
    });

  test('a consignment that is none of ours is a case, once', async () => {
    expect(await about('O00000000000000-01')).toBe('unknown');
    expect(await about('O00000000000000-01')).toBe('unknown');
    expect(await world.services.orders.cases(NO_MERCHANT, 10)).toMatchObject([
      { kind: 'unknown-answer' },
    ]);
  });

  test('another partner’s consignment is not moved, and is a case', async () => {
    const id = await started();
    expect(await about(id, 'warehouse-out')).toBe('unknown');
    expect((await consignmentOf(world, id)).gatedOutAt).toBeUndefined();
    expect(await world.services.orders.cases(NO_MERCHANT, 10)).toHaveLength(1);
  });

  test('a gate-out without release is recorded, and a critical case', async () => {
    const id = await started();
    expect(await about(id)).toBe('applied');
    expect(await world.services.orders.cases(MERCHANT.merchantId, 10)).toMatchObject([
      { kind: 'gated-without-release', severity: 'critical', consignmentId: id },
    ]);
  });
});
