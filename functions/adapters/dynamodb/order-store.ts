import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Case, Change, CommitResult, OrderStore } from '../../ports/order-store.ts';
import { caseWrite, changeWrites, rememberChange } from './change-writes.ts';
import { consignmentList } from './consignment-list.ts';
import { consignmentReads } from './consignment-reads.ts';
import { countReads } from './counts.ts';
import { deliveryLog } from './delivery-log.ts';
import { dueList } from './due-list.ts';
import { dayOf, KEYS } from './keys.ts';
import { rememberParts } from './known-parts.ts';
import { orderReads } from './order-reads.ts';
import { markTaskResumed } from './resume-mark.ts';
import { openTable } from './table.ts';

/** The order store on the table `orders`: keys in `keys.ts`, costs in `write-units.ts`. */
export function openOrderStore(client: DynamoDBClient, tableName: string): OrderStore {
  const table = openTable(client, tableName);
  const known = rememberParts();
  const reads = consignmentReads(table, known);
  const openedDays = new Set<string>();

  async function commit(change: Change): Promise<CommitResult> {
    const cases = await notYetOpen(change.cases ?? []);
    const { first, together } = changeWrites({ ...change, cases }, known);
    await Promise.all([...first.map(table.put), noteDay(change)]);
    const [only] = together;
    if (only === undefined) return 'committed';
    const result = together.length === 1 ? await table.put(only) : await table.transact(together);
    if (result === 'refused') return 'conflict';
    rememberChange(change, known);
    return 'committed';
  }

  /** Lists walk the days on which a merchant has consignments: a new one may open such a day. */
  async function noteDay({ consignment }: Change): Promise<void> {
    if (consignment?.expectedVersion !== 0) return;
    const { merchantId, createdAt } = consignment.record;
    const key = KEYS.day(merchantId, dayOf(createdAt));
    const name = `${key.pk} ${key.sk}`;
    if (openedDays.has(name)) return;
    await table.put({ item: { ...key } });
    openedDays.add(name);
  }

  /** A case that is open stays as it is; only a race for it makes the whole change a conflict. */
  async function notYetOpen(cases: readonly Case[]): Promise<readonly Case[]> {
    const keyOf = ({ merchantId, caseId }: Case) => KEYS.case(merchantId, caseId);
    const stored = await table.many(cases.map(keyOf));
    const open = new Set(stored.filter(({ status }) => status === 'open').map(({ sk }) => sk));
    return cases.filter((each) => !open.has(keyOf(each).sk));
  }

  return {
    ...orderReads(table),
    ...deliveryLog(client, tableName),
    consignment: reads.consignment,
    currentTask: reads.currentTask,
    taskOfStage: reads.taskOfStage,
    commit,
    markResumed: (task) => markTaskResumed(table, task),
    due: dueList(table),
    list: consignmentList(table, reads.consignments),
    counts: countReads(table),
    openCase: async (opened) => {
      await table.put(caseWrite(opened));
    },
  };
}
