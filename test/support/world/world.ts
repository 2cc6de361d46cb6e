import { declarationReader } from '../../../functions/adapters/customs/declaration-reader.ts';
import { nodeFingerprint } from '../../../functions/adapters/fingerprint/node-fingerprint.ts';
import type { ConsignmentFact } from '../../../functions/domain/consignment/consignment-events.ts';
import type { Consignment } from '../../../functions/domain/consignment/consignment.ts';
import type { Task } from '../../../functions/domain/consignment/task.ts';
import { units } from '../../../functions/domain/money/quantity.ts';
import { stockBook } from '../../../functions/domain/stock/stock-book.ts';
import type { IncomingOrder } from '../../../functions/domain/order/incoming-order.ts';
import { askAgainJob } from '../../../functions/handlers/jobs/ask-again.ts';
import { signDocumentsJob } from '../../../functions/handlers/jobs/sign-documents.ts';
import { runStage } from '../../../functions/handlers/stages/run-stage.ts';
import type { Notice } from '../../../functions/ports/marketplace.ts';
import type { Services } from '../../../functions/ports/services.ts';
import { acceptOrder } from '../../../functions/usecases/accept-order.ts';
import type { OrderDelivery } from '../../../functions/usecases/accept-order.ts';
import { applyAnswer } from '../../../functions/usecases/apply-answer.ts';
import { nodeKeyMaker } from '../../../functions/adapters/keys/node-key-maker.ts';
import { storedScreeningDesk } from '../../../functions/adapters/screening/stored-screening-desk.ts';
import { openDatabase } from '../../../local/sqlite/database.ts';
import { sqliteChannelPolls } from '../../../local/sqlite/channel-polls.ts';
import { sqliteEndpointStore } from '../../../local/sqlite/endpoint-store.ts';
import { sqliteDirectory } from '../../../local/sqlite/directory.ts';
import { sqliteDocumentStore } from '../../../local/sqlite/document-store.ts';
import { sqliteLimitLedger } from '../../../local/sqlite/limit-ledger.ts';
import { sqliteLoadStore } from '../../../local/sqlite/load-store.ts';
import { sqliteOrderStore } from '../../../local/sqlite/order-store.ts';
import { sqliteSigningDesk } from '../../../local/sqlite/signing-desk.ts';
import { sqliteStockLedger } from '../../../local/sqlite/stock-ledger.ts';
import { localStockOffice } from '../../../local/stock-office.ts';
import { fakeEndpoints } from './fake-endpoints.ts';
import type { FakeEndpoints } from './fake-endpoints.ts';
import { fakeWorkflow } from './fake-workflow.ts';
import type { FakeWorkflow, Standing } from './fake-workflow.ts';
import { memorySecrets } from './memory-secrets.ts';
import { manualClock } from './manual-clock.ts';
import type { ManualClock } from './manual-clock.ts';
import { plainVault } from './plain-vault.ts';
import { recordedQueue } from './recorded-queue.ts';
import type { RecordedQueue, SentMessage } from './recorded-queue.ts';
import { scriptedPartners } from './scripted-partners.ts';
import type { ScriptedPartners } from './scripted-partners.ts';
import { namingWriter, standInSigner } from './stand-in-signing.ts';
import type { StandInSigner } from './stand-in-signing.ts';
import {
  ABROAD,
  anIncomingOrder,
  BOOK_ITEM,
  CHANNEL,
  EXPORT_BOOK,
  EXPORT_WAREHOUSE,
  HUB,
  IMPORT_BOOK,
  IMPORT_WAREHOUSE,
  ITEM,
  MERCHANT,
  ORIGIN,
  PARTNERS,
  UNIT,
} from './world-data.ts';

/** One merchant, its warehouses and partners, on the embedded host's stores in memory. */
export interface World {
  readonly services: Services;
  readonly clock: ManualClock;
  readonly queue: RecordedQueue;
  readonly workflow: FakeWorkflow;
  readonly partners: ScriptedPartners;
  readonly signer: StandInSigner;
  readonly notices: Notice[];
  /** Endpoints of merchants and channels: what they were sent, and how they answer. */
  readonly sent: FakeEndpoints;
  /** Faults that stages had, see `runStage`. */
  readonly faults: unknown[];
  close(): Promise<void>;
}

