import { describe, expect, test } from '@jest/globals';
import { landedCostOf } from '../../../functions/domain/destinations/landed-cost.ts';
import type { Quote } from '../../../functions/domain/destinations/quote.ts';
import type { Sale } from '../../../functions/domain/destinations/shipment.ts';
import { aSale, quoteOf, RATES, SHIRT, SHOES, taxed } from './sales.ts';

const IOSS = { registrations: { ioss: 'IM3720000224' } };
const wine = { hsCode: '2204210000', origin: 'FR' };
const rated = (destination: string, dutyRate: number, taxRate?: number) => ({
  ...SHIRT,
  tariffs: { [destination]: { dutyRate, taxRate } },
});

/** Whatever is owed: kind, of which items, how much, when, by which rule, and what it is called. */
const charges = (quote: Quote) =>
  quote.charges.map(({ kind, items, amount, collected, rule, title }) => [
    ...[kind, items?.join() ?? 'parcel', amount.amount, collected, rule],
    title,
  ]);
const reasons = ({ unquoted }: Quote) => unquoted.map(({ kind, reason }) => `${kind}: ${reason}`);
const ruleIds = ({ rules }: Quote) => rules.map(({ id }) => id);

/** How a sale is declared, under which terms and codes, and by which rules. */
const declared = (quote: Quote) => [quote.form, quote.terms, quote.codes.join(), ruleIds(quote)];

