import { expect, test } from '@jest/globals';
import { fixtureConsole } from './fixture-console.ts';
import { counted } from './at-rest.ts';
import { accessibilityFaults, overflows, takePicture } from './open-console.ts';

const fixture = fixtureConsole();
const { open } = fixture;

test('what is at risk goes by deadline, is narrowed by it, and leads to its parcel', async () => {
  const { page, complaints, close } = await open('/promises');
  await page.getByText('3.75 %').waitFor();
  const rows = page.getByRole('table', { name: 'Parcels at risk' }).locator('tbody tr');
  await counted(rows, 2);
  await rows.first().filter({ hasText: 'Missed 3 h' }).waitFor();
  await rows.last().filter({ hasText: 'Out of the gate' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await takePicture(page, 'promises-day');
  await page.getByLabel('Deadline').selectOption('168');
  await counted(rows, 3);
  await page.getByLabel('Deadline').selectOption('0');
  await counted(rows, 1);
  await rows.first().getByRole('link').click();
  await page.getByText('Workflow').first().waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('deliveries are narrowed by outcome and topic, and say how they were signed', async () => {
  const { page, complaints, close } = await open('/channels');
  const outcomes = page.locator('td[data-label=Outcome]');
  await counted(outcomes, 14);
  await page.getByLabel('Outcome').selectOption('refused');
  await counted(outcomes, 1);
  await outcomes.filter({ hasText: 'Refused' }).waitFor();
  await page.getByLabel('Outcome').selectOption('accepted');
  await page.getByText('signed: key+value').waitFor();
  await page.getByLabel('Topic').fill('order.exploded');
  await page.getByLabel('Topic').press('Enter');
  await page.getByText('Nothing of this kind arrived').waitFor();
  await page.getByLabel('Topic').fill('order.paid');
  await page.getByLabel('Topic').press('Enter');
  await page.getByText('signed: key+value').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflows(page)).toBe(false);
  expect(complaints).toEqual([]);
  await close();
});

test('the former rows stay until the new ones are there, and a fault takes their place', async () => {
  const { page, close } = await open('/channels');
  const outcomes = page.locator('td[data-label=Outcome]');
  await counted(outcomes, 14);
  const { promise, resolve } = Promise.withResolvers<void>();
  fixture.api.held = promise;
  await page.getByLabel('Outcome').selectOption('refused');
  await page.locator('[aria-busy=true]').filter({ has: outcomes }).waitFor();
  await counted(outcomes, 14);
  fixture.api.held = undefined;
  resolve();
  await counted(outcomes, 1);
  fixture.api.failWith = 503;
  await page.getByLabel('Outcome').selectOption('accepted');
  const fault = page.getByRole('alert').getByText('Something went wrong in the server.');
  await fault.waitFor();
  await counted(outcomes, 0);
  fixture.api.failWith = undefined;
  await counted(outcomes, 13);
  await counted(fault, 0);
  await close();
});