/** Pieces of the one item that each book opens with. */
export const OPENING_STOCK = 100;

/** A fresh world. Its stores are real, its partners do as told. */
export async function aWorld(stock: number = OPENING_STOCK): Promise<World> {
  const db = openDatabase(':memory:');
  const clock = manualClock();
  const queue = recordedQueue();
  const workflow = fakeWorkflow();
  const partners = scriptedPartners();
  const signer = standInSigner();
  const notices: Notice[] = [];
  const sent = fakeEndpoints();
  const secrets = memorySecrets();
  const directory = sqliteDirectory(db);
  const services: Services = {
    clock,
    queue,
    workflow,
    directory,
    vault: plainVault(),
    orders: sqliteOrderStore(db),
    loads: sqliteLoadStore(db),
    ledger: sqliteStockLedger(db),
    office: localStockOffice(db, { announce: async () => ({ kind: 'asked' }) }),
    limits: sqliteLimitLedger(db),
    documents: sqliteDocumentStore(db),
    screening: storedScreeningDesk(sqliteDocumentStore(db), clock),
    // Nobody waits: rivals meet at the store, as those in different processes do.
    turns: { take: (_name, work) => work() },
    fingerprint: nodeFingerprint,
    // What goes out names itself: which documents of which consignments.
    declarationReader,
    writer: namingWriter,
    signer,
    signing: sqliteSigningDesk(db),
    warehouse: partners.warehouse,
    carrier: partners.carrier,
    paymentFirm: partners.paymentFirm,
    customs: partners.customs,
    pccc: { lookUp: async () => ({ kind: 'matches' }) },
    marketplace: {
      tell: async (_channel, notice) => {
        notices.push(notice);
        return { kind: 'told' };
      },
      paymentTransaction: async () => undefined,
    },
    polls: sqliteChannelPolls(db),
    endpoints: sqliteEndpointStore(db, () => clock.wall()),
    webhooks: sent.webhooks,
    secrets,
    keys: nodeKeyMaker,
  };
  await Promise.all([
    directory.putMerchant(MERCHANT),
    directory.putChannel(CHANNEL),
    directory.putCatalogueItem(ITEM),
    directory.putWarehouse(IMPORT_WAREHOUSE),
    directory.putWarehouse(EXPORT_WAREHOUSE),
    directory.putWarehouse(HUB),
    directory.putWarehouse(ABROAD),
    directory.putWarehouse(ORIGIN),
    ...PARTNERS.map((partner) => directory.putPartner(partner)),
    services.ledger.move(
      [
        [IMPORT_BOOK, BOOK_ITEM] as const,
        [EXPORT_BOOK, BOOK_ITEM] as const,
        ...[HUB, ABROAD, ORIGIN].map((each) => [stockBook(each), ITEM.sku] as const),
      ].map(([accountBook, bookItem]) => ({
        movementId: `opening.${accountBook}`,
        kind: 'receipt',
        accountBook,
        bookItem,
        unit: UNIT,
        quantity: units(stock),
        at: clock.now(),
        cause: 'opening',
        voucher: 'opening',
      })),
    ),
  ]);
  return {
    services,
    clock,
    queue,
    workflow,
    partners,
    signer,
    notices,
    sent,
    faults: [],
    close: () => db.close(),
  };
}

/** A delivery of the channel; its id and payload hash follow from the order unless given. */
export function aDelivery(
  order: IncomingOrder = anIncomingOrder(),
  overrides: Partial<OrderDelivery> = {},
): OrderDelivery {
  const payloadHash = nodeFingerprint.sha256(JSON.stringify(order));
  return { channel: CHANNEL, deliveryId: `d-${payloadHash}`, payloadHash, order, ...overrides };
}