describe('European Union', () => {
  const twoItems = [
    { total: 20_00, goods: rated('EU', 12_00, 7_00) },
    { total: 30_00, name: 'Toy', goods: SHOES },
  ];
  const DATA = ['eu-product-identifiers', 'eu-description'];

  test('with IOSS: VAT at the sale by its rates, also on the duty, which is paid on import', () => {
    const quote = quoteOf(aSale('DE', 'EUR', twoItems, IOSS));
    expect(charges(quote)).toEqual([
      ['duty', '1', 3_00, 'on import', 'eu-flat-duty', 'duty of €3 on Cotton shirt'],
      ['duty', '2', 3_00, 'on import', 'eu-flat-duty', 'duty of €3 on Toy'],
      ['tax', '1', 1_40, 'at sale', 'eu-vat-DE', 'VAT 7 % on Cotton shirt'],
      ['tax', '2', 5_70, 'at sale', 'eu-vat-DE', 'VAT 19 % on Toy'],
      ['tax', 'parcel', 21, 'at sale', 'eu-vat-DE', 'VAT 7 % on the duty'],
      ['tax', 'parcel', 57, 'at sale', 'eu-vat-DE', 'VAT 19 % on the duty'],
    ]);
    expect(declared(quote)).toEqual([
      ...['eu-h7', 'DDP', 'F48,FR5'],
      ['eu-low-value', 'eu-flat-duty', 'eu-ioss', 'eu-vat-DE', ...DATA],
    ]);
    expect(quote).toMatchObject({ complete: true, unquoted: [], notes: [] });
  });

  test('two items of one rate have one VAT on their duty', () => {
    const lines = [{ total: 20_00 }, { total: 30_00, name: 'Toy', goods: SHOES }];
    expect(charges(quoteOf(aSale('DE', 'EUR', lines))).slice(-1)).toEqual([
      ['tax', 'parcel', 1_14, 'on import', 'eu-vat-DE', 'VAT 19 % on the duty'],
    ]);
  });

  test('VAT on the duty goes by rates, lowest first, whatever item comes first', () => {
    const lines = [
      { total: 20_00, goods: rated('EU', 12_00, 19_00) },
      { total: 30_00, name: 'Toy', goods: { ...SHOES, tariffs: { EU: { taxRate: 7_00 } } } },
    ];
    const titles = charges(quoteOf(aSale('DE', 'EUR', lines))).map((charge) => charge.at(-1));
    expect(titles.slice(-2)).toEqual(['VAT 7 % on the duty', 'VAT 19 % on the duty']);
  });

  test('above the limit: H1, the tariff, and VAT on import', () => {
    const quote = quoteOf(aSale('DE', 'EUR', [{ total: 200_00, goods: taxed('EU', 12_00) }], IOSS));
    expect(charges(quote)).toEqual([
      ['duty', '1', 24_00, 'on import', 'eu-tariff', 'duty 12 % on Cotton shirt'],
      ['tax', '1', 38_00, 'on import', 'eu-vat-DE', 'VAT 19 % on Cotton shirt'],
      ['tax', 'parcel', 4_56, 'on import', 'eu-vat-DE', 'VAT 19 % on the duty'],
    ]);
    expect(declared(quote)).toEqual([
      ...['eu-h1', 'DAP', ''],
      ['eu-low-value', 'eu-tariff', 'eu-import-vat', 'eu-vat-DE', ...DATA],
    ]);
  });

  test('a free tariff leaves no VAT on the duty', () => {
    const quote = quoteOf(aSale('DE', 'EUR', [{ total: 200_00, goods: taxed('EU', 0) }]));
    expect(charges(quote).map(([kind, , amount]) => [kind, amount])).toEqual([
      ['duty', 0],
      ['tax', 38_00],
    ]);
  });

  test('before July 2026 no duty, and nobody asked for product identifiers', () => {
    const quote = quoteOf(aSale('DE', 'EUR', [{ total: 100_00 }], { on: '2026-02-01' }));
    expect(declared(quote)).toEqual([
      ...['eu-h7', 'DAP', 'C07'],
      ['eu-low-value', 'eu-duty-relief', 'eu-import-vat', 'eu-vat-DE'],
    ]);
  });

  test('what is not known is named: duty, VAT on it, and excise', () => {
    const quote = quoteOf(aSale('DE', 'EUR', [{ total: 50_00, name: 'Wine', goods: wine }], IOSS));
    expect(reasons(quote)).toEqual([
      'duty: item 1 (Wine) has no duty rate',
      'tax: VAT on the duty that is not known',
      'tax: excise on item 1 (alcohol) is in no rule here',
    ]);
    expect(quote.notes).toEqual(['Goods under excise may not be declared on H7.']);
    expect(declared(quote).slice(0, 3)).toEqual(['eu-h1', 'DAP', '']);
    expect(quote.complete).toBe(false);
    const dear = quoteOf(aSale('DE', 'EUR', [{ total: 500_00, goods: taxed('EU', 1) }]));
    expect(dear.notes).toEqual([]);
  });

  test.each(['2203', '2208', '2402', '3303'])('%s is under excise', (heading) => {
    const goods = { ...taxed('EU', 5_00), hsCode: `${heading}000000` };
    expect(quoteOf(aSale('DE', 'EUR', [{ total: 50_00, goods }])).form).toBe('eu-h1');
  });

  test('a day or a country without a rule is not quoted', () => {
    const early = quoteOf(aSale('DE', 'EUR', [{ total: 50_00 }], { on: '2021-06-30' }));
    expect(reasons(early)).toEqual([
      'duty: no rule on EU imports covers 2021-06-30',
      'tax: no rule on EU imports covers 2021-06-30',
    ]);
    expect(declared(early)).toEqual(['eu-h1', 'DAP', '', []]);
    expect(early).toMatchObject({ charges: [], notes: [], duty: undefined, tax: undefined });
  });
});

