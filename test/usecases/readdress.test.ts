import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { IncomingOrder } from '../../functions/domain/order/incoming-order.ts';
import { acceptOrder } from '../../functions/usecases/accept-order.ts';
import { ACCEPTED_BY_WAREHOUSE } from '../support/world/facts.ts';
import {
  accepted,
  aDelivery,
  aWorld,
  consignmentOf,
  settle,
  stateOf,
  told,
} from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import { anIncomingOrder } from '../support/world/world-data.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const LATER = '2026-11-23T01:45:00.000Z';
const whole = anIncomingOrder();
/** As a marketplace shows it before the order may be shipped. */
const masked = anIncomingOrder({
  shipTo: { ...whole.shipTo, name: '李**', street: '文**' },
  identity: { ...whole.identity, consigneeTelephone: undefined },
});
const later = (change: Partial<IncomingOrder> = {}) =>
  aDelivery({ ...whole, sourceUpdatedAt: LATER, ...change });
const orderOf = async (id: string) => world.services.orders.order(id.slice(0, -3));
const asked = () => world.partners.calls.map(({ ask }) => ask);

async function held(): Promise<string> {
  const id = await accepted(world, masked);
  await settle(world);
  expect(await consignmentOf(world, id)).toMatchObject({ hold: { reason: 'data-missing' } });
  expect(asked()).toEqual([]);
  return id;
}

describe('an address that its channel tells when the order is planned', () => {
  test('is taken over while nobody was asked: what it was held for goes on', async () => {
    const id = await held();
    expect((await acceptOrder(world.services, later())).kind).toBe('late');
    await settle(world);
    const { shipTo, hold, identity } = await consignmentOf(world, id);
    expect(hold).toBeUndefined();
    expect(shipTo).toEqual(whole.shipTo);
    expect(identity.consigneeTelephone).toBe('9000');
    expect(await world.services.vault.open(id.slice(0, -3))).toEqual(whole.identity);
    expect(asked()).toContain('fulfilment');
    expect(await orderOf(id)).toMatchObject({
      shipTo: whole.shipTo,
      changes: [{ number: 1, parts: ['address'], answer: 'accepted' }],
    });
  });

  test('before its execution began, too', async () => {
    const id = await accepted(world, masked);
    await acceptOrder(world.services, later());
    await settle(world);
    expect((await consignmentOf(world, id)).shipTo).toEqual(whole.shipTo);
    expect(asked()).toContain('fulfilment');
  });

  test('is the same change when its try was cut short after the parcel had it', async () => {
    const id = await held();
    const { orders } = world.services;
    const commit: typeof orders.commit = async (change) => {
      if (change.order !== undefined) throw new Error('killed');
      return orders.commit(change);
    };
    const services = { ...world.services, orders: { ...orders, commit } };
    await expect(acceptOrder(services, later())).rejects.toThrow('killed');
    await settle(world);
    expect(asked()).toContain('fulfilment');
    await acceptOrder(world.services, later());
    expect((await orderOf(id))?.changes).toMatchObject([{ answer: 'accepted' }]);
    const fixes = (await orders.events(id)).filter(({ type }) => type === 'fixed');
    expect(fixes).toHaveLength(1);
  });

  test('comes too late once the papers of an import were filed', async () => {
    const id = await accepted(world);
    await settle(world);
    await told(world, id, ACCEPTED_BY_WAREHOUSE);
    const shipTo = { ...whole.shipTo, street: 'elsewhere 1' };
    await acceptOrder(world.services, later({ shipTo }));
    expect((await consignmentOf(world, id)).shipTo).toEqual(whole.shipTo);
    expect((await orderOf(id))?.changes).toMatchObject([{ answer: 'too-late' }]);
    expect(stateOf(world, id)).toBe('declare');
  });

  test.each([
    ['to another country', { shipTo: { ...whole.shipTo, country: 'KR' } }],
    ['with other lines', { lines: whole.lines.map((line) => ({ ...line, name: 'other' })) }],
  ])('%s is no mere address: it is planned anew', async (_what, change) => {
    const id = await held();
    await acceptOrder(world.services, later({ ...change }));
    await settle(world);
    expect(stateOf(world, id)).toBe('unwind');
    expect((await orderOf(id))?.changes).toMatchObject([{ answer: 'underway' }]);
  });

  test('an older version of it never overwrites a newer one', async () => {
    const id = await held();
    await acceptOrder(world.services, later());
    const shipTo = { ...whole.shipTo, street: 'elsewhere 1' };
    const between = { shipTo, sourceUpdatedAt: '2026-11-23T01:40:00.000Z' };
    expect((await acceptOrder(world.services, later(between))).kind).toBe('older');
    expect((await consignmentOf(world, id)).shipTo).toEqual(whole.shipTo);
  });
});
