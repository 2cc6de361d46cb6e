import { expect, test } from '@jest/globals';
import { fixtureConsole } from './fixture-console.ts';
import { accessibilityFaults, overflows, takePicture } from './open-console.ts';

const fixture = fixtureConsole();
const { open } = fixture;

test('what is at risk goes by deadline, is narrowed by it, and leads to its parcel', async () => {
  const { page, complaints, close } = await open('/promises');
  await page.getByText('3.75 %').waitFor();
  const rows = page.getByRole('table', { name: 'Parcels at risk' }).locator('tbody tr');
  expect(await rows.count()).toBe(2);
  expect(await rows.first().innerText()).toMatch(/Missed 3 h/);
  expect(await rows.last().innerText()).toMatch(/Out of the gate/);
  expect(await accessibilityFaults(page)).toEqual([]);
  await takePicture(page, 'promises-day');
  await page.getByLabel('Deadline').selectOption('168');
  await rows.nth(2).waitFor();
  await page.getByLabel('Deadline').selectOption('0');
  await rows.nth(1).waitFor({ state: 'detached' });
  await rows.first().getByRole('link').click();
  await page.getByText('Workflow').first().waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('deliveries are narrowed by outcome and topic, and say how they were signed', async () => {
  const { page, complaints, close } = await open('/channels');
  await page.getByLabel('Outcome').selectOption('refused');
  const outcomes = page.locator('td[data-label=Outcome]');
  await outcomes.filter({ hasText: 'Accepted' }).first().waitFor({ state: 'detached' });
  expect(await outcomes.filter({ hasText: 'Refused' }).count()).toBeGreaterThan(0);
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
