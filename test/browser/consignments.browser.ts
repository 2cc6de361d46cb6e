import { expect, test } from '@jest/globals';
import { fixtureConsole } from './fixture-console.ts';
import { summaryOf } from './fixture-consignment.ts';
import { counted } from './at-rest.ts';
import { accessibilityFaults, takePicture } from './open-console.ts';

const fixture = fixtureConsole();
const { open } = fixture;

test('a slash goes to the search from the board, and from the list itself', async () => {
  const { page, close } = await open('/');
  // The key is listened to as soon as the page asks: what was answered says that it did.
  await page.getByRole('region', { name: 'Needs you' }).waitFor();
  await page.keyboard.press('/');
  const field = page.getByRole('textbox', { name: /^Search/ });
  await field.waitFor();
  await page.locator('#consignment-search:focus').waitFor();
  expect(await field.inputValue()).toBe('');
  await page.getByRole('heading', { name: 'Consignments' }).click();
  await page.keyboard.press('/');
  await page.locator('#consignment-search:focus').waitFor();
  await close();
});

test('a waybill is found, arrow and Enter open it', async () => {
  const { waybillNumber = '', displayNumber } = summaryOf(fixture.api.consignment(40));
  const { page, close } = await open('/consignments');
  await page.getByRole('textbox', { name: /^Search/ }).fill(waybillNumber);
  await page.waitForURL(`**/consignments?q=${waybillNumber}`);
  await counted(page.locator('tbody tr'), 1);
  await page.keyboard.press('ArrowDown');
  await page.locator('tbody a:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: displayNumber }).waitFor();
  await close();
});

test('a search that finds nothing says what it looks for, and Escape clears it', async () => {
  const { page, close } = await open('/consignments?q=nowhere');
  await page.getByText('No consignment matches').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await takePicture(page, 'consignments-none-light');
  await page.getByRole('textbox', { name: /^Search/ }).press('Escape');
  await page.getByText('HM-4100').first().waitFor();
  await page.waitForURL(`${fixture.api.url}/consignments`);
  await close();
});

test('a status narrows the list', async () => {
  const { page, close } = await open('/consignments');
  await page.getByRole('combobox', { name: 'Status' }).selectOption('held');
  await page.waitForURL('**/consignments?status=held');
  await counted(page.locator('tbody tr'), 2);
  await counted(page.locator('td[data-label=Status]').filter({ hasText: 'Held' }), 2);
  await close();
});

test('pages go to older ones, and back with the browser', async () => {
  const { page, close } = await open('/consignments');
  await page.getByText('HM-4100').first().waitFor();
  await page.getByRole('link', { name: 'Next page' }).click();
  await page.getByText('HM-4127').first().waitFor();
  await page.goBack();
  await page.getByText('HM-4100').first().waitFor();
  await page.getByRole('link', { name: 'Next page' }).click();
  await page.getByRole('link', { name: 'First page' }).click();
  await page.getByText('HM-4100').first().waitFor();
  await close();
});
