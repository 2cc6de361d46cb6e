import { drawn, untouched } from '../../functions/domain/tax/limit-account.ts';
import type {
  LimitAccount,
  LimitDraw,
  LimitKind,
} from '../../functions/domain/tax/limit-account.ts';
import type { DrawResult, LimitLedger, LimitObeyed } from '../../functions/ports/limit-ledger.ts';
import { numberOf, textOf } from './columns.ts';
import type { Database, Row } from './database.ts';

/** Limits in SQLite: an account and what is drawn on it change in one commit. */
export function sqliteLimitLedger(db: Database): LimitLedger {
  return {
    draw: (draw, obeys) => db.write(() => post(db, draw, obeys)),
    restore: async (kind, consignmentId) => {
      if (storedDraw(db, kind, consignmentId) === undefined) return;
      await db.write(() => {
        const known = storedDraw(db, kind, consignmentId);
        if (known !== undefined) post(db, { ...known, amount: 0 }, 'none');
      });
    },
    drawOf: async (kind, consignmentId) => storedDraw(db, kind, consignmentId),
    account: async (kind, account) => stored(db, kind, account),
    guarantees: async () =>
      db
        .all("SELECT * FROM limit_accounts WHERE kind = 'guarantee' ORDER BY account")
        .map((row) => accountOf('guarantee', row)),
    setGuarantee: (account, limit) =>
      db.write(() => keep(db, { ...stored(db, 'guarantee', account), limit })),
  };
}

function post(db: Database, draw: LimitDraw, obeys: LimitObeyed): DrawResult {
  const { kind, account: name, consignmentId, amount } = draw;
  const known = storedDraw(db, kind, consignmentId);
  const account = stored(db, kind, name);
  const before = known?.account === name ? known.amount : 0;
  const most = obeys === 'own' ? account.limit : obeys;
  const after = drawn(account, before, amount, most === 'none' ? undefined : most);
  if (after === undefined) return { kind: 'exhausted', account };
  if (before === amount && known?.account === name) return { kind: 'drawn', account };
  if (known !== undefined && known.account !== name) {
    const other = stored(db, kind, known.account);
    keep(db, { ...other, drawn: other.drawn - known.amount });
  }
  db.run(
    `INSERT INTO limit_draws (kind, consignment_id, account, amount) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET account = excluded.account, amount = excluded.amount`,
    kind,
    consignmentId,
    name,
    amount,
  );
  return { kind: 'drawn', account: keep(db, after) };
}

function keep(db: Database, account: LimitAccount): LimitAccount {
  db.run(
    `INSERT INTO limit_accounts (kind, account, drawn, most) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET drawn = excluded.drawn, most = excluded.most`,
    account.kind,
    account.account,
    account.drawn,
    account.limit ?? null,
  );
  return account;
}

function stored(db: Database, kind: LimitKind, account: string): LimitAccount {
  const row = db.one('SELECT * FROM limit_accounts WHERE kind = ? AND account = ?', kind, account);
  return row === undefined ? untouched(kind, account) : accountOf(kind, row);
}

function storedDraw(db: Database, kind: LimitKind, consignmentId: string): LimitDraw | undefined {
  const row = db.one(
    'SELECT * FROM limit_draws WHERE kind = ? AND consignment_id = ?',
    kind,
    consignmentId,
  );
  return (
    row && { kind, consignmentId, account: textOf(row, 'account'), amount: numberOf(row, 'amount') }
  );
}

function accountOf(kind: LimitKind, row: Row): LimitAccount {
  const account = { kind, account: textOf(row, 'account'), drawn: numberOf(row, 'drawn') };
  return row.most === null ? account : { ...account, limit: numberOf(row, 'most') };
}
