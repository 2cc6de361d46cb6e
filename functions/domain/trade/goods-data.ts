import { isFilled } from '../order/masked.ts';
import type { Goods } from './catalogue-item.ts';
import { customsCountry } from './customs-codes.ts';

// What of goods must be known before a parcel goes on, one item at a time. Fields are named as in
// the fix table, there behind `lines.<n>.`.

const LIST_FIELDS = [
  'hsCode',
  'declaredName',
  'model',
  'origin',
  'unit',
  'statutoryUnit',
  'statutoryQuantity',
  'netWeightGrams',
  'grossWeightGrams',
] as const satisfies readonly (keyof Goods)[];

/** Perfume and make-up: consumption tax where they are high-end. Source: CaiShui 2016-103. */
const COSMETICS: readonly string[] = ['3303', '3304'];

/**
 * Goods whose consumption tax rate must be told, be it 0. Source: consumption tax of China on alcohol
 * and cosmetics. weak: whole headings, from general knowledge; jewellery and watches are not listed.
 */
const CONSUMPTION_TAXED: readonly string[] = [
  ...COSMETICS,
  ...['2203', '2204', '2205', '2206', '2208'],
];

/** Without customs unit, or line of the account book they lie under, nobody knows where they are counted. */
export function missingForStock(goods: Goods, accountBook: string | undefined): readonly string[] {
  const isBooked = accountBook === undefined || isFilled(goods.bookItems?.[accountBook]);
  return [...(isFilled(goods.unit) ? [] : ['unit']), ...(isBooked ? [] : ['bookItem'])];
}

/**
 * What a list needs. Source: CEB 621 and 603 (2022-05), mandatory elements of a line.
 *
 * @param bonded the list names the line of the account book
 */
export function missingForList(
  goods: Goods,
  { bonded, accountBook = '' }: { readonly bonded: boolean; readonly accountBook?: string },
): readonly string[] {
  const fields = LIST_FIELDS.filter((key) => !isFilled(goods[key]) || isWrong(key, goods));
  return bonded && !isFilled(goods.bookItems?.[accountBook]) ? [...fields, 'bookItem'] : fields;
}

/** What no list can say, however filled it is. Source: CEB 621 and 603, 2022-05. */
function isWrong(key: (typeof LIST_FIELDS)[number], goods: Goods): boolean {
  const { origin, netWeightGrams = 0, grossWeightGrams = 0 } = goods;
  if (key === 'origin') return origin !== undefined && customsCountry(origin) === undefined;
  return key === 'grossWeightGrams' && grossWeightGrams < netWeightGrams;
}

/**
 * What China's tax on a retail import cannot be computed without.
 *
 * @param isDutiable the order is above the limit of a transaction, so that duty falls due
 */
export function missingForImportTax(goods: Goods, isDutiable: boolean): readonly string[] {
  const { vatRate, consumptionTaxRate, cosmetic, tariffs } = goods;
  const needed: readonly (readonly [field: string, isMissing: boolean])[] = [
    ['vatRate', vatRate === undefined],
    ['consumptionTaxRate', consumptionTaxRate === undefined && isOf(goods, CONSUMPTION_TAXED)],
    [
      'cosmeticContent',
      cosmetic === undefined && (consumptionTaxRate ?? 0) > 0 && isOf(goods, COSMETICS),
    ],
    ['dutyRate', isDutiable && tariffs?.CN?.dutyRate === undefined],
  ];
  return needed.filter(([, isMissing]) => isMissing).map(([field]) => field);
}

function isOf({ hsCode = '' }: Goods, headings: readonly string[]): boolean {
  return headings.some((heading) => hsCode.startsWith(heading));
}