describe('Great Britain', () => {
  test('up to £135 and above', () => {
    const low = quoteOf(aSale('GB', 'GBP', [{ total: 100_00 }], { freight: 10_00 }));
    expect(charges(low)).toEqual([
      ['tax', '1', 22_00, 'at sale', 'gb-vat', 'VAT 20 % on Cotton shirt'],
    ]);
    expect(declared(low)).toEqual(['gb-h7', 'DDP', '', ['gb-low-value', 'gb-vat']]);
    const goods = taxed('GB', 12_00);
    const high = quoteOf(aSale('GB', 'GBP', [{ total: 200_00, goods }], { freight: 10_00 }));
    expect(charges(high)).toEqual([
      ['duty', '1', 25_20, 'on import', 'gb-tariff', 'duty 12 % on Cotton shirt'],
      ['tax', '1', 47_04, 'on import', 'gb-vat', 'VAT 20 % on Cotton shirt'],
    ]);
    expect(declared(high)).toEqual(['gb-full', 'DAP', '', ['gb-low-value', 'gb-tariff', 'gb-vat']]);
  });

  test('once the relief is over it is no rule any more; before it was there is none', () => {
    const goods = taxed('GB', 12_00);
    const late = quoteOf(aSale('GB', 'GBP', [{ total: 50_00, goods }], { on: '2029-04-01' }));
    expect(ruleIds(late)).toEqual(['gb-tariff', 'gb-vat']);
    const early = quoteOf(aSale('GB', 'GBP', [{ total: 50_00, goods }], { on: '2020-12-31' }));
    expect(declared(early)).toEqual(['gb-full', 'DAP', '', []]);
    expect(reasons(early)[0]).toBe('duty: no rule on UK imports covers 2020-12-31');
  });

  test('goods under excise are not quoted', () => {
    const quote = quoteOf(aSale('GB', 'GBP', [{ total: 50_00, name: 'Wine', goods: wine }]));
    expect(reasons(quote)).toEqual([
      'duty: item 1 (Wine) has no duty rate',
      'tax: VAT of item 1 is reckoned on its duty, which is not known',
      'tax: excise on item 1 (alcohol) is in no rule here',
    ]);
    expect(charges(quote)).toEqual([]);
  });

  test('each item bears the VAT of its own duty, at rates of two places', () => {
    const lines = [
      { total: 100_00, goods: rated('GB', 10_00, 16_05) },
      { total: 100_00, name: 'Toy', goods: { ...SHOES, tariffs: { GB: { dutyRate: 1_50 } } } },
    ];
    expect(
      charges(quoteOf(aSale('GB', 'GBP', lines))).map(([, , amount, , , title]) => [
        ...[amount, title],
      ]),
    ).toEqual([
      [10_00, 'duty 10 % on Cotton shirt'],
      [1_50, 'duty 1.5 % on Toy'],
      [17_66, 'VAT 16.05 % on Cotton shirt'],
      [20_30, 'VAT 20 % on Toy'],
    ]);
  });

  test('an item whose duty is known has its tax beside one whose is not', () => {
    const lines = [
      { total: 100_00, goods: taxed('GB', 10_00) },
      { total: 100_00, name: 'Toy', goods: SHOES },
    ];
    const quote = quoteOf(aSale('GB', 'GBP', lines));
    expect(charges(quote).map(([kind, items, amount]) => [kind, items, amount])).toEqual([
      ['duty', '1', 10_00],
      ['tax', '1', 22_00],
    ]);
    expect(reasons(quote)).toEqual([
      'duty: item 2 (Toy) has no duty rate',
      'tax: VAT of item 2 is reckoned on its duty, which is not known',
    ]);
    expect(quote).toMatchObject({ duty: undefined, tax: undefined, total: { amount: 232_00 } });
  });
});

