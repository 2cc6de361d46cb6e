import { postJson } from '../../scripts/start/start-everything.ts';
import { patiently } from '../support/patiently.ts';
import type { HostUnderTest } from './host-under-test.ts';
import { anOrderOf, CHANNEL_ID } from './journey-orders.ts';
import type { JourneyOrder } from './journey-orders.ts';
import type { ModeJourney, Move } from './mode-journeys.ts';
import { operatorClient } from './operator-client.ts';
import type { ConsignmentPage } from './operator-client.ts';

/** A journey with its own order, how far it got, and its consignment as it was seen last. */
export interface Travelling extends ModeJourney {
  readonly order: JourneyOrder;
  movesMade: number;
  page?: ConsignmentPage;
}

/** A journey before its order is posted. */
export function unposted(journey: ModeJourney): Travelling {
  return { ...journey, order: anOrderOf(journey.mode, journey.shipTo, journey.sku), movesMade: 0 };
}

/** Whether it is where it may end; delivered is no end for one that is to be taken back. */
function hasEnded({ page, outcomes }: Travelling): boolean {
  return page !== undefined && Object.hasOwn(outcomes, page.status);
}

/**
 * Has all orders posted and an operator make each move when it is due, until every journey has
 * ended or patience runs out. Looks at all of them together: looking takes from what runs there.
 */
export async function travel(
  host: HostUnderTest,
  journeys: readonly Travelling[],
  patienceMs: number,
): Promise<void> {
  const operator = operatorClient(host);
  for (const { order, script } of journeys) {
    await postJson(`${host.sandboxUrl}/sandbox/orders`, { channelId: CHANNEL_ID, order, script });
  }
  await patiently(async () => {
    const rows = await operator.newest();
    for (const journey of journeys.filter((each) => !hasEnded(each))) {
      const row = rows.find(({ orderNumber }) => orderNumber === journey.order.channelOrderId);
      if (row === undefined || row.updatedAt === journey.page?.updatedAt) continue;
      journey.page = await operator.consignment(row.consignmentId);
      const move = journey.moves[journey.movesMade];
      if (move?.once(journey.page) !== true) continue;
      journey.movesMade += 1;
      await make(host, move.does, journey.page);
    }
    return { done: journeys.every(hasEnded), value: undefined };
  }, patienceMs);
}

async function make(
  host: HostUnderTest,
  does: Move['does'],
  { consignmentId, orderNumber, lines }: ConsignmentPage,
): Promise<void> {
  const operator = operatorClient(host);
  switch (does) {
    case 'correct':
      await fetch(`${host.sandboxUrl}/sandbox/scripts/${orderNumber}`, {
        method: 'PUT',
        body: JSON.stringify({ script: 'accept' }),
      });
      // Stands on the order, too, which customs has accepted; another one each time.
      await operator.fix(consignmentId, 'lines.1.declaredName', `改正品名 ${orderNumber}`);
      break;
    case 'cancel':
      await operator.cancel(consignmentId, 'the buyer asked us by telephone');
      break;
    case 'return one less':
      await operator.fix(
        consignmentId,
        'lines.1.returnedPieces',
        String((lines[0]?.quantity ?? 0) - 1),
      );
      break;
    case 'go on':
      await operator.goOn(consignmentId);
      break;
    case 'take back':
      await operator.takeBack(consignmentId, 'the buyer does not want it any more');
  }
}
