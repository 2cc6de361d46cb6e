import { expect, test } from '@jest/globals';
import { fixtureConsole } from './fixture-console.ts';
import { accessibilityFaults, takePicture } from './open-console.ts';

const fixture = fixtureConsole();
const { open } = fixture;

test('a reconciliation runs on demand and says what it found', async () => {
  const { page, close } = await open('/reconciliation');
  await page.getByRole('button', { name: 'Run now' }).click();
  await page.getByText('Compared: 1 difference found.').waitFor();
  await close();
});

test('a report opens with its differences and is saved as CSV', async () => {
  const { page, close } = await open('/reconciliation');
  const toggle = page.getByRole('button', { expanded: false }).first();
  await toggle.click();
  await page.getByText('gated out at 09:41').waitFor();
  await page.getByText('maybe only a message under way').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await takePicture(page, 'reconciliation-report-light');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).first().click();
  expect((await download).suggestedFilename()).toBe('reconciliation-R-20261123-1017.csv');
  await close();
});

test('a case leads to its consignment', async () => {
  const { page, close } = await open('/reconciliation');
  await page.getByRole('link', { name: 'O7F3K9M2QX1034-01' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'HM-4134' }).waitFor();
  await close();
});

test('a refused delivery says why, and channels are a press apart', async () => {
  const { page, close } = await open('/channels');
  await page.getByText('signature: no secret of this channel made it').waitFor();
  await page.getByText('header found, clock off by 6 min').waitFor();
  await page.getByRole('link', { name: /^demo-shop/ }).click();
  await page.getByRole('heading', { name: 'Deliveries to demo-shop' }).waitFor();
  await page.getByText('orders/paid').first().waitFor();
  await close();
});

test('a channel is tried, and the page says with what it was verified', async () => {
  const { page, close } = await open('/channels');
  await page.getByText('a test, no order').waitFor();
  await page.getByRole('button', { name: 'Send a test message' }).click();
  await page.getByText('Its current secret').waitFor();
  await page.getByText('200').first().waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await takePicture(page, 'channel-test-light');
  await close();
});

test('what is not polled offers another try', async () => {
  fixture.api.failWith = 503;
  const { page, close } = await open('/channels');
  const retry = page.getByRole('alert').getByRole('button', { name: 'Try again' });
  await retry.waitFor();
  fixture.api.failWith = undefined;
  await retry.click();
  await page.getByRole('heading', { name: 'Deliveries to demo-market' }).waitFor();
  await close();
});

test('empty places say what will come there', async () => {
  fixture.api.consignments = [];
  const { page, close } = await open('/reconciliation');
  await page.getByText('No report yet').waitFor();
  await takePicture(page, 'reconciliation-empty-light');
  await page.getByRole('link', { name: 'Channels' }).click();
  await page.getByText('Connect a marketplace or store').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await close();
});

test('an address that leads nowhere leads home', async () => {
  const { page, close } = await open('/elsewhere');
  await page.getByRole('link', { name: 'Go to the board' }).click();
  await page.getByRole('heading', { name: 'Board' }).waitFor();
  await close();
});
