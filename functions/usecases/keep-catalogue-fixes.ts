import type { Consignment } from '../domain/consignment/consignment.ts';
import type { CatalogueItem, Goods } from '../domain/trade/catalogue-item.ts';
import type { Services } from '../ports/services.ts';

/** Fields of goods that an operator may fix, as the fix table names them. */
const KEPT = [
  ...(['hsCode', 'declaredName', 'model', 'origin', 'unit', 'statutoryUnit'] as const),
  ...(['statutoryQuantity', 'netWeightGrams', 'grossWeightGrams'] as const),
  ...(['vatRate', 'consumptionTaxRate'] as const),
] satisfies readonly (keyof Goods)[];

const LINE_FIELD = /^lines\.([1-9]\d?)\.([A-Za-z]+)$/;

/**
 * Writes what an operator fixed of goods into the merchant's catalogue. Values are those that the
 * consignment goes on with. An item that is gone from the catalogue stays gone.
 */
export async function keepCatalogueFixes(
  { directory }: Pick<Services, 'directory'>,
  { merchantId, lines, parties }: Consignment,
  fixes: readonly { readonly field: string }[],
): Promise<void> {
  for (const { field } of fixes) {
    const [, number, name] = LINE_FIELD.exec(field) ?? [];
    const line = lines[Number(number) - 1];
    if (line === undefined || name === undefined) continue;
    const item = await directory.catalogueItem(merchantId, line.sku);
    if (item === undefined) continue;
    const fixed = withFix(item, line.goods, name, parties.accountBook);
    // What comes back of a line says nothing of its article.
    if (fixed !== item) await directory.putCatalogueItem(fixed);
  }
}

function withFix(
  item: CatalogueItem,
  goods: Goods,
  name: string,
  accountBook: string | undefined,
): CatalogueItem {
  if (name === 'bookItem' && accountBook !== undefined) {
    const bookItem = goods.bookItems?.[accountBook];
    return bookItem === undefined
      ? item
      : { ...item, bookItems: { ...item.bookItems, [accountBook]: bookItem } };
  }
  if (name === 'cosmeticContent') return { ...item, cosmetic: goods.cosmetic };
  if (name === 'dutyRate') {
    const CN = { ...item.tariffs?.CN, dutyRate: goods.tariffs?.CN?.dutyRate };
    return { ...item, tariffs: { ...item.tariffs, CN } };
  }
  const key = KEPT.find((each) => each === name);
  return key === undefined ? item : { ...item, [key]: goods[key] };
}
