import { applyMovement } from '../../functions/domain/stock/apply-movement.ts';
import { EMPTY_HOLDING } from '../../functions/domain/stock/holding.ts';
import type { FiledGoods } from '../../functions/domain/stock/filed-goods.ts';
import type { LineUnits } from '../../functions/domain/stock/line-units.ts';
import type { BookLine, Movement } from '../../functions/domain/stock/movements.ts';
import type {
  Balance,
  MoveResult,
  PostedMovement,
  StockLedger,
} from '../../functions/ports/stock-ledger.ts';
import { numberOf, recordOf, recordsOf, textOf } from './columns.ts';
import type { Database, Row } from './database.ts';

/**
 * The bonded ledger in SQLite. Balance and movement are written together, under the movement's
 * condition; the table itself refuses what would break `0 ≤ reserved ≤ book`.
 */
export function sqliteStockLedger(db: Database): StockLedger {
  return {
    move: (movements) =>
      db.write(
        () => postAll(db, movements),
        ({ kind }) => kind === 'posted',
      ),
    balance: async (line) => storedBalance(db, line),
    balances: async (accountBook) =>
      db
        .all('SELECT * FROM balances WHERE account_book = ? ORDER BY book_item, unit', accountBook)
        .map(balanceOf),
    movements: async ({ accountBook, bookItem, unit }) =>
      recordsOf(
        db.all(
          `SELECT json FROM movements WHERE account_book = ? AND book_item = ? AND unit = ?
           ORDER BY posted`,
          accountBook,
          bookItem,
          unit,
        ),
      ),
    posted: async (movementIds) =>
      movementIds.flatMap((movementId) => {
        const row = db.one('SELECT json FROM movements WHERE movement_id = ?', movementId);
        return row === undefined ? [] : [recordOf<PostedMovement>(row)];
      }),
    latest: async ({ accountBook, bookItem, unit }, limit) =>
      recordsOf(
        db.all(
          `SELECT json FROM movements WHERE account_book = ? AND book_item = ? AND unit = ?
           ORDER BY posted DESC LIMIT ?`,
          accountBook,
          bookItem,
          unit,
          limit,
        ),
      ),
  };
}

function postAll(db: Database, movements: readonly Movement[]): MoveResult {
  const posted: PostedMovement[] = [];
  for (const movement of movements) {
    const result = post(db, movement);
    if ('available' in result) return result;
    posted.push(result);
  }
  return { kind: 'posted', movements: posted };
}

function post(
  db: Database,
  movement: Movement,
): PostedMovement | Extract<MoveResult, { kind: 'insufficient' }> {
  const { movementId, accountBook, bookItem, unit } = movement;
  const known = db.one('SELECT json FROM movements WHERE movement_id = ?', movementId);
  if (known !== undefined) return recordOf<PostedMovement>(known);
  const line = { accountBook, bookItem, unit };
  const before = storedBalance(db, line) ?? { ...line, ...EMPTY_HOLDING };
  const applied = applyMovement(before, movement);
  if (!applied.ok) return { kind: 'insufficient', line, available: applied.available };
  const after = { ...line, ...applied.holding };
  const posted: PostedMovement = { ...movement, before, after };
  writeBalance(db, after);
  db.run(
    `INSERT INTO movements (movement_id, account_book, book_item, unit, json)
     VALUES (?, ?, ?, ?, ?)`,
    movementId,
    accountBook,
    bookItem,
    unit,
    JSON.stringify(posted),
  );
  return posted;
}

function writeBalance(db: Database, balance: Balance): void {
  db.run(
    `INSERT INTO balances (account_book, book_item, unit, book, reserved, declared, awaiting_gate,
       on_hand, units, filed)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET
       book = excluded.book, reserved = excluded.reserved, declared = excluded.declared,
       awaiting_gate = excluded.awaiting_gate, on_hand = excluded.on_hand, units = excluded.units,
       filed = excluded.filed`,
    balance.accountBook,
    balance.bookItem,
    balance.unit,
    balance.book,
    balance.reserved,
    balance.declared,
    balance.awaitingGate,
    balance.onHand,
    balance.units === undefined ? null : JSON.stringify(balance.units),
    balance.filed === undefined ? null : JSON.stringify(balance.filed),
  );
}

function storedBalance(
  db: Database,
  { accountBook, bookItem, unit }: BookLine,
): Balance | undefined {
  const row = db.one(
    'SELECT * FROM balances WHERE account_book = ? AND book_item = ? AND unit = ?',
    accountBook,
    bookItem,
    unit,
  );
  return row && balanceOf(row);
}

function balanceOf(row: Row): Balance {
  return {
    accountBook: textOf(row, 'account_book'),
    bookItem: textOf(row, 'book_item'),
    unit: textOf(row, 'unit'),
    book: numberOf(row, 'book'),
    reserved: numberOf(row, 'reserved'),
    declared: numberOf(row, 'declared'),
    awaitingGate: numberOf(row, 'awaiting_gate'),
    onHand: numberOf(row, 'on_hand'),
    ...(row.units !== null && { units: recordOf<LineUnits>({ json: textOf(row, 'units') }) }),
    ...(row.filed !== null && { filed: recordOf<FiledGoods>({ json: textOf(row, 'filed') }) }),
  };
}