describe('United States', () => {
  const goods = taxed('US', 16_50);

  test('commercial: informal with its fee, formal without', () => {
    const informal = quoteOf(aSale('US', 'USD', [{ total: 100_00, goods }], { freight: 10_00 }));
    expect(charges(informal)).toEqual([
      ['duty', '1', 16_50, 'on import', 'us-tariff', 'duty 16.5 % on Cotton shirt'],
      ['fee', 'parcel', 2_69, 'on import', 'us-processing-fee', 'merchandise processing fee'],
    ]);
    expect(declared(informal)).toEqual([
      ...['us-informal', 'DDP', '11'],
      ['us-no-de-minimis', 'us-informal-entry', 'us-tariff', 'us-processing-fee'],
    ]);
    expect(informal.notes).toHaveLength(1);
    expect(informal.unquoted).toEqual([]);
    const formal = quoteOf(aSale('US', 'USD', [{ total: 3_000_00, goods }]));
    expect(declared(formal)).toEqual([
      ...['us-formal', 'DDP', '01'],
      ['us-no-de-minimis', 'us-informal-entry', 'us-tariff'],
    ]);
    expect(reasons(formal)).toEqual(['fee: fees of a formal entry are in no rule here']);
  });

  test('mail: a surcharge on the whole until 23 July 2026, then the tariff, and no fee', () => {
    const mail = (on: string) =>
      quoteOf(aSale('US', 'USD', [{ total: 100_00, goods }], { carriage: 'postal', on }));
    expect(charges(mail('2026-07-23'))).toEqual([
      ['duty', 'parcel', 10_00, 'on import', 'us-mail-duty', 'surcharge 10 %'],
    ]);
    expect(declared(mail('2026-07-23'))).toEqual([
      ...['us-postal', 'DDP', '11'],
      ['us-no-de-minimis', 'us-informal-entry', 'us-mail-duty'],
    ]);
    expect(charges(mail('2026-07-24'))).toEqual([
      ['duty', '1', 16_50, 'on import', 'us-mail-duty', 'duty 16.5 % on Cotton shirt'],
    ]);
    const dear = aSale('US', 'USD', [{ total: 3_000_00, goods }], { carriage: 'postal' });
    expect(quoteOf(dear).form).toBe('us-formal');
  });

  test('days that no row covers', () => {
    const early = { on: '2026-02-28' } as const;
    const commercial = quoteOf(aSale('US', 'USD', [{ total: 100_00, goods }], early));
    expect(commercial.form).toBe('us-informal');
    const mail = { ...early, carriage: 'postal' } as const;
    const postal = quoteOf(aSale('US', 'USD', [{ total: 100_00, goods }], mail));
    expect(postal.form).toBe('us-postal');
    expect(reasons(postal)).toEqual([
      'duty: no rule on US imports covers 2026-02-28',
      'tax: no rule on US imports covers 2026-02-28',
    ]);
  });
});

describe('Korea', () => {
  const KR = taxed('KR', 13_00);
  const BEFORE = ['kr-list-clearance', 'kr-excluded-goods'];

  test('a list, a declaration that is exempt, and one that is taxed', () => {
    const list = quoteOf(aSale('KR', 'USD', [{ total: 100_00, goods: KR }]));
    expect(declared(list)).toEqual(['kr-list', 'DAP', '', [...BEFORE, 'kr-pccc']]);
    expect(list).toMatchObject({ charges: [], unquoted: [], notes: [], currency: 'KRW' });
    const food = { hsCode: '1905900000', origin: 'US' };
    const exempt = quoteOf(aSale('KR', 'USD', [{ total: 100_00, goods: food }]));
    expect(declared(exempt)).toEqual([
      ...['kr-exempt', 'DAP', ''],
      [...BEFORE, 'kr-small-exemption', 'kr-pccc'],
    ]);
    expect(exempt.notes).toEqual(['No list clearance: food is in the parcel.']);
    expect(exempt.unquoted).toEqual([]);
    const sale = aSale('KR', 'KRW', [{ total: 300_000, goods: KR }], { freight: 10_000 });
    const simplified = quoteOf(sale);
    expect(charges(simplified)).toEqual([
      ['duty', '1', 40_300, 'on import', 'kr-tariff', 'duty 13 % on Cotton shirt'],
      ['tax', '1', 35_030, 'on import', 'kr-vat', 'VAT 10 % on Cotton shirt'],
    ]);
    expect(declared(simplified)).toEqual([
      ...['kr-simplified', 'DAP', ''],
      [
        ...[...BEFORE, 'kr-small-exemption', 'kr-simplified-declaration'],
        ...['kr-tariff', 'kr-vat', 'kr-pccc'],
      ],
    ]);
  });

  test.each(['alcohol', 'tobacco'] as const)('excise on %s is not quoted', (kind) => {
    const goods = { ...SHIRT, kinds: [kind] };
    const excise = `tax: excise on item 1 (${kind}) is in no rule here`;
    expect(reasons(quoteOf(aSale('KR', 'USD', [{ total: 100_00, goods }])))).toEqual([excise]);
    const dear = { ...goods, tariffs: { KR: { dutyRate: 0 } } };
    expect(reasons(quoteOf(aSale('KR', 'USD', [{ total: 200_00, goods: dear }])))).toEqual([
      excise,
    ]);
  });

  test('before the code was asked for', () => {
    const sale = aSale('KR', 'USD', [{ total: 100_00, goods: KR }], { on: '2020-11-30' });
    expect(ruleIds(quoteOf(sale))).toEqual(BEFORE);
  });

  test('needs to know what it is in dollars', () => {
    const rates = { ...RATES, rates: {} };
    const quote = quoteOf(aSale('KR', 'KRW', [{ total: 100_000, goods: KR }], { rates }));
    expect(reasons(quote)[0]).toBe(
      'duty: no rule on Korean imports (or the rate to US dollars) covers 2026-11-23',
    );
    expect(quote.form).toBe('kr-general');
    const before = aSale('KR', 'USD', [{ total: 100_00, goods: KR }], { on: '2015-11-30' });
    expect(quoteOf(before).form).toBe('kr-general');
    expect(quote.rates).toBe(rates);
  });
});

