import { concludeProof, foldMovement, NO_PROOF } from '../../domain/stock/prove-line.ts';
import type { BookLine } from '../../domain/stock/movements.ts';
import { stockBook } from '../../domain/stock/stock-book.ts';
import type { Services } from '../../ports/services.ts';

/** What became of the proof of one line; without faults it is proven. */
export interface ProvenLine extends BookLine {
  readonly movements: number;
  readonly faults: readonly string[];
}

/** The proof of all lines of a merchant. */
export interface StockProof {
  readonly proven: boolean;
  readonly movements: number;
  readonly lines: readonly ProvenLine[];
}

/**
 * Folds all movements of every stock line of a merchant and compares with its balance. Reads
 * everything that ever moved there: for audits, not for pages.
 */
export async function proveStock(
  services: Pick<Services, 'directory' | 'ledger'>,
  merchantId: string,
): Promise<StockProof> {
  const lines: ProvenLine[] = [];
  for (const accountBook of await booksOf(services, merchantId)) {
    for (const { bookItem, unit } of await services.ledger.balances(accountBook)) {
      lines.push(await proveLine(services.ledger, { accountBook, bookItem, unit }));
    }
  }
  return {
    proven: lines.every(({ faults }) => faults.length === 0),
    movements: lines.reduce((sum, { movements }) => sum + movements, 0),
    lines,
  };
}

/** Every stock book of a merchant's warehouses. */
export async function booksOf(
  { directory }: Pick<Services, 'directory'>,
  merchantId: string,
): Promise<readonly string[]> {
  const warehouses = await directory.warehouses(merchantId);
  return [...new Set(warehouses.map(stockBook))].sort();
}

/** A line that moves while it is read is read again: its balance is of another moment then. */
async function proveLine(ledger: Services['ledger'], line: BookLine): Promise<ProvenLine> {
  for (let attempt = 0; ; attempt += 1) {
    const movements = await ledger.movements(line);
    const proof = movements.reduce(foldMovement, NO_PROOF);
    const faults = concludeProof(proof, await ledger.balance(line));
    if (faults.length === 0 || attempt === 2) {
      return { ...line, movements: proof.movements, faults };
    }
  }
}
