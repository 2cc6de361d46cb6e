import { freshSigner } from '../../functions/domain/customs/signer-state.ts';
import type { SignerState } from '../../functions/domain/customs/signer-state.ts';
import type { WaitingDocument } from '../../functions/domain/customs/signing-batches.ts';
import type { CommitResult } from '../../functions/ports/order-store.ts';
import type { SigningDesk } from '../../functions/ports/signing-desk.ts';
import { numberOf, recordOf, recordsOf } from './columns.ts';
import type { Database } from './database.ts';

/** Held documents and signers in SQLite. */
export function sqliteSigningDesk(db: Database): SigningDesk {
  return {
    hold: async (documents) => {
      if (documents.length > 0) await db.write(() => documents.forEach((each) => hold(db, each)));
    },
    letGo: async (documents) => {
      if (documents.length > 0) await db.write(() => documents.forEach((each) => letGo(db, each)));
    },
    held: async (declarant, limit) =>
      recordsOf<WaitingDocument>(
        db.all(
          `SELECT json FROM held_documents WHERE declarant = ?
           ORDER BY since, document LIMIT ?`,
          declarant,
          limit,
        ),
      ),
    signer: async (declarant) => {
      const row = db.one('SELECT json FROM signers WHERE declarant = ?', declarant);
      return row === undefined ? freshSigner(declarant) : recordOf<SignerState>(row);
    },
    keep: (state) =>
      db.write(
        () => keep(db, state),
        (result) => result === 'committed',
      ),
  };
}

function nameOf({ consignmentId, kind, version }: WaitingDocument): string {
  return `${consignmentId}.${kind}.${String(version)}`;
}

function hold(db: Database, document: WaitingDocument): void {
  db.run(
    `INSERT INTO held_documents (declarant, since, document, json) VALUES (?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
    document.declarant,
    document.since,
    nameOf(document),
    JSON.stringify(document),
  );
}

function letGo(db: Database, document: WaitingDocument): void {
  db.run(
    'DELETE FROM held_documents WHERE declarant = ? AND since = ? AND document = ?',
    document.declarant,
    document.since,
    nameOf(document),
  );
}

function keep(db: Database, state: SignerState): CommitResult {
  const known = db.one('SELECT version FROM signers WHERE declarant = ?', state.declarant);
  const stored = known === undefined ? 0 : numberOf(known, 'version');
  if (stored !== state.version - 1) return 'conflict';
  db.run(
    `INSERT INTO signers (declarant, version, json) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET version = excluded.version, json = excluded.json`,
    state.declarant,
    state.version,
    JSON.stringify(state),
  );
  return 'committed';
}