describe('Japan', () => {
  const boots = taxed('JP', 10_00, { hsCode: '6403990000' });
  const mug = { hsCode: '6911101900' };
  const ALWAYS = ['jp-low-value', 'jp-personal-use', 'jp-excluded-goods'];

  test('exempt, and taxed for what is excluded only', () => {
    const exempt = quoteOf(aSale('JP', 'JPY', [{ total: 5_000, goods: mug }]));
    expect(declared(exempt)).toEqual(['jp-exempt', 'DAP', '', ALWAYS]);
    expect(exempt).toMatchObject({ charges: [], unquoted: [] });
    const lines = [
      { total: 5_000, goods: mug, name: 'Mug' },
      { total: 5_000, goods: boots, name: 'Boots' },
    ];
    const taxedToo = quoteOf(aSale('JP', 'JPY', lines));
    const number = String(
      taxedToo.items.findIndex(({ description }) => description === 'Boots') + 1,
    );
    expect(charges(taxedToo)).toEqual([
      ['duty', number, 300, 'on import', 'jp-tariff', 'duty 10 % on Boots'],
      ['tax', number, 330, 'on import', 'jp-consumption-tax', 'consumption tax 10 % on Boots'],
    ]);
    expect(declared(taxedToo)).toEqual([
      ...['jp-taxed', 'DAP', ''],
      [...ALWAYS, 'jp-tariff', 'jp-consumption-tax'],
    ]);
  });

  test('from April 2028 what is free on import is taxed at the sale', () => {
    const lines = [
      { total: 5_000, goods: mug, name: 'Mug' },
      { total: 5_000, goods: boots, name: 'Boots' },
    ];
    const quote = quoteOf(aSale('JP', 'JPY', lines, { on: '2028-04-01' }));
    expect(charges(quote).filter(([, , , collected]) => collected === 'at sale')).toEqual([
      [
        ...['tax', String(quote.items.findIndex(({ description }) => description === 'Mug') + 1)],
        ...[500, 'at sale', 'jp-tax-at-sale', 'consumption tax 10 % on Mug'],
      ],
    ]);
    expect(ruleIds(quote).at(-1)).toBe('jp-tax-at-sale');
    const dear = aSale('JP', 'JPY', [{ total: 50_000, goods: boots }], { on: '2028-04-01' });
    expect(ruleIds(quoteOf(dear))).not.toContain('jp-tax-at-sale');
  });

  test.each(['4202', '6109', '6403'])('%s is taxed at any price', (heading) => {
    const goods = taxed('JP', 10_00, { hsCode: `${heading}000000` });
    expect(quoteOf(aSale('JP', 'JPY', [{ total: 1_000, goods }])).form).toBe('jp-taxed');
  });

  test('excise, and days before the rules', () => {
    const goods = taxed('JP', 0, { ...wine });
    expect(reasons(quoteOf(aSale('JP', 'JPY', [{ total: 1_000, goods }])))).toEqual([
      'tax: excise on item 1 (alcohol) is in no rule here',
    ]);
    const early = quoteOf(aSale('JP', 'JPY', [{ total: 1_000, goods }], { on: '2019-09-30' }));
    expect(early.form).toBe('jp-taxed');
    expect(reasons(early)[0]).toBe('duty: no rule on Japanese imports covers 2019-09-30');
  });
});

