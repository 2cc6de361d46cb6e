/** Goods data of one item, in the shape of Bondway's catalogue (statutory quantity in 10⁻⁵ units). */
export interface DemoItem {
  readonly merchantId: string;
  readonly sku: string;
  readonly title: string;
  readonly hsCode: string;
  readonly declaredName: string;
  readonly model: string;
  readonly origin: string;
  readonly unit: string;
  readonly statutoryUnit: string;
  readonly statutoryQuantity: number;
  readonly netWeightGrams: number;
  readonly grossWeightGrams: number;
  readonly barcode: string;
  readonly bookItems: { readonly [accountBook: string]: string };
  /** The warehouses it lies in; all that could have it where absent. */
  readonly onlyIn?: readonly string[];
  /** What its account books have on file, where it is not `hsCode`. */
  readonly filedHsCode?: string;
  /** Basis points. */
  readonly vatRate: number;
  readonly consumptionTaxRate: number;
  /** Tariff numbers and rates abroad, by country or `EU`; rates are basis points. */
  readonly tariffs?: {
    readonly [destination: string]: { readonly hsCode?: string; readonly dutyRate?: number };
  };
  /** Prices of one item: fen, and US cents or won where it is sold abroad. */
  readonly price: { readonly CNY: number; readonly USD: number; readonly KRW: number };
}

/** Account book of the bonded-import warehouse and of the export warehouse. */
export const IMPORT_BOOK = 'T3714W000046';
export const EXPORT_BOOK = 'T3714W000052';
/** Account book of the annex, where one planted article lies. */
export const ANNEX_BOOK = 'T3714W000068';

const books = (line: number) => ({
  [IMPORT_BOOK]: String(line),
  [EXPORT_BOOK]: String(100 + line),
});

const MERCHANT = 'demo-merchant';
const [PIECE, BOTTLE, PACK, KILOGRAM] = ['011', '142', '125', '035'];

/**
 * What the demo merchant sells. weak: tariff numbers are headings that fit the goods; the last
 * digits were not looked up in the tariff of the year. Tariff numbers and duty rates abroad are
 * examples of the right shape, additional duties by origin not counted in.
 */
