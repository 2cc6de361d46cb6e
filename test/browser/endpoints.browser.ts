import { expect, test } from '@jest/globals';
import { fixtureConsole } from './fixture-console.ts';
import { accessibilityFaults, overflows, takePicture } from './open-console.ts';

const fixture = fixtureConsole();
const { open } = fixture;

test('an endpoint is entered, and its secrets are shown once', async () => {
  const { page, complaints, close } = await open('/endpoints');
  await page.getByRole('button', { name: 'Add an endpoint…' }).click();
  await page.getByLabel('Address').fill('https://new.example/hook');
  await page.getByLabel('Events').first().press('ArrowDown');
  await page.getByRole('option', { name: 'consignment.shipped' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').getByText('consignment.shipped').first().waitFor();
  await takePicture(page, 'endpoints-add-light');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('whsec_Zml4dHVyZQ==').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await takePicture(page, 'endpoints-secrets-light');
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByText('whsec_Zml4dHVyZQ==').waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await close();
});

test('secrets are rotated, a test event is sent, one event and a range go out again', async () => {
  const { page, complaints, close } = await open('/endpoints/EP-1');
  await page.getByRole('button', { name: 'Rotate secrets' }).click();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByRole('button', { name: 'Send a test event' }).click();
  await page.getByText('The test event arrived').waitFor();
  await page.getByRole('button', { name: 'Send evt-1 again' }).click();
  await page.getByText('1 go out again within a minute', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Send evt-2 again', disabled: true }).waitFor();
  await page.getByRole('button', { name: 'Send a range again…' }).click();
  await page.getByLabel('From').fill('2026-11-01');
  await page.getByRole('button', { name: 'Send again', exact: true }).last().click();
  await page.getByText('40 go out again within a minute').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('one that is disabled says why, and the endpoint of a channel is not rotated here', async () => {
  const { page, close } = await open('/endpoints/EP-2');
  await page.getByText('It answered that it is gone (410).').waitFor();
  await page.getByRole('button', { name: 'Send evt-1 again', disabled: true }).waitFor();
  await page.getByRole('link', { name: /^updates of channel/ }).click();
  await page.getByRole('heading', { name: 'channel.demo-market' }).waitFor();
  expect(await page.getByRole('button', { name: 'Rotate secrets' }).count()).toBe(0);
  await close();
});

test.each([{}, { size: 'narrow' } as const])('the page has no fault and fits: %j', async (look) => {
  const { page, close } = await open('/endpoints', look);
  await page.getByRole('cell', { name: 'Given up' }).waitFor();
  await takePicture(page, `endpoints-page-${look.size ?? 'wide'}`);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflows(page)).toBe(false);
  await close();
});