describe('Australia and New Zealand', () => {
  const both = { registrations: { auGst: '1', nzGst: '2' } };

  test('up to the limit GST at the sale, by who is registered there', () => {
    const au = quoteOf(aSale('AU', 'AUD', [{ total: 100_00 }], { ...both, freight: 10_00 }));
    expect(charges(au)).toEqual([
      ['tax', '1', 11_00, 'at sale', 'au-gst', 'GST 10 % on Cotton shirt'],
    ]);
    expect(declared(au)).toEqual([
      ...['au-report', 'DDP', 'GST paid at sale'],
      ['au-low-value', 'au-gst'],
    ]);
    expect(au.notes).toEqual([]);
    const other = { registrations: { nzGst: '2' } };
    const free = quoteOf(aSale('AU', 'AUD', [{ total: 100_00 }], other));
    expect(free).toMatchObject({ charges: [], codes: [], terms: 'DDP' });
    expect(free.notes).toEqual([
      'No GST registration in Australia is on record: none is taken at the sale.',
    ]);
    const nz = quoteOf(aSale('NZ', 'NZD', [{ total: 100_00 }], both));
    expect(charges(nz)).toEqual([
      ['tax', '1', 15_00, 'at sale', 'nz-gst', 'GST 15 % on Cotton shirt'],
      ['fee', 'parcel', 2_54, 'on import', 'nz-low-value-levy', 'low-value goods levy'],
    ]);
    expect(declared(nz)).toEqual([
      ...['nz-report', 'DDP', 'GST paid at sale'],
      ['nz-low-value', 'nz-gst', 'nz-low-value-levy'],
    ]);
    const auOnly = { registrations: { auGst: '1' } };
    expect(quoteOf(aSale('NZ', 'NZD', [{ total: 100_00 }], auOnly)).notes[0]).toContain(
      'New Zealand',
    );
  });

  test('above it duty on the goods and GST on all, on import', () => {
    const goods = taxed('AU', 5_00);
    const au = quoteOf(aSale('AU', 'AUD', [{ total: 2_000_00, goods }], { freight: 100_00 }));
    expect(charges(au)).toEqual([
      ['duty', '1', 100_00, 'on import', 'au-tariff', 'duty 5 % on Cotton shirt'],
      ['tax', '1', 220_00, 'on import', 'au-gst', 'GST 10 % on Cotton shirt'],
    ]);
    expect(declared(au)).toEqual([
      ...['au-declaration', 'DAP', ''],
      ['au-low-value', 'au-gst', 'au-tariff'],
    ]);
    expect(au.notes).toEqual([]);
    const nz = quoteOf(aSale('NZ', 'NZD', [{ total: 2_000_00, goods: taxed('NZ', 5_00) }], both));
    expect(declared(nz)).toEqual([
      ...['nz-entry', 'DAP', ''],
      ['nz-low-value', 'nz-gst', 'nz-tariff'],
    ]);
  });

  test.each([
    ['AU', 'AUD', '2018-06-30', 'au-declaration', 'Australia'],
    ['NZ', 'NZD', '2019-11-30', 'nz-entry', 'New Zealand'],
  ] as const)('%s on a day before its rules', (country, currency, on, form, name) => {
    const quote = quoteOf(aSale(country, currency, [{ total: 100_00 }], { on }));
    expect(quote.form).toBe(form);
    expect(reasons(quote)[0]).toBe(`duty: no rule on imports into ${name} covers ${on}`);
  });

  test.each(['alcohol', 'tobacco'] as const)('%s is declared whatever it costs', (kind) => {
    const goods = { ...taxed('AU', 0), kinds: [kind] };
    const quote = quoteOf(aSale('AU', 'AUD', [{ total: 10_00, goods }]));
    expect(quote.form).toBe('au-declaration');
    expect(reasons(quote)).toEqual([`tax: excise on item 1 (${kind}) is in no rule here`]);
  });
});

