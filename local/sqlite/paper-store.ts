import type { CommitResult, Page } from '../../functions/ports/order-store.ts';
import type { PaperStore, StockPaper } from '../../functions/ports/stock-papers.ts';
import { numberOf, recordOf, recordsOf, textOf } from './columns.ts';
import type { Database } from './database.ts';
import { readCursor, writeCursor } from './page-cursor.ts';

/**
 * Papers of one kind in SQLite.
 *
 * @param kind tells their rows from those of other papers
 */
export function sqlitePaperStore<Paper extends StockPaper>(
  db: Database,
  kind: string,
  idOf: (paper: Paper) => string,
): PaperStore<Paper> {
  return {
    get: async (paperId) => {
      const row = db.one(
        'SELECT json FROM stock_papers WHERE kind = ? AND paper_id = ?',
        kind,
        paperId,
      );
      return row && recordOf<Paper>(row);
    },
    commit: (paper, due) =>
      db.write(
        () => writePaper(db, { kind, id: idOf(paper), paper, due }),
        (result) => result === 'committed',
      ),
    due: async (now, limit) =>
      db
        .all(
          `SELECT paper_id FROM stock_papers WHERE kind = ? AND due IS NOT NULL AND due <= ?
           ORDER BY due, paper_id LIMIT ?`,
          kind,
          now,
          limit,
        )
        .map((row) => textOf(row, 'paper_id')),
    list: async (filter) => pageOf(db, kind, filter, idOf),
  };
}

interface Written {
  readonly kind: string;
  readonly id: string;
  readonly paper: StockPaper;
  readonly due?: string;
}

function writePaper(db: Database, { kind, id, paper, due }: Written): CommitResult {
  const known = db.one(
    'SELECT version FROM stock_papers WHERE kind = ? AND paper_id = ?',
    kind,
    id,
  );
  const stored = known === undefined ? 0 : numberOf(known, 'version');
  if (stored !== paper.version - 1) return 'conflict';
  db.run(
    `INSERT INTO stock_papers (kind, paper_id, merchant_id, opened_at, due, version, json)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET
       due = excluded.due, version = excluded.version, json = excluded.json`,
    kind,
    id,
    paper.merchantId,
    paper.openedAt,
    due ?? null,
    paper.version,
    JSON.stringify(paper),
  );
  return 'committed';
}

/** One page, newest first, by key and not by offset. */
function pageOf<Paper extends StockPaper>(
  db: Database,
  kind: string,
  { merchantId, limit, cursor }: Parameters<PaperStore<Paper>['list']>[0],
  idOf: (paper: Paper) => string,
): Page<Paper> {
  const [openedAt, id] = cursor === undefined ? ['\u{10FFFF}', ''] : readCursor(cursor);
  const rows = db.all(
    `SELECT json FROM stock_papers
     WHERE kind = ? AND merchant_id = ? AND (opened_at, paper_id) < (?, ?)
     ORDER BY opened_at DESC, paper_id DESC LIMIT ?`,
    kind,
    merchantId,
    openedAt,
    id,
    limit + 1,
  );
  const items = recordsOf<Paper>(rows.slice(0, limit));
  const last = items.at(-1);
  return rows.length > limit && last !== undefined
    ? { items, cursor: writeCursor(last.openedAt, idOf(last)) }
    : { items };
}
