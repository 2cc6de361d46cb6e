import { nodeFingerprint } from '../../../functions/adapters/fingerprint/node-fingerprint.ts';
import type { ConsignmentFact } from '../../../functions/domain/consignment/consignment-events.ts';
import type { Consignment } from '../../../functions/domain/consignment/consignment.ts';
import type { Task } from '../../../functions/domain/consignment/task.ts';
import { units } from '../../../functions/domain/money/quantity.ts';
import type { IncomingOrder } from '../../../functions/domain/order/incoming-order.ts';
import { askAgainJob } from '../../../functions/handlers/jobs/ask-again.ts';
import { runStage } from '../../../functions/handlers/stages/run-stage.ts';
import type { Notice } from '../../../functions/ports/marketplace.ts';
import type { Services } from '../../../functions/ports/services.ts';
import { acceptOrder } from '../../../functions/usecases/accept-order.ts';
import type { OrderDelivery } from '../../../functions/usecases/accept-order.ts';
import { applyAnswer } from '../../../functions/usecases/apply-answer.ts';
import { openDatabase } from '../../../local/sqlite/database.ts';
import { sqliteDirectory } from '../../../local/sqlite/directory.ts';
import { sqliteDocumentStore } from '../../../local/sqlite/document-store.ts';
import { sqliteOrderStore } from '../../../local/sqlite/order-store.ts';
import { sqliteStockLedger } from '../../../local/sqlite/stock-ledger.ts';
import { fakeWorkflow } from './fake-workflow.ts';
import type { FakeWorkflow, Standing } from './fake-workflow.ts';
import { manualClock } from './manual-clock.ts';
import type { ManualClock } from './manual-clock.ts';
import { plainVault } from './plain-vault.ts';
import { recordedQueue } from './recorded-queue.ts';
import type { RecordedQueue } from './recorded-queue.ts';
import { scriptedPartners } from './scripted-partners.ts';
import type { ScriptedPartners } from './scripted-partners.ts';
import {
  anIncomingOrder,
  BOOK_ITEM,
  CHANNEL,
  EXPORT_BOOK,
  EXPORT_WAREHOUSE,
  IMPORT_BOOK,
  IMPORT_WAREHOUSE,
  ITEM,
  MERCHANT,
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
  readonly notices: Notice[];
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
  const notices: Notice[] = [];
  const directory = sqliteDirectory(db);
  const services: Services = {
    clock,
    queue,
    workflow,
    directory,
    vault: plainVault(),
    orders: sqliteOrderStore(db),
    ledger: sqliteStockLedger(db),
    documents: sqliteDocumentStore(db),
    fingerprint: nodeFingerprint,
    // What goes out names itself: which document of which consignment.
    writer: {
      write: async ({ kind }, { consignmentId }) => Buffer.from(`${consignmentId}.${kind}`),
    },
    warehouse: partners.warehouse,
    carrier: partners.carrier,
    paymentFirm: partners.paymentFirm,
    customs: partners.customs,
    marketplace: {
      tell: async (_channel, notice) => {
        notices.push(notice);
        return { kind: 'told' };
      },
      paymentTransaction: async () => undefined,
    },
  };
  await Promise.all([
    directory.putMerchant(MERCHANT),
    directory.putChannel(CHANNEL),
    directory.putCatalogueItem(ITEM),
    directory.putWarehouse(IMPORT_WAREHOUSE),
    directory.putWarehouse(EXPORT_WAREHOUSE),
    ...PARTNERS.map((partner) => directory.putPartner(partner)),
    services.ledger.move(
      [IMPORT_BOOK, EXPORT_BOOK].map((accountBook) => ({
        movementId: `opening.${accountBook}`,
        kind: 'inbound',
        accountBook,
        bookItem: BOOK_ITEM,
        unit: UNIT,
        quantity: units(stock),
        at: clock.now(),
        cause: 'opening',
      })),
    ),
  ]);
  return {
    services,
    clock,
    queue,
    workflow,
    partners,
    notices,
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

/** Runs every state that was entered, and those that these lead to, until all wait. */
export async function settle(world: World): Promise<void> {
  const run = runStage(world.services, (error) => world.faults.push(error));
  let runs = 0;
  for (let entry = world.workflow.entries.shift(); entry; entry = world.workflow.entries.shift()) {
    await run(entry);
    runs += 1;
    if (runs > MOST_RUNS) throw new Error(`the workflow goes round in ${entry.stage}`);
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
export async function stockOf(world: World, accountBook: string = IMPORT_BOOK) {
  const balance = await world.services.ledger.balance({
    accountBook,
    bookItem: BOOK_ITEM,
    unit: UNIT,
  });
  return {
    book: (balance?.book ?? 0) / units(1),
    reserved: (balance?.reserved ?? 0) / units(1),
  };
}