describe('Canada', () => {
  const goods = taxed('CA', 18_00);

  test('free, and with duty and tax', () => {
    const free = quoteOf(aSale('CA', 'CAD', [{ total: 20_00 }], { freight: 90_00 }));
    expect(declared(free)).toEqual(['ca-exempt', 'DAP', '', ['ca-low-value']]);
    expect(free).toMatchObject({ charges: [], unquoted: [], notes: [] });
    const low = quoteOf(aSale('CA', 'CAD', [{ total: 100_00, goods }], { freight: 90_00 }));
    expect(charges(low)).toEqual([
      ['duty', '1', 18_00, 'on import', 'ca-tariff', 'duty 18 % on Cotton shirt'],
      ['tax', '1', 5_90, 'on import', 'ca-gst', 'GST or HST 5 % on Cotton shirt'],
    ]);
    expect(declared(low)).toEqual([
      ...['ca-low-value', 'DAP', ''],
      ['ca-low-value', 'ca-tariff', 'ca-gst', 'ca-low-value-shipment'],
    ]);
  });

  test.each([
    ['US', 'commercial', 40_00, 'ca-exempt'],
    ['MX', 'commercial', 40_00, 'ca-exempt'],
    ['CN', 'commercial', 40_00, 'ca-low-value'],
    ['US', 'postal', 40_00, 'ca-low-value'],
    ['US', 'commercial', 40_01, 'ca-low-value'],
  ] as const)('from %s, %s, %d: %s', (departure, carriage, total, form) => {
    const sale = aSale('CA', 'CAD', [{ total, goods }], { departure, carriage });
    expect(quoteOf(sale).form).toBe(form);
  });

  test.each([
    ['on', 'ca-hst-ON'],
    [' Ontario ', 'ca-hst-ON'],
    ['Nova Scotia', 'ca-hst-NS'],
    ['Quebec', 'ca-gst'],
    ['constructor', 'ca-gst'],
    [undefined, 'ca-gst'],
  ])('to %s by %s', (province, rule) => {
    const shipTo = { country: 'CA', province };
    const quote = quoteOf(aSale('CA', 'CAD', [{ total: 100_00, goods }], { shipTo }));
    expect(quote.charges.at(-1)?.rule).toBe(rule);
  });

  test('wine is taxed from the first cent, and excise is not quoted', () => {
    const quote = quoteOf(aSale('CA', 'CAD', [{ total: 10_00, goods: taxed('CA', 0, wine) }]));
    expect(quote.form).toBe('ca-low-value');
    expect(reasons(quote)).toEqual(['tax: excise on item 1 (alcohol) is in no rule here']);
    const tobacco = { ...taxed('CA', 0), kinds: ['tobacco'] as const };
    const smoke = quoteOf(aSale('CA', 'CAD', [{ total: 10_00, goods: tobacco }]));
    expect(reasons(smoke)).toEqual(['tax: excise on item 1 (tobacco) is in no rule here']);
  });

  test('a day before the rules', () => {
    const quote = quoteOf(aSale('CA', 'CAD', [{ total: 10_00 }], { on: '2020-06-30' }));
    expect(quote.form).toBe('ca-formal');
    expect(reasons(quote)[0]).toBe('duty: no rule on Canadian imports covers 2020-06-30');
  });
});

