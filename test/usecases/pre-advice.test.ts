import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ConsignmentFact } from '../../functions/domain/consignment/consignment-events.ts';
import { fixHold } from '../../functions/usecases/fix-hold.ts';
import {
  ACCEPTED_BY_WAREHOUSE,
  EXPORT_ACCEPTED,
  GATED_OUT,
  PACKED,
  receipt,
} from '../support/world/facts.ts';
import { accepted, aWorld, consignmentOf, settle, told } from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import { anExportOrder } from '../support/world/world-data.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const CARRIER = 'express';
const requests = () =>
  world.partners.calls.filter(({ ask }) => ask === 'pre-advice').map(({ requestId }) => requestId);
const answer = (id: string, number: number, status: string): ConsignmentFact =>
  ({
    type: 'pre-advised',
    requestId: `${id}.pre-advice.${String(number)}`,
    status,
    reason: 'security',
  }) as ConsignmentFact;
const says = (fact: (id: string) => ConsignmentFact) => ({
  once: (id: string) =>
    world.partners.script('pre-advice', { kind: 'answered', facts: [fact(id)] }),
});

async function general(): Promise<string> {
  const id = await accepted(world, anExportOrder({ requestedMode: 'general-export' }));
  await settle(world);
  return id;
}

describe('pre-advice', () => {
  test('goes out with the documents, and is answered before the parcel joins a load', async () => {
    const id = await general();
    expect(requests()).toEqual([]);
    world.partners.script('pre-advice', { kind: 'asked' });
    await told(world, id, ACCEPTED_BY_WAREHOUSE, PACKED);
    expect(requests()).toEqual([`${id}.pre-advice.1`]);
    await told(world, id, ...EXPORT_ACCEPTED, receipt('603', '120'));
    expect((await consignmentOf(world, id)).load).toBeUndefined();
    await told(world, id, answer(id, 1, 'accepted'));
    expect((await consignmentOf(world, id)).load).toMatchObject({ status: 'open' });
  });

  test('missing data is a hold that names our field; put right, it is asked under a new request', async () => {
    const id = await general();
    says((of) => ({
      type: 'pre-advised',
      requestId: `${of}.pre-advice.1`,
      status: 'data-missing',
      fields: ['items.1.origin', 'broker.bond'],
    })).once(id);
    await told(world, id, ACCEPTED_BY_WAREHOUSE, PACKED);
    expect((await consignmentOf(world, id)).hold).toMatchObject({
      reason: 'pre-advice-data-missing',
      pointers: ['lines.1.origin'],
      message: expect.stringContaining('broker.bond'),
    });
    const fix = [{ field: 'lines.1.origin', value: 'CN' }];
    expect(await fixHold(world.services, id, fix, 'operator')).toMatchObject({ kind: 'fixed' });
    await settle(world);
    expect(requests()).toEqual([`${id}.pre-advice.1`, `${id}.pre-advice.2`]);
    // The old request's answer comes again, and says nothing.
    await told(world, id, answer(id, 1, 'data-missing'));
    expect(await consignmentOf(world, id)).toMatchObject({ preAdvice: { status: 'accepted' } });
    expect((await consignmentOf(world, id)).hold).toBeUndefined();
  });

  test('do not load: it leaves its open load at once, and waits for an operator', async () => {
    const id = await general();
    await told(world, id, ACCEPTED_BY_WAREHOUSE, PACKED);
    await told(world, id, ...EXPORT_ACCEPTED, receipt('603', '120'));
    const loadId = (await consignmentOf(world, id)).load?.loadId ?? '';
    await told(world, id, answer(id, 1, 'do-not-load'));
    expect(await consignmentOf(world, id)).toMatchObject({ hold: { reason: 'do-not-load' } });
    expect((await consignmentOf(world, id)).load).toBeUndefined();
    expect((await world.services.loads.load(loadId))?.load.entries).toEqual([]);
    // Asked again and taken now: it joins a load anew.
    expect(await fixHold(world.services, id, [], 'operator')).toMatchObject({ kind: 'fixed' });
    await settle(world);
    expect((await consignmentOf(world, id)).load).toMatchObject({ status: 'open' });
  });

  test('do not load, said of what has left, is a case', async () => {
    const id = await accepted(world, anExportOrder());
    await settle(world);
    await told(world, id, ACCEPTED_BY_WAREHOUSE, PACKED, ...EXPORT_ACCEPTED);
    await told(world, id, receipt('603', '120'), receipt('603', '800'), GATED_OUT);
    await told(world, id, answer(id, 1, 'do-not-load'));
    expect((await consignmentOf(world, id)).hold).toBeUndefined();
    const cases = await world.services.orders.cases('merchant-1', 10);
    expect(cases.map(({ kind }) => kind)).toEqual(['departed-against-advice']);
  });

  test('imports and what goes to firms are announced to nobody', async () => {
    const id = await accepted(world, anExportOrder({ requestedMode: 'b2b-direct-export' }));
    await settle(world);
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...EXPORT_ACCEPTED);
    expect(requests()).toEqual([]);
  });
});

test('answers name the carrier of the parcel', async () => {
  const id = await general();
  await told(world, id, ACCEPTED_BY_WAREHOUSE, PACKED);
  expect((await consignmentOf(world, id)).carrierId).toBe(CARRIER);
});
