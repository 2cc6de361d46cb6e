import type { AskName } from '../domain/consignment/ask-names.ts';
import type { ConsignmentFact } from '../domain/consignment/consignment-events.ts';
import type { BookPosting, Consignment } from '../domain/consignment/consignment.ts';
import { isHeldBack } from '../domain/consignment/held-back.ts';
import { mustNotLoad } from '../domain/consignment/pre-advice.ts';
import type { BookRecord } from '../domain/customs/match-facts.ts';
import { matchDocuments } from '../domain/customs/match.ts';
import { bookMovements } from '../domain/stock/book-movements.ts';
import { customsCountry } from '../domain/trade/customs-codes.ts';
import { putAwayMovements, receiptDifferences } from '../domain/stock/put-away.ts';
import type { PostedMovement } from '../ports/stock-ledger.ts';
import type { Services } from '../ports/services.ts';
import { joinLoad } from './loads/join-load.ts';
import { leaveLoad } from './loads/leave-load.ts';
import type { LoadServices } from './loads/move-load.ts';
import { drawBuyerLimit, drawGuarantee, restoreLimits } from './draw-limits.ts';
import { openCase } from './open-case.ts';
import { moveInGroups } from './stock/move-in-groups.ts';
import { giveBackLate, reserveLate } from './stock/reserve-late.ts';

/** What our own steps need. */
export type OwnServices = LoadServices &
  Pick<Services, 'ledger' | 'limits' | 'vault' | 'fingerprint' | 'signer'>;
type OwnStep = (services: OwnServices, consignment: Consignment) => Promise<ConsignmentFact>;

const STEPS: { readonly [Name in AskName]?: OwnStep } = {
  'reserve-stock': reserveLate,
  'match-payment': (services, consignment) => match(services, consignment, 'payment'),
  'draw-buyer-limit': drawBuyerLimit,
  'draw-guarantee': drawGuarantee,
  'match-documents': (services, consignment) => match(services, consignment, 'documents'),
  'write-off': async (services, consignment) => ({
    type: 'book-written-off',
    postings: await post(services, consignment, 'write-off'),
  }),
  'join-load': async (services, consignment) => ({
    type: 'load-joined',
    ...(await joinLoad(services, consignment)),
  }),
  'leave-load': leave,
  'put-away': async (services, consignment) => ({
    type: 'stock-put-away',
    postings: await putAway(services, consignment),
  }),
  'return-stock': async (services, consignment) => ({
    type: 'stock-returned',
    postings: await returnStock(services, consignment),
  }),
};

/**
 * Does one of our own steps and returns what it established. Repeating it gives the same facts:
 * ledger movements are idempotent by their id, matching is a pure comparison.
 *
 * @throws Error when `name` is no step of ours, or the ledger lacks what was reserved: both are bugs
 */
export async function doOurselves(
  services: OwnServices,
  consignment: Consignment,
  name: AskName,
): Promise<readonly ConsignmentFact[]> {
  const step = STEPS[name];
  if (step === undefined) throw new Error(`${name} is not a step of ours`);
  const fact = await step(services, consignment);
  // Who gets the goods back owes no tax on them, and the buyer's year counts them no more.
  const restored = name === 'return-stock' ? await restoreLimits(services, consignment) : [];
  return [fact, ...restored];
}

async function returnStock(
  services: OwnServices,
  consignment: Consignment,
): Promise<readonly BookPosting[]> {
  if (!consignment.stockReserved) return post(services, consignment, 'return');
  return post(services, await giveBackLate(services, consignment), 'release');
}

/** What unwinds, or must not be loaded, does not travel: for its load it was never there. */
async function leave(services: OwnServices, consignment: Consignment): Promise<ConsignmentFact> {
  const stopped = isHeldBack(consignment) ? 'held-back' : 'unwound';
  const refused = mustNotLoad(consignment) ? 'do-not-load' : stopped;
  const reason = consignment.cancel === undefined ? refused : 'cancelled';
  await leaveLoad(services, consignment, reason);
  return { type: 'load-left', loadId: consignment.load?.loadId ?? '', reason };
}

