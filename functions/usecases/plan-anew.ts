import { isTerminal } from '../domain/consignment/consignment-states.ts';
import type { Order } from '../domain/order/order.ts';
import { vacated } from '../domain/order/plan-anew.ts';
import type { Vacated } from '../domain/order/plan-anew.ts';
import type { Services } from '../ports/services.ts';
import { cancelConsignment } from './cancel-consignment.ts';
import { openCase } from './open-case.ts';
import { queueNotices, queueOrderNotice } from './owed-notices.ts';
import { parcelsOf } from './parcels-of.ts';
import { mayMakeRoom } from './queue-vacated.ts';
import type { MoveServices } from './record-news.ts';
import { startOrder } from './start-order.ts';
import { tellAnswers } from './tell-answers.ts';

type AnewServices = MoveServices & Pick<Services, 'directory' | 'marketplace'>;

/** More rivals than this on one order means that something is wrong. */
const MOST_ATTEMPTS = 20;

/**
 * Takes the parcels of an order back that is to be planned anew, and plans it once all of them are
 * back: 1. each is cancelled, as by an operator; 2. where one went its way, or the order was
 * cancelled meanwhile, it stays as it was; 3. else it is planned, reserved and started by what its
 * channel wants now, in parcels of new numbers; 4. the channel hears the answer. Each step is
 * idempotent: it is done again with every message about the order.
 */
export async function planAnew(services: AnewServices, orderId: string): Promise<void> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const order = await services.orders.order(orderId);
    if (order === undefined) return;
    if (order.nextContent === undefined) {
      if (order.formerConsignmentIds !== undefined) await goOn(services, order);
      return;
    }
    await makeRoom(services, order);
    const made = vacated(order, await parcelsOf(services, order), services.clock.now());
    if (made === undefined) return;
    const next = { ...made.order, version: order.version + 1 };
    if ((await services.orders.commit({ order: next })) !== 'committed') continue;
    return made.kind === 'anew' ? goOn(services, next) : stay(services, { ...made, order: next });
  }
  throw new Error(`too many rivals on order ${orderId}`);
}

async function makeRoom(services: AnewServices, order: Order): Promise<void> {
  const reason = order.cancel?.reason ?? 'its channel changed the order';
  for (const id of order.consignmentIds) {
    await cancelConsignment(services, id, { reason, by: 'channel', replaced: true });
  }
}

/** What has no legal route now is a case, and its channel hears of it. */
async function goOn(services: AnewServices, order: Order): Promise<void> {
  await tellAnswers(services, order);
  // What is planned was started, or is by the sweep.
  if (order.cancel !== undefined || order.status !== 'received') return;
  const started = await startOrder(services, order);
  if (started.kind === 'refused') await queueOrderNotice(services, order, 'order-refused');
}

async function stay(services: AnewServices, { kind, order }: Vacated): Promise<void> {
  await tellAnswers(services, order);
  const parcels = await parcelsOf(services, order);
  const back = parcels.filter(
    ({ cancel, status }) => cancel?.answer === 'accepted' && isTerminal(status),
  );
  // Their ends were kept from the channel while they only made room.
  for (const { consignmentId } of back) {
    await queueNotices(services, (await services.orders.events(consignmentId)).filter(mayMakeRoom));
  }
  if (kind === 'cancelled' || back.length === 0) return;
  const ids = back.map(({ consignmentId }) => consignmentId).join(', ');
  await openCase(services, {
    kind: 'changed-in-part',
    about: order.orderId,
    severity: 'warning',
    title: `Order ${order.displayNumber} was changed, and only a part of it came back`,
    detail: `${ids} came back to be planned anew; the others had left. Settle with the buyer what is to be sent of it, and post that as an order.`,
    merchantId: order.merchantId,
  });
}
