import type { ConsignmentEvent } from '../../domain/consignment/consignment-events.ts';
import type { Consignment } from '../../domain/consignment/consignment.ts';
import { releasedList } from '../../domain/statistics/released-list.ts';
import { bookMovements } from '../../domain/stock/book-movements.ts';
import type { Movement } from '../../domain/stock/movements.ts';
import { TRADE_MODES } from '../../domain/trade/trade-modes.ts';
import type { Instant } from '../../domain/instant.ts';
import { MOST_MOVEMENTS } from '../../ports/stock-ledger.ts';
import type { Services } from '../../ports/services.ts';
import { openCase } from '../open-case.ts';

/** What the books are kept with. */
export type KeepBooksServices = Pick<Services, 'orders' | 'ledger' | 'clock'> & {
  readonly office: Pick<Services['office'], 'statistics'>;
};

/** Whether an event may change what is declared, at the gate or released. */
function matters(event: ConsignmentEvent): boolean {
  switch (event.type) {
    case 'document-filed':
      return event.kind === '621' || event.kind === '603';
    case 'receipt-received':
      return event.status === '800';
    case 'load-moved':
      return event.status === 'gated-out';
    case 'book-written-off':
    case 'gated-out':
    case 'stock-returned':
      return true;
    default:
      return false;
  }
}

/**
 * Consumer of the event feed: keeps what is declared and what passed the gate in the ledger, and
 * counts released lists. Movements and lists are one however often they come, so the feed may
 * repeat itself. Decided by what the consignment is now, not by the event: later events are known.
 */
export async function keepBooks(
  services: KeepBooksServices,
  events: readonly ConsignmentEvent[],
): Promise<void> {
  const ids = [...new Set(events.filter(matters).map(({ consignmentId }) => consignmentId))];
  if (ids.length === 0) return;
  const found = await Promise.all(ids.map((id) => services.orders.consignment(id)));
  const consignments = found.filter((each) => each !== undefined);
  const now = services.clock.now();
  await post(
    services,
    consignments.map((each) => owedMovements(each, now)),
  );
  await services.office.statistics.add(
    consignments.map(releasedList).filter((list) => list !== undefined),
  );
}

/** Everything that the ledger should have heard of a consignment besides its own steps. */
function owedMovements(consignment: Consignment, now: Instant): readonly Movement[] {
  const { mode, documents, bookPostings, gatedOutAt, unwind } = consignment;
  const { list, bonded } = TRADE_MODES[mode];
  const isWrittenOff = bookPostings.length > 0;
  const isReturned = unwind.stockReturnedAt !== undefined;
  const isDeclared = list !== undefined && documents[list] !== undefined;
  return [
    ...(isDeclared ? bookMovements(consignment, 'declare', now) : []),
    ...(isDeclared && (isWrittenOff || isReturned)
      ? bookMovements(consignment, 'declaration-closed', now)
      : []),
    ...(bonded && isWrittenOff && gatedOutAt !== undefined
      ? bookMovements(consignment, 'gate-out', now)
      : []),
  ];
}

/** Many parcels at once, as they fit a transaction: hot lines are then written once for all. */
async function post(
  services: KeepBooksServices,
  owed: readonly (readonly Movement[])[],
): Promise<void> {
  let group: Movement[] = [];
  for (const movements of owed) {
    if (group.length + movements.length > MOST_MOVEMENTS) {
      await postGroup(services, group);
      group = [];
    }
    group.push(...movements);
  }
  await postGroup(services, group);
}

/** A line that lacks what should be there does not keep the others from being posted. */
async function postGroup(services: KeepBooksServices, group: readonly Movement[]): Promise<void> {
  if (group.length === 0) return;
  const isWhole = group.length <= MOST_MOVEMENTS;
  const whole = isWhole ? await services.ledger.move(group) : undefined;
  if (whole?.kind === 'posted') return;
  for (const movement of group) {
    const result = await services.ledger.move([movement]);
    if (result.kind === 'insufficient') await reportLack(services, movement);
  }
}

async function reportLack(services: KeepBooksServices, movement: Movement): Promise<void> {
  const { movementId, accountBook, bookItem, kind, cause } = movement;
  await openCase(services, {
    kind: 'ledger-lacks',
    about: movementId,
    severity: 'critical',
    title: `The ledger has too little on ${accountBook}/${bookItem} for ${kind}`,
    detail: `${cause} did it all the same; an adjustment must say what is right.`,
    merchantId: (await services.orders.consignment(cause))?.merchantId,
    consignmentId: cause,
  });
}
