import { ANNEX_BOOK, DEMO_CATALOGUE, EXPORT_BOOK, IMPORT_BOOK } from './catalogue.ts';
import type { DemoItem } from './catalogue.ts';

/** Its tariff number was changed in the catalogue and not in the account book. */
export const RECLASSIFIED_ARTICLE = 'SERUM-RECLASSIFIED';
/** It lies in the annex only, whose declarant signs with somebody else's certificate. */
export const ANNEX_ARTICLE = 'SERUM-ANNEX';
/** It lies in a district where exports arrive at the site once released. */
export const GUANGZHOU_ARTICLE = 'LAMP-LED-GREEN';

/** The tariff number that the account book has on file of the reclassified article. */
const FILED_HS_CODE = '3304990039';

function withSku(sku: string): readonly DemoItem[] {
  return DEMO_CATALOGUE.filter((item) => item.sku === sku);
}

/**
 * Articles that something is wrong with, for the scripts that show it, twice two that no warehouse
 * has both of, for an export and an import that are split, and one that lies in another district;
 * nobody else orders them.
 */
export const PLANTED_ARTICLES: readonly DemoItem[] = [
  ...differing(),
  ...withSku('TEE-COTTON').map((tee) => ({
    ...tee,
    sku: 'TEE-COTTON-BLUE',
    title: 'Cotton T-shirt, blue, L',
    bookItems: { [EXPORT_BOOK]: '171' },
    onlyIn: ['xiamen-export'],
  })),
  ...withSku('MUG-PORCELAIN').map((mug) => ({
    ...mug,
    sku: 'MUG-PORCELAIN-BLUE',
    title: 'Porcelain mug 350 ml, blue',
    bookItems: {},
    onlyIn: ['hangzhou-hub'],
  })),
  ...withSku('LAMP-LED').map((lamp) => ({
    ...lamp,
    sku: GUANGZHOU_ARTICLE,
    title: 'LED desk lamp, green',
    bookItems: {},
    onlyIn: ['guangzhou-hub'],
  })),
  ...withSku('SKIN-SERUM-30').flatMap((serum) => [
    {
      ...{ ...serum, sku: 'SKIN-SERUM-DAY', title: 'Hydrating face serum, day, 30 ml' },
      ...{ bookItems: { [IMPORT_BOOK]: '171' }, onlyIn: ['xiamen-import'] },
    },
    {
      ...{ ...serum, sku: 'SKIN-SERUM-NIGHT', title: 'Hydrating face serum, night, 30 ml' },
      ...{ bookItems: {}, onlyIn: ['nagoya-hub'] },
    },
  ]),
];

function differing(): readonly DemoItem[] {
  return withSku('SKIN-SERUM-30').flatMap((serum) => [
    {
      ...serum,
      sku: RECLASSIFIED_ARTICLE,
      hsCode: '3304990099',
      filedHsCode: FILED_HS_CODE,
      bookItems: Object.fromEntries(
        Object.entries(serum.bookItems).map(([book, line]) => [book, String(Number(line) + 50)]),
      ),
    },
    { ...serum, sku: ANNEX_ARTICLE, bookItems: { [ANNEX_BOOK]: '1' } },
  ]);
}
