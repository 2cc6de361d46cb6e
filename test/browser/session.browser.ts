import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { FIXTURE_TOKEN, startFixtureApi } from './fixture-api.ts';
import type { FixtureApi } from './fixture-api.ts';
import { accessibilityFaults, openConsole, startBrowser, takePicture } from './open-console.ts';

let browser: Browser;
let api: FixtureApi;

beforeAll(async () => {
  [browser, api] = await Promise.all([startBrowser(), startFixtureApi()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), api.stop()]);
});
beforeEach(() => api.reset());

test('a token in the fragment opens the console and leaves the address bar', async () => {
  const address = `${api.url}/consignments?status=held#token=${FIXTURE_TOKEN}`;
  const { page, close } = await openConsole(browser, address);
  await page.getByText('HM-4103').first().waitFor();
  expect(page.url()).toBe(`${api.url}/consignments?status=held`);
  await page.reload();
  await page.getByText('HM-4103').first().waitFor();
  await close();
});

test('without a token there is a form, and the right token opens what the address names', async () => {
  const { page, close } = await openConsole(browser, `${api.url}/channels`);
  const field = page.getByLabel('Token', { exact: true });
  await field.waitFor();
  expect(api.calls).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);
  await takePicture(page, 'token-form-light');
  await field.fill(FIXTURE_TOKEN);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Deliveries to demo-market' }).waitFor();
  await close();
});

test('a refused token is forgotten, and the form says so', async () => {
  const { page, close } = await openConsole(browser, `${api.url}/#token=wrong`);
  await page.getByText('The server did not take the token').waitFor();
  expect(await page.evaluate('sessionStorage.length')).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);
  await close();
});
