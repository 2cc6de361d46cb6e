import { setTimeout as wait } from 'node:timers/promises';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Movement } from '../../domain/stock/movements.ts';
import type { Balance, MoveResult, StockLedger } from '../../ports/stock-ledger.ts';
import { INDEXES } from '../../runtime/contracts/tables.ts';
import { bodyOf, numberOf, parseRecord, readRecord } from './item.ts';
import type { Item } from './item.ts';
import { STOCK_KEYS } from './keys.ts';
import { balanceRecord, movementRecord } from './records/ledger-records.ts';
import { lineName, lineOf, postMovements } from './stock-posting.ts';
import type { Posting, StoredStock } from './stock-posting.ts';
import { allOf, firstOf, openTable } from './table.ts';
import type { Table, Write } from './table.ts';

/** Rivals for one line wait their turn; twenty-five pauses outlast any ordinary crowd. */
const MOST_ATTEMPTS = 25;
const LONGEST_PAUSE_MILLISECONDS = 100;

/** The bonded ledger on the table `stock`. */
export function openStockLedger(client: DynamoDBClient, tableName: string): StockLedger {
  const table = openTable(client, tableName);
  return {
    move: (movements) => move(table, movements),
    balance: async (line) => {
      const item = await table.get(STOCK_KEYS.balance(line));
      return item && readBalance(item);
    },
    balances: async (accountBook) => {
      const items = await allOf(table.pages({ partition: STOCK_KEYS.book(accountBook) }));
      return items.map(readBalance);
    },
    movements: async (line) => {
      const range = { partition: STOCK_KEYS.line(line), index: INDEXES.line };
      const items = await allOf(table.pages(range));
      return items.map((item) => readRecord(movementRecord, item));
    },
    posted: async (movementIds) => {
      const items = await table.many([...new Set(movementIds)].map(STOCK_KEYS.movement));
      return items.map((item) => readRecord(movementRecord, item));
    },
    latest: async (line, limit) => {
      const range = {
        partition: STOCK_KEYS.line(line),
        index: INDEXES.line,
        newestFirst: true,
        pageSize: limit,
      };
      const items = await firstOf(table.pages(range), limit);
      return items.map((item) => readRecord(movementRecord, item));
    },
  };
}

/** Reads, decides and writes, under the condition that nobody moved the same lines in between. */
async function move(table: Table, movements: readonly Movement[]): Promise<MoveResult> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const stored = await storedStock(table, movements);
    const posting = postMovements(movements, stored);
    const writes = postingWrites(posting, stored);
    if (writes.length === 0) return posting.result;
    if ((await table.transact(writes)) === 'written') return posting.result;
    await wait(Math.random() * LONGEST_PAUSE_MILLISECONDS);
  }
  throw new Error('the ledger is too busy: others moved the same line at every attempt');
}

/** What posting writes: each movement once, each line's balance over the one it was decided from. */
function postingWrites(posting: Posting, stored: StoredStock): readonly Write[] {
  return [
    ...posting.movements.map(({ movement, sequence }): Write => {
      const key = STOCK_KEYS.movement(movement.movementId);
      const line = STOCK_KEYS.line(movement);
      return { item: { ...key, line, sequence, ...bodyOf(movement) }, when: 'absent' };
    }),
    ...[...posting.standings].map(([name, { balance, sequence }]): Write => {
      const before = stored.standings.get(name);
      return {
        item: { ...STOCK_KEYS.balance(balance), ...attributesOf(balance), sequence },
        when: before ? { attribute: 'sequence', equals: before.sequence } : 'absent',
      };
    }),
  ];
}

/**
 * Balances first: a movement that was posted before they were read is then found too, so that a
 * repeat is never taken for a call that lacks stock.
 */
async function storedStock(table: Table, movements: readonly Movement[]): Promise<StoredStock> {
  const ids = [...new Set(movements.map(({ movementId }) => movementId))];
  const lines = new Map(movements.map((movement) => [lineName(movement), lineOf(movement)]));
  const balances = await table.many([...lines.values()].map(STOCK_KEYS.balance));
  const posted = await table.many(ids.map(STOCK_KEYS.movement));
  const standings = balances.map((item) => {
    const balance = readBalance(item);
    return [lineName(balance), { balance, sequence: numberOf(item, 'sequence') }] as const;
  });
  const known = posted.map((item) => readRecord(movementRecord, item));
  return {
    standings: new Map(standings),
    movements: new Map(known.map((movement) => [movement.movementId, movement])),
  };
}

/** Records of their own within the item: no condition or index reads them. */
function attributesOf({ units, filed, ...quantities }: Balance) {
  return {
    ...quantities,
    ...(units && { units: JSON.stringify(units) }),
    ...(filed && { filed: JSON.stringify(filed) }),
  };
}

function readBalance(item: Item): Balance {
  const { accountBook, bookItem, unit, book, reserved, declared, awaitingGate, onHand } = item;
  const quantities = { book, reserved, declared, awaitingGate, onHand };
  const [units, filed] = [item.units, item.filed].map(parsedText);
  const line = { accountBook, bookItem, unit };
  return parseRecord(balanceRecord, { ...line, ...quantities, units, filed }, item);
}

function parsedText(text: unknown): unknown {
  return typeof text === 'string' ? JSON.parse(text) : undefined;
}
