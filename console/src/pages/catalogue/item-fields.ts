import { pointerPart } from './json-pointer.ts';

/** One field of the editor, and where its value stands in the item. */
export interface ItemField {
  /** JSON pointer (RFC 6901) into the item. */
  readonly pointer: string;
  readonly label: string;
  readonly kind: 'text' | 'number' | 'words' | 'yes-no' | 'choice';
  readonly hint?: string;
  readonly choices?: readonly string[];
}

/** Fields that belong together; folded away while nothing of them is said or wanted. */
export interface FieldGroup {
  readonly title: string;
  readonly fields: readonly ItemField[];
  readonly folds?: boolean;
  /** Three fields are one row. */
  readonly byThree?: boolean;
}

const BASIS_POINTS = 'Basis points: 1300 is 13 %.';

/** A field by pointer and label; text where nothing else is said. */
const field = (
  pointer: string,
  label: string,
  more: Partial<Omit<ItemField, 'pointer' | 'label'>> = {},
): ItemField => ({ pointer, label, kind: 'text', ...more });
const rate = (pointer: string, label: string) =>
  field(pointer, label, { kind: 'number', hint: BASIS_POINTS });
const grams = (pointer: string, label: string) =>
  field(pointer, label, { kind: 'number', hint: 'Grams of one item.' });

const DECLARED: readonly ItemField[] = [
  field('/hsCode', 'HS code', { hint: 'Ten digits, China’s tariff.' }),
  field('/declaredName', 'Declared name'),
  field('/model', 'Specification and model'),
  field('/origin', 'Country of origin', { hint: 'ISO 3166-1, two letters.' }),
  field('/unit', 'Customs unit of sale', { hint: 'Three digits: 011 is a piece.' }),
  field('/statutoryUnit', 'Statutory unit', { hint: 'Three digits: 035 is a kilogram.' }),
  field('/statutoryQuantity', 'Statutory quantity', { hint: 'Of one item, e.g. 0.05.' }),
  grams('/netWeightGrams', 'Net weight'),
  grams('/grossWeightGrams', 'Gross weight'),
  field('/barcode', 'Bar code', { hint: 'GTIN-13.' }),
  field('/exportLicence', 'Needs a licence to leave China', { kind: 'yes-no' }),
];
const TAXED: readonly ItemField[] = [
  rate('/vatRate', 'VAT rate'),
  rate('/consumptionTaxRate', 'Consumption tax rate'),
  rate('/tariffs/CN/dutyRate', 'Duty rate'),
  field('/cosmetic/content', 'Content of a cosmetic', { hint: 'Of one item, e.g. 30.' }),
  field('/cosmetic/per', 'Content counted in', {
    kind: 'choice',
    choices: ['gram', 'millilitre', 'piece'],
  }),
];
const ABROAD: readonly ItemField[] = [
  field('/description', 'Description for customs abroad', {
    hint: 'E.g. men’s knitted cotton T-shirt.',
  }),
  field('/manufacturerProductId', 'Manufacturer’s product number'),
  field('/kinds', 'Kinds of goods', {
    kind: 'words',
    hint: 'Between blanks: food, alcohol …',
  }),
];
const FLOWN: readonly ItemField[] = [
  field('/battery/unNumber', 'UN number of the battery', {
    kind: 'choice',
    choices: ['UN3090', 'UN3091', 'UN3480', 'UN3481', 'UN3551', 'UN3552'],
  }),
  field('/battery/milliwattHours', 'Energy of the battery', {
    kind: 'number',
    hint: 'Thousandths of a watt-hour.',
  }),
  field('/battery/testReport', 'UN 38.3 test summary'),
  field('/magnetic', 'Magnetic', { kind: 'yes-no' }),
  field('/liquid', 'Liquid', { kind: 'yes-no' }),
  field('/voltage/from', 'Voltage from', { kind: 'number', hint: 'Volts.' }),
  field('/voltage/to', 'Voltage to', { kind: 'number', hint: 'Volts.' }),
  field('/plug', 'Plug', { hint: 'IEC letter.' }),
  field('/marks', 'Conformity marks', { kind: 'words', hint: 'Between blanks: CE UKCA PSE …' }),
  field('/expires', 'Last day of use', { hint: 'YYYY-MM-DD.' }),
];

/**
 * The groups of an item's editor.
 *
 * @param books account books that the goods lie under, or may
 * @param destinations countries, or `EU`, with a tariff of their own
 */
export function fieldGroups(
  books: readonly string[],
  destinations: readonly string[],
): readonly FieldGroup[] {
  const lines = books.map((book) =>
    field(`/bookItems/${pointerPart(book)}`, `Line of ${book}`, { hint: 'Of the account book.' }),
  );
  const tariffs = destinations.flatMap((place) => [
    field(`/tariffs/${place}/hsCode`, `Tariff number, ${place}`),
    rate(`/tariffs/${place}/dutyRate`, `Duty rate, ${place}`),
    rate(`/tariffs/${place}/taxRate`, `VAT or GST rate, ${place}`),
  ]);
  return [
    { title: 'Declared', fields: [...DECLARED, ...lines] },
    { title: 'Taxed in China', fields: TAXED },
    { title: 'Abroad', fields: ABROAD },
    { title: 'Tariffs abroad', fields: tariffs, folds: true, byThree: true },
    { title: 'Flown and plugged in', fields: FLOWN, folds: true },
  ].filter(({ fields }) => fields.length > 0);
}
