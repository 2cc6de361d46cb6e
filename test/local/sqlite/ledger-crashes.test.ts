import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { openStockLedger } from '../../../functions/adapters/dynamodb/stock-ledger.ts';
import { units } from '../../../functions/domain/money/quantity.ts';
import { notReceived } from '../../../functions/domain/stock/holding.ts';
import { MOVEMENT_EFFECTS } from '../../../functions/domain/stock/movement-effects.ts';
import type {
  BookLine,
  Movement,
  MovementKind,
} from '../../../functions/domain/stock/movements.ts';
import {
  concludeProof,
  foldMovement,
  NO_PROOF,
} from '../../../functions/domain/stock/prove-line.ts';
import type { MoveResult, StockLedger } from '../../../functions/ports/stock-ledger.ts';
import { TABLES } from '../../../functions/runtime/contracts/tables.ts';
import { openDatabase } from '../../../local/sqlite/database.ts';
import type { Database } from '../../../local/sqlite/database.ts';
import { sqliteStockLedger } from '../../../local/sqlite/stock-ledger.ts';
import { inMemoryDynamoDb } from '../../support/dynamodb/in-memory-dynamodb.ts';

/** About half of what is tried at random can be: 10,000 movements are posted. */
const TRIED = 22_000;
const POSTED = 10_000;
const ITEMS = 5;
/** Of a hundred calls, so many end in a crash. */
const CRASHES = 8;
const KINDS = Object.keys(MOVEMENT_EFFECTS) as MovementKind[];

class Crash extends Error {}

/** Numbers from 0 to below `below`, the same for the same seed. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

interface CrashingLedger {
  /** A call in which the host dies before its write number `at`, counted from 0. */
  readonly crash: (movements: readonly Movement[], at: number) => Promise<MoveResult>;
  readonly ledger: () => StockLedger;
  readonly close: () => Promise<void>;
}

const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** SQLite: dies between any two statements of a commit, and starts again from the file. */
function crashingSqlite(): CrashingLedger {
  const path = join(folder, 'ledger.sqlite');
  let db = openDatabase(path);
  return {
    ledger: () => sqliteStockLedger(db),
    crash: async (movements, at) => {
      let left = at;
      const dying: Database = {
        ...db,
        run: (...statement) => {
          left -= 1;
          if (left < 0) throw new Crash();
          return db.run(...statement);
        },
      };
      try {
        return await sqliteStockLedger(dying).move(movements);
      } finally {
        await db.close();
        db = openDatabase(path);
      }
    },
    close: () => db.close(),
  };
}

/** DynamoDB: dies before the transaction, or after it and before anybody is told. */
function crashingDynamo(): CrashingLedger {
  const { client } = inMemoryDynamoDb(TABLES.stock);
  const ledger = openStockLedger(client, 'stock');
  return {
    ledger: () => ledger,
    crash: async (movements, at) => {
      if (at % 2 === 0) throw new Crash();
      await ledger.move(movements);
      throw new Crash();
    },
    close: async () => undefined,
  };
}

const line = (item: number): BookLine => ({
  accountBook: 'T370226A001',
  bookItem: String(item),
  unit: '011',
});

/** Movements in calls of one to four, most of them such as can be. */
function calls(roll: (below: number) => number): readonly (readonly Movement[])[] {
  const all: Movement[][] = [];
  for (let made = 0; made < TRIED;) {
    const size = Math.min(1 + roll(4), TRIED - made);
    all.push(
      Array.from({ length: size }, (_each, n): Movement => {
        const kind = KINDS[roll(KINDS.length)] ?? 'inbound';
        return {
          ...line(roll(ITEMS)),
          movementId: `movement-${String(made + n)}`,
          kind,
          quantity: units(1 + roll(kind === 'inbound' || kind === 'receipt' ? 40 : 12)),
          at: '2026-11-23T02:00:00.000Z',
          cause: 'O1-01',
          voucher: `voucher-${String(made + n)}`,
        };
      }),
    );
    made += size;
  }
  return all;
}

describe.each([
  ['SQLite', crashingSqlite],
  ['DynamoDB in memory', crashingDynamo],
])('the ledger on %s', (_name, open) => {
  test('holds its invariants after 10,000 random movements with crashes between any two writes', async () => {
    const store = open();
    const roll = dice(20_261_123);
    let crashed = 0;
    const posted = new Set<string>();
    const note = (result: MoveResult): void => {
      if (result.kind !== 'posted') return;
      result.movements.forEach(({ movementId }) => posted.add(movementId));
    };
    const recent: (readonly Movement[])[] = [];
    for (const call of calls(roll)) {
      recent.push(call);
      if (roll(100) < CRASHES) {
        await store.crash(call, roll(2 * call.length)).catch((fault: unknown) => {
          if (!(fault instanceof Crash)) throw fault;
          crashed += 1;
        });
        // Nobody knows what was done: the last calls come again, in any order.
        for (const earlier of recent.slice(-3).reverse()) note(await store.ledger().move(earlier));
      }
      note(await store.ledger().move(call));
    }
    expect(crashed).toBeGreaterThan(100);
    expect(posted.size).toBeGreaterThan(POSTED);
    const ledger = store.ledger();
    let proven = 0;
    for (let item = 0; item < ITEMS; item += 1) {
      const movements = await ledger.movements(line(item));
      const balance = await ledger.balance(line(item));
      expect(concludeProof(movements.reduce(foldMovement, NO_PROOF), balance)).toEqual([]);
      proven += movements.length;
      // book = Σ inbound − Σ released + Σ returns ± adjustments, told without the rules' help.
      const sum = (...kinds: readonly MovementKind[]) =>
        movements
          .filter(({ kind }) => kinds.includes(kind))
          .reduce((total, { quantity }) => total + quantity, 0);
      const book =
        sum('inbound', 'receipt', 'put-back', 'return', 'book-up') -
        sum('write-off', 'issue', 'book-down');
      expect(balance?.book).toBe(book);
      const onHand =
        sum('put-away', 'receipt', 'return', 'on-hand-up') -
        sum('gate-out', 'issue', 'on-hand-down');
      expect(balance?.onHand).toBe(onHand);
      // book − on hand = posted and not received − released and not gated out, ± adjustments.
      expect(balance && notReceived(balance)).toBe(
        sum('inbound', 'book-up', 'on-hand-down') - sum('put-away', 'book-down', 'on-hand-up'),
      );
    }
    expect(proven).toBe(posted.size);
    await store.close();
  }, 900_000);
});
