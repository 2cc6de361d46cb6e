import { formatQuantity } from '../../domain/money/quantity.ts';
import type { Quantity } from '../../domain/money/quantity.ts';
import { notReceived } from '../../domain/stock/holding.ts';
import { inStatutoryUnit } from '../../domain/stock/line-units.ts';
import type { StatutoryUnit } from '../../domain/stock/line-units.ts';
import { stockBook } from '../../domain/stock/stock-book.ts';
import type { Balance, PostedMovement } from '../../ports/stock-ledger.ts';
import type { Services } from '../../ports/services.ts';

/** The quantities of a line, each apart, as decimals of one unit. */
export interface Quantities {
  readonly unit: string;
  readonly book: string;
  readonly reserved: string;
  readonly declared: string;
  readonly releasedNotGated: string;
  readonly onHand: string;
  /** On the book and not received; negative after an over receipt. */
  readonly notReceived: string;
}

/** One stock line: its quantities in the unit of sale and in each statutory unit. */
export interface StockLineView {
  readonly accountBook: string;
  readonly bookItem: string;
  readonly unit: string;
  readonly quantities: readonly Quantities[];
}

/** One book and its lines. */
export interface StockBookView {
  readonly accountBook: string;
  readonly warehouses: readonly { readonly warehouseId: string; readonly name: string }[];
  readonly bonded: boolean;
  readonly lines: readonly StockLineView[];
}

/** Every stock book of a merchant with its lines: one read per book. */
export async function stockView(
  { directory, ledger }: Pick<Services, 'directory' | 'ledger'>,
  merchantId: string,
): Promise<readonly StockBookView[]> {
  const warehouses = await directory.warehouses(merchantId);
  const books = [...new Set(warehouses.map(stockBook))];
  return Promise.all(
    books.map(async (accountBook) => {
      const there = warehouses.filter((each) => stockBook(each) === accountBook);
      return {
        accountBook,
        warehouses: there.map(({ warehouseId, name }) => ({ warehouseId, name })),
        bonded: there.some((each) => each.accountBook !== undefined),
        lines: (await ledger.balances(accountBook)).map(lineView),
      };
    }),
  );
}

/** A movement as it is shown. */
export function movementView(movement: PostedMovement) {
  const { movementId, kind, quantity, at, cause, voucher, by, before, after } = movement;
  return {
    movementId,
    kind,
    quantity: formatQuantity(quantity),
    at,
    cause,
    voucher,
    by,
    book: { before: formatQuantity(before.book), after: formatQuantity(after.book) },
    onHand: { before: formatQuantity(before.onHand), after: formatQuantity(after.onHand) },
  };
}

function lineView(balance: Balance): StockLineView {
  const { accountBook, bookItem, unit, units } = balance;
  const statutory = [units?.first, units?.second].filter((each) => each !== undefined);
  return {
    accountBook,
    bookItem,
    unit,
    quantities: [
      inUnit(balance, unit),
      ...statutory.map((each) => inUnit(balance, each.unit, each)),
    ],
  };
}

function inUnit(balance: Balance, unit: string, statutory?: StatutoryUnit): Quantities {
  const tell = (quantity: Quantity): string => {
    const told = statutory === undefined ? quantity : inStatutoryUnit(quantity, statutory);
    if (told === undefined) throw new Error(`${balance.bookItem} is not exact in unit ${unit}`);
    return told < 0 ? `-${formatQuantity(-told)}` : formatQuantity(told);
  };
  const { book, reserved, declared, awaitingGate, onHand } = balance;
  return {
    unit,
    book: tell(book),
    reserved: tell(reserved),
    declared: tell(declared),
    releasedNotGated: tell(awaitingGate),
    onHand: tell(onHand),
    notReceived: tell(notReceived(balance)),
  };
}