/** Takes a paid order in and returns its consignment's id; its execution stands before Dispatch. */
export async function accepted(
  world: World,
  order: IncomingOrder = anIncomingOrder(),
): Promise<string> {
  const result = await acceptOrder(world.services, aDelivery(order));
  const stored = await world.services.orders.order(result.orderId);
  const [consignmentId] = stored?.consignmentIds ?? [];
  if (consignmentId === undefined) throw new Error(`no consignment: ${JSON.stringify(result)}`);
  return consignmentId;
}

const MOST_RUNS = 200;

/** Runs every state that was entered, and those that these lead to, and signs what is due, until all wait. */
export async function settle(world: World): Promise<void> {
  do {
    await runStages(world);
  } while (await workSigning(world));
}

/** Runs every state that was entered, and those that these lead to; signs nothing. */
export async function runStages(world: World): Promise<void> {
  const run = runStage(world.services, (error) => world.faults.push(error));
  let runs = 0;
  for (let entry = world.workflow.entries.shift(); entry; entry = world.workflow.entries.shift()) {
    await run(entry);
    runs += 1;
    if (runs > MOST_RUNS) throw new Error(`the workflow goes round in ${entry.stage}`);
  }
}

/** Signs what is to be signed now, each document by itself; false when there was nothing. */
async function workSigning(world: World): Promise<boolean> {
  const due = world.queue.take('signing', (message) => (message.delaySeconds ?? 0) === 0);
  await signMessages(
    world,
    due.map((each) => [each]),
  );
  return due.length > 0;
}

/** Signs what waits on the signing queue, whatever its delay, all of it together. */
export async function signTogether(world: World): Promise<void> {
  await signMessages(world, [world.queue.take('signing')]);
}

async function signMessages(
  world: World,
  batches: readonly (readonly SentMessage[])[],
): Promise<void> {
  const sign = signDocumentsJob(world.services, (fault) => world.faults.push(fault));
  for (const batch of batches) {
    const failed = await sign(batch.map(({ body }) => JSON.stringify(body)));
    if (failed.length > 0) throw new Error('a document was not signed');
  }
}

/** Partners tell these facts, each in a message of its own; then every stage runs on. */
export async function told(
  world: World,
  consignmentId: string,
  ...facts: readonly ConsignmentFact[]
): Promise<void> {
  const { warehouseId = '' } = (await world.services.orders.consignment(consignmentId)) ?? {};
  for (const fact of facts) {
    const messageId = nodeFingerprint.sha256(JSON.stringify(fact));
    await applyAnswer(world.services, warehouseId, {
      messageId,
      about: { consignmentId },
      facts: [fact],
    });
    await settle(world);
  }
}

/** Works what waits on the asks queue, whatever its delay; then every stage runs on. */
export async function workAsks(world: World): Promise<void> {
  const failed = await askAgainJob(world.services, (fault) => world.faults.push(fault))(
    world.queue.take('asks').map(({ body }) => JSON.stringify(body)),
  );
  if (failed.length > 0) throw new Error('an ask failed');
  await settle(world);
}

export async function consignmentOf(world: World, consignmentId: string): Promise<Consignment> {
  const consignment = await world.services.orders.consignment(consignmentId);
  if (consignment === undefined) throw new Error(`no consignment ${consignmentId}`);
  return consignment;
}

export async function taskOf(world: World, consignmentId: string): Promise<Task> {
  const task = await world.services.orders.currentTask(consignmentId);
  if (task === undefined) throw new Error(`no task of ${consignmentId}`);
  return task;
}

/** The state the execution stands in: a stage, or the name of an end. */
export function stateOf(world: World, consignmentId: string): string | undefined {
  const standing: Standing | undefined = world.workflow.standing(consignmentId);
  if (standing === undefined) return undefined;
  return 'end' in standing ? standing.end : standing.stage;
}

/** Book and reserved pieces of the one item. */
export async function stockOf(
  world: World,
  accountBook: string = IMPORT_BOOK,
  bookItem: string = BOOK_ITEM,
) {
  const balance = await world.services.ledger.balance({
    accountBook,
    bookItem,
    unit: UNIT,
  });
  return {
    book: (balance?.book ?? 0) / units(1),
    reserved: (balance?.reserved ?? 0) / units(1),
  };
}