async function match(
  services: OwnServices,
  consignment: Consignment,
  step: 'payment' | 'documents',
): Promise<ConsignmentFact> {
  const { vault } = services;
  const identity = await vault.open(consignment.orderId);
  const { consigneeTelephone } = identity;
  const hash = consigneeTelephone && (await vault.hash(consigneeTelephone));
  const books = step === 'documents' ? await bookRecords(services, consignment) : undefined;
  const certificateHolder = await services.signer.holderOf(consignment.parties.declarant.code);
  const knowledge = { identity, books, certificateHolder };
  const results = matchDocuments(consignment, hash, step, knowledge);
  return { type: 'documents-matched', results };
}

/** The account-book lines of the goods, with what this consignment may draw; none outside of bond. */
async function bookRecords(
  { ledger, clock }: OwnServices,
  consignment: Consignment,
): Promise<readonly BookRecord[] | undefined> {
  if (consignment.parties.accountBook === undefined) return undefined;
  const own = bookMovements(consignment, 'reserve', clock.now());
  const lines = new Map(own.map((line) => [`${line.accountBook}/${line.bookItem}`, line]));
  const records = await Promise.all(
    [...lines.values()].map(async ({ accountBook, bookItem, unit }): Promise<BookRecord[]> => {
      const balance = await ledger.balance({ accountBook, bookItem, unit });
      if (balance === undefined) return [];
      const reserved = own
        .filter((each) => each.bookItem === bookItem)
        .reduce((sum, { quantity }) => sum + quantity, 0);
      const available = balance.book - balance.reserved + reserved;
      const { hsCode: gcode, origin } = balance.filed ?? {};
      const country = origin && customsCountry(origin);
      return [{ accountBook, bookItem, unit, gcode, country, available }];
    }),
  );
  return records.flat();
}

async function post(
  { clock, ledger }: OwnServices,
  consignment: Consignment,
  kind: 'write-off' | 'release' | 'return',
): Promise<readonly BookPosting[]> {
  const result = await moveInGroups(ledger, bookMovements(consignment, kind, clock.now()));
  if (result.kind === 'insufficient') {
    throw new Error(`ledger lacks what was reserved: ${kind} of ${consignment.consignmentId}`);
  }
  return kind === 'release' ? [] : result.movements.map(bookPosting);
}

/** The receiving warehouse's count is what counts; where it differs from what was sent is a case. */
async function putAway(
  services: OwnServices,
  consignment: Consignment,
): Promise<readonly BookPosting[]> {
  const { consignmentId, displayNumber, merchantId, receivingWarehouseId = '' } = consignment;
  for (const { sku, sent, received } of receiptDifferences(consignment)) {
    await openCase(services, {
      kind: received < sent ? 'short-receipt' : 'over-receipt',
      about: `${consignmentId}.${sku}`,
      severity: 'warning',
      title: `${receivingWarehouseId} counted ${String(received)} of ${String(sent)} ${sku}`,
      detail: `Sent with ${displayNumber}; the stock there was entered as counted.`,
      merchantId,
      consignmentId,
    });
  }
  const movements = putAwayMovements(consignment, services.clock.now());
  if (movements.length === 0) return [];
  const result = await moveInGroups(services.ledger, movements);
  if (result.kind === 'insufficient') throw new Error(`put-away of ${consignmentId} was refused`);
  return result.movements.map(bookPosting);
}

function bookPosting(movement: PostedMovement): BookPosting {
  const { accountBook, bookItem, unit, quantity, movementId } = movement;
  return {
    lineId: movementId.split('.').slice(2).join('.'),
    accountBook,
    bookItem,
    unit,
    quantity,
    before: movement.before.book,
    after: movement.after.book,
  };
}
