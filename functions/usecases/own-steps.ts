import type { AskName } from '../domain/consignment/ask-names.ts';
import type { ConsignmentFact } from '../domain/consignment/consignment-events.ts';
import type { BookPosting, Consignment } from '../domain/consignment/consignment.ts';
import { matchDocuments } from '../domain/customs/match.ts';
import { bookMovements } from '../domain/stock/book-movements.ts';
import type { PostedMovement } from '../ports/stock-ledger.ts';
import type { Services } from '../ports/services.ts';

type OwnServices = Pick<Services, 'clock' | 'ledger' | 'vault'>;
type OwnStep = (services: OwnServices, consignment: Consignment) => Promise<ConsignmentFact>;

const STEPS: { readonly [Name in AskName]?: OwnStep } = {
  'match-payment': (services, consignment) => match(services, consignment, 'payment'),
  'match-documents': (services, consignment) => match(services, consignment, 'documents'),
  'write-off': async (services, consignment) => ({
    type: 'book-written-off',
    postings: await post(services, consignment, 'write-off'),
  }),
  'return-stock': async (services, consignment) => ({
    type: 'stock-returned',
    postings: await post(services, consignment, consignment.stockReserved ? 'release' : 'return'),
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
  return [await step(services, consignment)];
}

async function match(
  { vault }: OwnServices,
  consignment: Consignment,
  step: 'payment' | 'documents',
): Promise<ConsignmentFact> {
  const { consigneeTelephone } = await vault.open(consignment.orderId);
  const hash = consigneeTelephone && (await vault.hash(consigneeTelephone));
  return { type: 'documents-matched', results: matchDocuments(consignment, hash, step) };
}

async function post(
  { clock, ledger }: OwnServices,
  consignment: Consignment,
  kind: 'write-off' | 'release' | 'return',
): Promise<readonly BookPosting[]> {
  const result = await ledger.move(bookMovements(consignment, kind, clock.now()));
  if (result.kind === 'insufficient') {
    throw new Error(`ledger lacks what was reserved: ${kind} of ${consignment.consignmentId}`);
  }
  return kind === 'release' ? [] : result.movements.map(bookPosting);
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