describe('China', () => {
  const serum = { ...SHIRT, vatRate: 13_00, consumptionTaxRate: 15_00 };
  const china = (sale: Sale) => quoteOf(sale);

  test('is charged at the sale, line by line, what is owed at all', () => {
    const lines = [
      { total: 100_00, name: 'Serum', goods: serum },
      { total: 100_00, name: 'Tea', goods: { ...serum, consumptionTaxRate: 0 } },
    ];
    const quote = china(aSale('CN', 'CNY', lines));
    expect(
      charges(quote).map(([kind, items, , collected, rule, title]) => [
        ...[kind, items, collected, rule, title],
      ]),
    ).toEqual([
      ['tax', '1', 'at sale', 'cn-retail-import', 'consumption tax on Serum'],
      ['tax', '1', 'at sale', 'cn-retail-import', 'VAT on Serum'],
      ['tax', '2', 'at sale', 'cn-retail-import', 'VAT on Tea'],
    ]);
    expect(declared(quote)).toEqual(['cn-list', 'DDP', '', ['cn-retail-import']]);
    expect(quote.notes).toHaveLength(1);
    expect(quote).toMatchObject({ unquoted: [], complete: true, territory: 'CN' });
  });

  test('is not quoted in dollars, nor without a rate of VAT, nor above the limit', () => {
    expect(reasons(china(aSale('CN', 'USD', [{ total: 10_00, goods: serum }])))).toEqual([
      'tax: customs takes payments in CNY only',
    ]);
    const lines = [
      { total: 10_00, goods: serum },
      { total: 10_00, goods: SHIRT },
    ];
    expect(reasons(china(aSale('CN', 'CNY', lines)))).toEqual([
      'tax: an item of the catalogue has no China VAT rate',
    ]);
    const dear = china(aSale('CN', 'CNY', [{ total: 6_000_00, quantity: 2, goods: serum }]));
    expect(reasons(dear)).toHaveLength(1);
    expect(dear).toMatchObject({ tax: undefined, duty: { amount: 0 } });
  });

  test('had no such rule before 2019', () => {
    const quote = china(aSale('CN', 'CNY', [{ total: 10_00, goods: serum }], { on: '2018-12-31' }));
    expect(ruleIds(quote)).toEqual([]);
  });
});

describe('a quote', () => {
  test('adds up, and says what it is in the money of the order', () => {
    const sale = aSale('DE', 'USD', [{ total: 110_00 }], { ...IOSS, freight: 11_00, discount: 0 });
    const quote = quoteOf(sale);
    expect(quote).toMatchObject({
      ...{ destination: 'DE', territory: 'EU', on: '2026-11-23', currency: 'EUR' },
      goods: { amount: 100_00, currency: 'EUR' },
      transport: { amount: 10_00, currency: 'EUR' },
      duty: { amount: 3_00 },
      tax: { amount: 20_90 + 57 },
      fees: { amount: 0 },
      total: { amount: 134_47, currency: 'EUR' },
      totalAsPaid: { amount: 147_92, currency: 'USD' },
      rates: RATES,
    });
    expect(quoteOf(aSale('DE', 'EUR', [{ total: 100_00 }])).rates).toBeUndefined();
  });

  test('is frozen as a landed cost, with the VAT of an IOSS sale by rate', () => {
    const quote = quoteOf(aSale('DE', 'USD', [{ total: 110_00 }], IOSS));
    const { form, terms, currency, goods, transport, duty, tax, fees, total } = quote;
    expect(landedCostOf(quote)).toEqual({
      ...{ form, terms, currency, goods, transport, duty, tax, fees, total },
      ...{ on: '2026-11-23', ratesFrom: '2026-11-01' },
      rules: ruleIds(quote),
      ioss: [
        {
          rate: 19_00,
          base: { amount: 103_00, currency: 'EUR' },
          amount: { amount: 19_57, currency: 'EUR' },
        },
      ],
    });
  });

  test('says where it has no rules, and where it has no rate', () => {
    const swiss = quoteOf(aSale('CH', 'EUR', [{ total: 100_00 }]));
    expect(declared(swiss)).toEqual(['documents-only', 'DAP', '', ['documents-only']]);
    expect(reasons(swiss)).toEqual([
      'duty: no rules of this destination are kept here',
      'tax: no rules of this destination are kept here',
    ]);
    expect(swiss).toMatchObject({ territory: 'other', charges: [], notes: [] });
    const unrated = quoteOf(aSale('DE', 'USD', [{ total: 100_00 }], { rates: undefined }));
    expect(declared(unrated)).toEqual(['documents-only', 'DAP', '', []]);
    expect(unrated.territory).toBe('EU');
  });
});
