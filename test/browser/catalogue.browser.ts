import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { counted } from './at-rest.ts';
import { fixtureConsole } from './fixture-console.ts';
import { accessibilityFaults, overflows, takePicture } from './open-console.ts';
import type { Look } from './open-console.ts';

const fixture = fixtureConsole();
const { open } = fixture;
const rowsOf = (page: Page) => page.getByRole('table', { name: 'items' }).locator('tbody tr');
const chosen = async (page: Page, name: string, text: string) => {
  await page
    .getByLabel('CSV or JSON file')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
};

const openImport = async (page: Page) => {
  await page.getByRole('button', { name: 'Import a file…' }).click();
};

test('items are found by how their SKU begins, page by page, and by what is missing', async () => {
  const { page, complaints, close } = await open('/catalogue');
  await counted(rowsOf(page), 25);
  await page.getByRole('link', { name: 'Next page' }).click();
  await counted(rowsOf(page), 16);
  await page.getByLabel('Search by the beginning of the SKU').fill('MUG-3');
  await counted(rowsOf(page), 9);
  await page.getByLabel('Search by the beginning of the SKU').fill('mug');
  await page.getByText('No item matches').waitFor();
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await page.getByLabel('Missing').selectOption('general-export');
  await counted(rowsOf(page), 2);
  await page.getByLabel('Missing').selectOption('any');
  await counted(rowsOf(page), 2);
  expect(new URL(page.url()).search).toBe('?missing=any');
  await page.getByLabel('Missing').selectOption('direct-import');
  await page.getByText('Nothing is missing').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('what is missing leads to its field, by keyboard, and is gone once it is saved', async () => {
  const { page, complaints, close } = await open('/catalogue?missing=any');
  await page.getByRole('link', { name: 'TEA/GREEN 100' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'TEA/GREEN 100' }).waitFor();
  await page.getByRole('button', { name: 'HS code' }).first().press('Enter');
  await page.keyboard.type('0902109000');
  await page.getByLabel('Line of T4619W000001').fill('12');
  await page.getByRole('button', { name: 'Tariff number, US' }).press('Enter');
  await page.keyboard.type('0902101015');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('TEA/GREEN 100 is saved.').waitFor();
  await counted(page.getByRole('button', { name: 'HS code' }), 0);
  await counted(page.getByRole('button', { name: 'Line of T4619W000001' }), 0);
  expect(await fixture.api.catalogue.item('TEA/GREEN 100')).toMatchObject({
    ...{ declaredName: '绿茶', hsCode: '0902109000', bookItems: { T4619W000001: '12' } },
    tariffs: { US: { hsCode: '0902101015' } },
  });
  await page.getByRole('button', { name: 'Save', disabled: true }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('what the host refuses stands at its field, and what was typed stays', async () => {
  const { page, complaints, close } = await open('/catalogue/MUG-01');
  await page.getByLabel('Net weight').fill('heavy');
  await page.getByLabel('Country of origin').fill('XX');
  const tariffs = page.locator('summary', { hasText: 'Tariffs abroad' });
  await tariffs.click();
  await page.getByLabel('Tariff number, US').fill('12');
  await tariffs.click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Not saved: correct the fields that are marked.').waitFor();
  const origin = page.getByLabel('Country of origin');
  expect(await origin.getAttribute('aria-invalid')).toBe('true');
  await page.getByText('must be an ISO 3166-1 alpha-2 code').waitFor();
  await page.getByText('must be 6 to 14 digits').waitFor();
  await page.getByText('must be whole grams').waitFor();
  expect(await page.getByLabel('Net weight').inputValue()).toBe('heavy');
  expect(await accessibilityFaults(page)).toEqual([]);
  await takePicture(page, 'catalogue-item-refused-light');
  expect((await fixture.api.catalogue.item('MUG-01'))?.origin).toBe('JP');
  expect(complaints).toEqual([]);
  await close();
});

test('whoever saves late sees what others wrote, keeps what was typed, and may save over it', async () => {
  const { page, complaints, close } = await open('/catalogue/MUG-02');
  await page.getByLabel('Declared name').fill('瓷杯');
  await page.getByLabel('Gross weight').fill('500');
  const before = await fixture.api.catalogue.item('MUG-02');
  await fixture.api.catalogue.put({
    ...before,
    sku: 'MUG-02',
    declaredName: '马克杯',
    origin: 'CN',
  });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Not saved: somebody changed this item meanwhile.').waitFor();
  await page.getByText('Meanwhile it became 马克杯.').waitFor();
  expect(await page.getByLabel('Declared name').inputValue()).toBe('瓷杯');
  expect(await page.getByLabel('Country of origin').inputValue()).toBe('CN');
  expect(await accessibilityFaults(page)).toEqual([]);
  await takePicture(page, 'catalogue-item-overtaken-light');
  await page.getByRole('button', { name: 'Save over it' }).click();
  await page.getByText('MUG-02 is saved.').waitFor();
  expect(await fixture.api.catalogue.item('MUG-02')).toMatchObject({
    ...{ declaredName: '瓷杯', origin: 'CN', grossWeightGrams: 500 },
  });
  expect(complaints).toEqual([]);
  await close();
});

test('an item is added under its SKU, unless somebody was faster', async () => {
  const { page, complaints, close } = await open('/catalogue');
  await page.getByRole('button', { name: 'Add an item…' }).click();
  await page.getByLabel('SKU', { exact: true }).fill('NEW 1');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByText('Not in the catalogue yet').waitFor();
  await page.getByLabel('Customs unit of sale').fill('011');
  await fixture.api.catalogue.put({ sku: 'NEW 1', origin: 'JP' });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('somebody changed this item meanwhile').waitFor();
  await page.getByRole('button', { name: 'Save over it' }).click();
  await page.getByText('NEW 1 is saved.').waitFor();
  expect(await fixture.api.catalogue.item('NEW 1')).toMatchObject({ unit: '011', origin: 'JP' });
  expect(complaints).toEqual([]);
  await close();
});

test('a file is checked row by row, and written only when somebody says so', async () => {
  const { page, complaints, close } = await open('/catalogue');
  await openImport(page);
  const rows = Array.from(
    { length: 420 },
    (_, at) => `CUP-${String(at)},011,"cup, ""no. ${String(at)}""\nglazed"`,
  );
  const wrong = ['CUP-1,011,again', 'CUP-X,11,wrong'];
  await chosen(page, 'cups.csv', ['sku,unit,description', ...rows, ...wrong].join('\r\n'));
  await page.getByText('420 of 422 rows of cups.csv are right. Nothing is written yet.').waitFor();
  const faults = page.getByRole('table', { name: 'What is wrong' }).locator('tbody tr');
  expect(await faults.allInnerTexts()).toEqual([
    expect.stringMatching(/^842\s+CUP-1\s+sku\s+must not repeat/),
    expect.stringMatching(/^843\s+CUP-X\s+unit\s+must be three digits/),
  ]);
  expect(await accessibilityFaults(page)).toEqual([]);
  await takePicture(page, 'catalogue-import-light');
  expect(await fixture.api.catalogue.item('CUP-1')).toBeUndefined();
  await chosen(page, 'cups.csv', ['sku,unit,description', ...rows].join('\r\n'));
  await page.getByRole('button', { name: 'Import all 420' }).click();
  await page.getByText('420 of 420 rows imported.').waitFor();
  expect((await fixture.api.catalogue.item('CUP-419'))?.description).toBe('cup, "no. 419"\nglazed');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByLabel('Search by the beginning of the SKU').fill('CUP-41');
  await counted(rowsOf(page), 11);
  expect(complaints).toEqual([]);
  await close();
});

test('of a JSON list the rows that are right may be imported alone', async () => {
  const { page, close } = await open('/catalogue');
  await openImport(page);
  const items = [
    { sku: 'A-1', origin: 'CN' },
    { sku: 'A-2', origin: 'XX' },
  ];
  await chosen(page, 'items.json', JSON.stringify(items));
  await page.getByRole('button', { name: 'Import the 1 that are right' }).click();
  await page.getByText('1 of 2 rows imported.').waitFor();
  expect(await fixture.api.catalogue.item('A-2')).toBeUndefined();
  await chosen(page, 'items.json', '{"sku":"A-3"}');
  await page.getByText('The file is no JSON list of items.').waitFor();
  await chosen(page, 'items.csv', 'sku,unit\nA-4,"011');
  await page.getByText('A quoted cell of line 2 does not end.').waitFor();
  await close();
});

test('while it is written a bar says so, and a lost answer is not called a refusal', async () => {
  const { page, close } = await open('/catalogue');
  await openImport(page);
  await chosen(page, 'one.csv', 'sku,unit\nB-1,011');
  const button = page.getByRole('button', { name: 'Import all 1' });
  await button.waitFor();
  let go = () => undefined as void;
  fixture.api.held = new Promise((resolve) => {
    go = resolve;
  });
  await button.click();
  await page.getByRole('progressbar', { name: 'Writing 1 rows' }).waitFor();
  fixture.api.failWith = 503;
  go();
  await page.getByText('Whether rows were written is not known').waitFor();
  await close();
});

const LOOKS: readonly Look[] = [{}, { scheme: 'dark' }, { size: 'narrow' }];

test.each(LOOKS)('the pages have no fault and fit: %j', async (look) => {
  const named = `${look.size ?? 'wide'}-${look.scheme ?? 'light'}`;
  const { page, close } = await open('/catalogue?missing=any', look);
  await counted(rowsOf(page), 2);
  await takePicture(page, `catalogue-missing-${named}`);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflows(page)).toBe(false);
  await page.getByRole('link', { name: 'LAMP' }).click();
  await page.getByLabel('HS code').waitFor();
  await page.getByText('Sold to US').waitFor();
  for (const summary of await page.locator('summary').all()) await summary.click();
  await takePicture(page, `catalogue-item-${named}`);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflows(page)).toBe(false);
  await close();
});
