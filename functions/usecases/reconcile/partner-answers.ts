import type { Balance } from '../../ports/stock-ledger.ts';
import type { MerchantWarehouse, Merchant } from '../../ports/directory.ts';
import type { CustomsListStatus, WarehouseParcel } from '../../ports/partners.ts';
import type { Quantity } from '../../domain/money/quantity.ts';
import { parseQuantity, units } from '../../domain/money/quantity.ts';
import type { Services } from '../../ports/services.ts';
import type { Unreachable } from './unreachable.ts';

/** What warehouses and customs say of one account book; what could not be asked is absent. */
export interface BookAnswers {
  readonly accountBook: string;
  readonly balances: readonly Balance[];
  readonly lists?: ReadonlyMap<string, CustomsListStatus>;
  readonly atCustoms?: ReadonlyMap<string, Quantity>;
  readonly onHand?: ReadonlyMap<string, Quantity>;
}

/** Everything that was asked before our own records are read: what happens meanwhile only we know. */
export interface PartnerAnswers {
  readonly books: ReadonlyMap<string, BookAnswers>;
  /** By warehouse. */
  readonly parcels: ReadonlyMap<string, ReadonlyMap<string, WarehouseParcel>>;
}

type AnswerServices = Pick<Services, 'warehouse' | 'customs' | 'ledger'>;

/** Asks every warehouse of a merchant and, for each account book, customs. */
export async function partnerAnswers(
  services: AnswerServices,
  merchant: Merchant,
  warehouses: readonly MerchantWarehouse[],
  unreachable: Unreachable,
): Promise<PartnerAnswers> {
  const { warehouse } = services;
  const parcels = await Promise.all(
    warehouses.map(async ({ warehouseId }) => {
      const known = await unreachable.ask(warehouseId, () => warehouse.parcels(warehouseId));
      return [warehouseId, known && byKey(known, (each) => each.consignmentId)] as const;
    }),
  );
  const accountBooks = [...new Set(warehouses.flatMap((each) => each.accountBook ?? []))];
  const books = await Promise.all(
    accountBooks.map((accountBook) =>
      bookAnswers(
        services,
        merchant.customsId,
        accountBook,
        warehouses.filter((each) => each.accountBook === accountBook),
        unreachable,
      ),
    ),
  );
  return {
    books: byKey(books, (each) => each.accountBook),
    parcels: new Map(parcels.flatMap(([id, known]) => (known === undefined ? [] : [[id, known]]))),
  };
}

async function bookAnswers(
  { warehouse, customs, ledger }: AnswerServices,
  customsId: string,
  accountBook: string,
  warehouses: readonly MerchantWarehouse[],
  unreachable: Unreachable,
): Promise<BookAnswers> {
  const balances = await ledger.balances(accountBook);
  const [lists, atCustoms, ...counts] = await Promise.all([
    unreachable.ask(customsId, () => customs.lists(customsId, accountBook)),
    unreachable.ask(customsId, () => customs.bookBalances(customsId, accountBook)),
    ...warehouses.map(({ warehouseId }) =>
      unreachable.ask(warehouseId, () => warehouse.stock(warehouseId)),
    ),
  ]);
  const onHand = counts.flatMap((count) => count ?? []);
  return {
    accountBook,
    balances,
    lists: lists && byKey(lists, (each) => each.copNumber),
    atCustoms: atCustoms && sums(accountBook, atCustoms, ({ quantity }) => quantityOf(quantity)),
    onHand: counts.includes(undefined)
      ? undefined
      : sums(accountBook, onHand, (count) => units(count.onHand)),
  };
}

function byKey<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [key(item), item]));
}

/** Sum per line of one book; partners may serve other books too. */
function sums<T extends { readonly accountBook: string; readonly bookItem: string }>(
  accountBook: string,
  items: readonly T[],
  quantity: (item: T) => Quantity,
): ReadonlyMap<string, Quantity> {
  const lines = new Map<string, Quantity>();
  for (const item of items) {
    if (item.accountBook !== accountBook) continue;
    lines.set(item.bookItem, (lines.get(item.bookItem) ?? 0) + quantity(item));
  }
  return lines;
}

/** A book may be overdrawn at customs: that is a difference, not a fault. */
function quantityOf(decimal: string): Quantity {
  const isNegative = decimal.startsWith('-');
  const parsed = parseQuantity(isNegative ? decimal.slice(1) : decimal);
  if (!parsed.ok) throw new Error(`customs counts ${decimal}: ${parsed.message}`);
  return isNegative ? -parsed.value : parsed.value;
}
