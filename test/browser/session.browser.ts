import { expect, test } from '@jest/globals';
import { FIXTURE_TOKEN } from './fixture-api.ts';
import { fixtureConsole } from './fixture-console.ts';
import { accessibilityFaults, takePicture } from './open-console.ts';

const fixture = fixtureConsole();

test('a token in the fragment opens the console and leaves the address bar', async () => {
  const address = `${fixture.api.url}/consignments?status=held#token=${FIXTURE_TOKEN}`;
  const { page, close } = await fixture.openAt(address);
  await page.getByText('HM-4103').first().waitFor();
  await page.waitForURL(`${fixture.api.url}/consignments?status=held`);
  await page.reload();
  await page.getByText('HM-4103').first().waitFor();
  await close();
});

test('without a token there is a form, and the right token opens what the address names', async () => {
  const { page, close } = await fixture.openAt(`${fixture.api.url}/channels`);
  const field = page.getByLabel('Token', { exact: true });
  await field.waitFor();
  const loaded = await page.evaluate<string[]>(
    "performance.getEntriesByType('resource').map(({ name }) => name)",
  );
  expect(loaded.filter((name) => name.includes('/v1/'))).toEqual([]);
  expect(await accessibilityFaults(page)).toEqual([]);
  await takePicture(page, 'token-form-light');
  await field.fill(FIXTURE_TOKEN);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Deliveries to demo-market' }).waitFor();
  await close();
});

test('a refused token is forgotten, and the form says so', async () => {
  const { page, close } = await fixture.openAt(`${fixture.api.url}/#token=wrong`);
  await page.getByText('The server did not take the token').waitFor();
  expect(await page.evaluate('sessionStorage.length')).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);
  await close();
});
