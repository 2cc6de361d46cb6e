import type { Consignment } from '../../functions/domain/consignment/consignment.ts';
import type { Task } from '../../functions/domain/consignment/task.ts';
import type { Order } from '../../functions/domain/order/order.ts';
import type { Change, CommitResult, OrderStore } from '../../functions/ports/order-store.ts';
import { recordOf } from './columns.ts';
import { countsOf, dueBy, pageOf, writeConsignment } from './consignment-rows.ts';
import type { Database } from './database.ts';
import { casesOf, deliveriesOf, deliveryLog, writeCase } from './operator-rows.ts';
import { promiseCountOf, promisedPage } from './promise-rows.ts';
import { RecordCache } from './record-cache.ts';
import { orderOf, pageOfOrders, writeOrder } from './order-rows.ts';
import { markTaskResumed, newestTask, writeTask } from './task-rows.ts';
import {
  appendEvent,
  documentsOf,
  eventsOf,
  inboxMarkOf,
  referencedBy,
  writeDocument,
  writeInboxMark,
  writeReference,
} from './trail-rows.ts';

/** What moves is read several times between two writes. Records of the parcels that move now. */
const REMEMBERED = 256;

/** The order store in SQLite. A change is one savepoint: it is written whole, or it is a conflict. */
export function sqliteOrderStore(db: Database): OrderStore {
  const logDelivery = deliveryLog(db);
  const orders = new RecordCache<Order>(REMEMBERED);
  const consignments = new RecordCache<Consignment>(REMEMBERED);
  /** By consignment: the current task; by consignment and stage: the newest of that stage. */
  const tasks = new RecordCache<Task>(2 * REMEMBERED);

  function rememberTask(task: Task): void {
    for (const key of [task.consignmentId, `${task.consignmentId}/${task.stage}`]) {
      const newest = tasks.peek(key);
      const isNewest = task.version === 1 || (newest !== undefined && isSameVisit(newest, task));
      if (isNewest) tasks.remember(key, task);
    }
  }
  function remember({ order, consignment, siblings = [], task }: Change): void {
    if (order !== undefined) orders.remember(order.orderId, order);
    if (consignment !== undefined) {
      consignments.remember(consignment.record.consignmentId, consignment.record);
    }
    for (const { record } of siblings) consignments.remember(record.consignmentId, record);
    if (task !== undefined) rememberTask(task);
  }

  return {
    order: async (orderId) => orders.get(orderId, () => orderOf(db, orderId)),
    listOrders: async (filter) => pageOfOrders(db, filter),
    consignment: async (consignmentId) =>
      consignments.get(consignmentId, () => {
        const row = db.one('SELECT json FROM consignments WHERE consignment_id = ?', consignmentId);
        return row && recordOf<Consignment>(row);
      }),
    currentTask: async (consignmentId) =>
      tasks.get(consignmentId, () => newestTask(db, consignmentId)),
    taskOfStage: async (consignmentId, stage) =>
      tasks.get(`${consignmentId}/${stage}`, () => newestTask(db, consignmentId, stage)),
    events: async (consignmentId) => eventsOf(db, consignmentId),
    documents: async (consignmentId) => documentsOf(db, consignmentId),
    referenced: async (kind, value) => referencedBy(db, kind, value),
    inboxMark: async (channelId, deliveryId) => inboxMarkOf(db, channelId, deliveryId),
    commit: (change) =>
      db.write(
        () => writeChange(db, change),
        (result) => {
          if (result === 'committed') remember(change);
          return result === 'committed';
        },
      ),
    markResumed: (task) =>
      db.write(() => {
        const resumed = markTaskResumed(db, task);
        if (resumed !== undefined) rememberTask(resumed);
      }),
    due: async (now, limit) => dueBy(db, now, limit),
    list: async (filter) => pageOf(db, filter),
    promised: async (filter) => promisedPage(db, filter),
    promiseCount: async (period) => promiseCountOf(db, period),
    counts: async (merchantId) => countsOf(db, merchantId),
    recordDelivery: (delivery) => db.write(() => logDelivery(delivery)),
    deliveries: async (filter) => deliveriesOf(db, filter),
    cases: async (merchantId, limit) => casesOf(db, merchantId, limit),
    openCase: (opened) => db.write(() => writeCase(db, opened)),
  };
}

function isSameVisit(one: Task, other: Task): boolean {
  return one.stage === other.stage && one.visit === other.visit;
}

function writeChange(db: Database, change: Change): CommitResult {
  const { order, consignment, siblings = [], task, events = [], inbox } = change;
  if (order !== undefined && !writeOrder(db, order)) return 'conflict';
  if (consignment !== undefined && !writeConsignment(db, consignment)) return 'conflict';
  for (const { record, due, event } of siblings) {
    if (!writeConsignment(db, { record, due, expectedVersion: 0 })) return 'conflict';
    if (!appendEvent(db, event)) return 'conflict';
  }
  if (task !== undefined && !writeTask(db, task)) return 'conflict';
  if (!events.every((event) => appendEvent(db, event))) return 'conflict';
  if (inbox !== undefined && !writeInboxMark(db, inbox)) return 'conflict';
  change.documents?.forEach((document) => writeDocument(db, document));
  change.references?.forEach((reference) => writeReference(db, reference));
  change.cases?.forEach((opened) => writeCase(db, opened));
  return 'committed';
}
