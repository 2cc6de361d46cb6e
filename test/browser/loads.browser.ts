import { expect, test } from '@jest/globals';
import { fixtureConsole } from './fixture-console.ts';
import { counted } from './at-rest.ts';
import { accessibilityFaults, overflows, takePicture } from './open-console.ts';

const fixture = fixtureConsole();
const { open } = fixture;

test('the list leads to a load, and narrows by status', async () => {
  const { page, complaints, close } = await open('/loads');
  await page.getByText('gate out refused').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByLabel('Status').selectOption('closed');
  await counted(page.locator('tbody tr'), 1);
  await page.getByRole('link', { name: 'L0123456789-0001' }).click();
  await page.getByRole('heading', { level: 1, name: 'L0123456789-0001' }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('a refused gate-out: take out what it names, and ask again', async () => {
  const { page, complaints, close } = await open('/loads/L0123456789-0001');
  await page.getByText('is not packed.').first().waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await takePicture(page, 'load-light');
  const take = page.getByRole('button', { name: /^Take .* out$/ });
  await counted(take, 3);
  await take.first().click();
  await page.getByText('not in it any more: taken out by operator').waitFor();
  await page.getByRole('button', { name: 'Ask again' }).click();
  await page.getByText('to let the parcel out of the gate').waitFor();
  await counted(take, 0);
  expect(complaints).toEqual([]);
  await close();
});

test('a load that left shows its gate pass, and its parcels by bag and pallet', async () => {
  const { page, complaints, close } = await open('/loads/L0123456789-0003');
  await page.getByText('HF37', { exact: true }).waitFor();
  await page.getByText('Declared as arrived at the site (507)').waitFor();
  const bags = page.getByRole('table', { name: 'Bags and pallets of the load' });
  await counted(bags.getByRole('row').filter({ hasText: 'PALLET-1' }), 3);
  await counted(bags.getByRole('link'), 3);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test('an open load is closed before its time', async () => {
  const { page, close } = await open('/loads/L0123456789-0002');
  await page.getByRole('button', { name: 'Close now' }).click();
  await page.getByText('to book the load').waitFor();
  await page.getByText('Closed with 3 parcels: its time was up').waitFor();
  await close();
});

test('an unknown load says so; on a narrow screen everything fits', async () => {
  const { page, close } = await open('/loads/L0000000000-0001', { size: 'narrow' });
  await page.getByText('L0000000000-0001 is not known here').waitFor();
  await page.goto(`${fixture.api.url}/loads/L0123456789-0001`);
  await page.getByText('Way of the load').waitFor();
  expect(await overflows(page)).toBe(false);
  await close();
});