export const DEMO_CATALOGUE: readonly DemoItem[] = [
  {
    merchantId: MERCHANT,
    sku: 'SKIN-SERUM-30',
    title: 'Hydrating face serum 30 ml',
    hsCode: '3304990039',
    declaredName: '保湿精华液',
    model: '护肤用|瓶装|30毫升/瓶|无中文型号',
    origin: 'FR',
    unit: BOTTLE,
    statutoryUnit: KILOGRAM,
    statutoryQuantity: 3_000,
    netWeightGrams: 30,
    grossWeightGrams: 95,
    barcode: '3600542000017',
    bookItems: books(1),
    vatRate: 1_300,
    consumptionTaxRate: 0,
    price: { CNY: 199_00, USD: 28_50, KRW: 39_000 },
  },
  {
    merchantId: MERCHANT,
    sku: 'BABY-DIAPER-M',
    title: 'Baby diapers M, 64 pieces',
    hsCode: '9619001100',
    declaredName: '婴儿纸尿裤',
    model: '婴儿用|M码|64片/包',
    origin: 'JP',
    unit: PACK,
    statutoryUnit: KILOGRAM,
    statutoryQuantity: 210_000,
    netWeightGrams: 2_100,
    grossWeightGrams: 2_250,
    barcode: '4902011750010',
    bookItems: books(2),
    vatRate: 1_300,
    consumptionTaxRate: 0,
    price: { CNY: 89_90, USD: 13_20, KRW: 18_500 },
  },
  {
    merchantId: MERCHANT,
    sku: 'OLIVE-OIL-500',
    title: 'Extra virgin olive oil 500 ml',
    hsCode: '1509200000',
    declaredName: '特级初榨橄榄油',
    model: '食用|瓶装|500毫升/瓶',
    origin: 'ES',
    unit: BOTTLE,
    statutoryUnit: KILOGRAM,
    statutoryQuantity: 45_800,
    netWeightGrams: 458,
    grossWeightGrams: 820,
    barcode: '8410010000013',
    bookItems: books(3),
    vatRate: 900,
    consumptionTaxRate: 0,
    price: { CNY: 68_00, USD: 9_80, KRW: 13_900 },
  },
  {
    merchantId: MERCHANT,
    sku: 'TEE-COTTON',
    title: 'Cotton T-shirt, white, L',
    hsCode: '6109100010',
    declaredName: '棉制针织T恤衫',
    model: '针织|男式|100%棉|L码',
    origin: 'CN',
    unit: PIECE,
    statutoryUnit: PIECE,
    statutoryQuantity: 100_000,
    netWeightGrams: 180,
    grossWeightGrams: 215,
    barcode: '6901234500011',
    bookItems: books(4),
    vatRate: 1_300,
    consumptionTaxRate: 0,
    tariffs: {
      EU: { hsCode: '6109100010', dutyRate: 12_00 },
      GB: { dutyRate: 12_00 },
      US: { hsCode: '6109100012', dutyRate: 16_50 },
      KR: { dutyRate: 13_00 },
      JP: { hsCode: '610910019', dutyRate: 10_90 },
      AU: { dutyRate: 5_00 },
      CA: { dutyRate: 18_00 },
      NZ: { dutyRate: 10_00 },
    },
    price: { CNY: 59_00, USD: 12_90, KRW: 17_900 },
  },
  {
    merchantId: MERCHANT,
    sku: 'LAMP-LED',
    title: 'LED desk lamp',
    hsCode: '9405219000',
    declaredName: 'LED台灯',
    model: '照明用|塑料制|LED光源|5瓦',
    origin: 'CN',
    unit: PIECE,
    statutoryUnit: KILOGRAM,
    statutoryQuantity: 62_000,
    netWeightGrams: 620,
    grossWeightGrams: 840,
    barcode: '6901234500028',
    bookItems: books(5),
    vatRate: 1_300,
    consumptionTaxRate: 0,
    tariffs: {
      EU: { hsCode: '9405210090', dutyRate: 3_70 },
      GB: { dutyRate: 2_00 },
      US: { hsCode: '9405218010', dutyRate: 3_90 },
      KR: { dutyRate: 8_00 },
      JP: { hsCode: '940521000', dutyRate: 0 },
      AU: { dutyRate: 5_00 },
      CA: { dutyRate: 7_00 },
      NZ: { dutyRate: 5_00 },
    },
    price: { CNY: 129_00, USD: 24_50, KRW: 33_000 },
  },
  {
    merchantId: MERCHANT,
    sku: 'MUG-PORCELAIN',
    title: 'Porcelain mug 350 ml',
    hsCode: '6911101900',
    declaredName: '瓷制马克杯',
    model: '餐具|骨质瓷|350毫升',
    origin: 'CN',
    unit: PIECE,
    statutoryUnit: KILOGRAM,
    statutoryQuantity: 36_000,
    netWeightGrams: 360,
    grossWeightGrams: 450,
    barcode: '6901234500035',
    bookItems: books(6),
    vatRate: 1_300,
    consumptionTaxRate: 0,
    tariffs: {
      EU: { hsCode: '6911100010', dutyRate: 12_00 },
      GB: { dutyRate: 12_00 },
      US: { hsCode: '6911105200', dutyRate: 8_00 },
      KR: { dutyRate: 8_00 },
      JP: { hsCode: '691110000', dutyRate: 2_30 },
      AU: { dutyRate: 5_00 },
      CA: { dutyRate: 7_00 },
      NZ: { dutyRate: 5_00 },
    },
    price: { CNY: 45_00, USD: 8_90, KRW: 12_500 },
  },
];
