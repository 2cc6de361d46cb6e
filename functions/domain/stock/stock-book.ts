/** Where stock is counted: under customs' account book, or in a warehouse's own book. */
interface StockPlace {
  readonly warehouseId: string;
  readonly accountBook?: string;
}

/** The ledger's book of a warehouse: its account book (账册), or one of its own outside of bond. */
export function stockBook({ warehouseId, accountBook }: StockPlace): string {
  return accountBook ?? `W:${warehouseId}`;
}

/** The line of that book that counts an article; undefined while the account book has none for it. */
export function stockItem(
  { accountBook }: StockPlace,
  sku: string,
  bookItems: { readonly [accountBook: string]: string } | undefined,
): string | undefined {
  return accountBook === undefined ? sku : bookItems?.[accountBook];
}
