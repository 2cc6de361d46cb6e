import { expect, test } from '@jest/globals';
import { fixtureConsole } from './fixture-console.ts';
import { accessibilityFaults, takePicture, takePictureNow } from './open-console.ts';
import { until } from './until.ts';

const fixture = fixtureConsole();
const open = () => fixture.open('/');

test('counts follow the server without a reload', async () => {
  const { page, close } = await open();
  await page.getByRole('link', { name: /^Delivered\s+34/ }).waitFor();
  fixture.api.consignment(0).told = 23;
  await page.getByRole('link', { name: /^Delivered\s+35/ }).waitFor();
  await close();
});

test('exceptions name their reason and lead to their fix', async () => {
  const { page, close } = await open();
  const needs = page.getByRole('region', { name: 'Needs you' });
  await needs.getByText('Payment difference').waitFor();
  await needs.getByText('411.amountPaid 243.06 CNY').waitFor();
  await needs.getByRole('link', { name: 'Fix HM-4103' }).click();
  await page.getByLabel('Discount of the order').waitFor();
  await close();
});

test('only the list clock is shown, labelled simulated, with the export reference alone', async () => {
  const { page, close } = await open();
  const clock = page.getByRole('region', { name: 'List clock' });
  await clock.getByText('simulated', { exact: true }).waitFor();
  const marks = clock.locator('[class*=reference]');
  expect(await marks.count()).toBe(1);
  expect(await clock.getByText('is not compared').count()).toBe(1);
  await close();
});

test('a dark signer says since when and why, and how much waits for it', async () => {
  const { page, close } = await open();
  const signers = page.getByRole('region', { name: 'Signers' });
  await signers.getByText('Dark').waitFor();
  await signers.getByText('12 documents wait').waitFor();
  await signers.getByText('the PIN of the key is wrong').waitFor();
  await close();
});

test('an empty board says how to get a first order', async () => {
  fixture.api.consignments = [];
  const { page, complaints, close } = await open();
  await page.getByText('npm run order').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await takePicture(page, 'board-empty-light');
  expect(complaints).toEqual([]);
  await close();
});

test('while nothing has been answered yet the page says that it loads', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  fixture.api.held = promise;
  const { page, close } = await open();
  await page.getByRole('status', { name: 'Loading' }).waitFor();
  await takePictureNow(page, 'board-loading-light');
  resolve();
  await page.getByRole('region', { name: 'Needs you' }).waitFor();
  await close();
});

test('an error is a sentence; the next poll mends it', async () => {
  fixture.api.failWith = 503;
  const { page, close } = await open();
  await page.getByRole('alert').getByText('Something went wrong in the server.').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await takePicture(page, 'board-error-light');
  fixture.api.failWith = undefined;
  await page.getByRole('region', { name: 'Needs you' }).waitFor();
  await close();
});

test('when the server goes away, what was known stays and is called old', async () => {
  const { page, close } = await open();
  await page.getByRole('region', { name: 'Needs you' }).waitFor();
  fixture.api.failWith = 503;
  await page.getByText('You see what was known at').waitFor();
  await page.getByRole('region', { name: 'Needs you' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await takePicture(page, 'board-lost-light');
  fixture.api.failWith = undefined;
  await page.getByText('You see what was known at').waitFor({ state: 'detached' });
  await close();
});

test('a hidden page asks nothing', async () => {
  const { page, close } = await open();
  await page.getByRole('region', { name: 'Needs you' }).waitFor();
  await page.clock.install();
  await page.reload();
  await page.getByRole('region', { name: 'Needs you' }).waitFor();
  // Counted where it is asked: nothing is on its way then that was asked before.
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().includes('/v1/')) asked += 1;
  });
  await page.clock.runFor(5_000);
  await until('the visible page asked', () => asked > 0);
  await page.evaluate(`
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
    window.dispatchEvent(new Event('visibilitychange'));
  `);
  await page.clock.runFor(2_000);
  const hidden = asked;
  await page.clock.runFor(60_000);
  expect(asked).toBe(hidden);
  await close();
});
