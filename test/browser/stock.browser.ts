import { expect, test } from '@jest/globals';
import { fixtureConsole } from './fixture-console.ts';
import { accessibilityFaults, overflows, takePicture } from './open-console.ts';
import type { Look } from './open-console.ts';

const fixture = fixtureConsole();
const open = (look?: Look) => fixture.open('/stock', look);

test('the next step of an inbound is recorded, a count with what was counted', async () => {
  const { page, complaints, close } = await open();
  await page.getByRole('button', { name: 'Record Count of IN-4F0C2A91B7D3' }).click();
  const dialog = page.getByRole('dialog', { name: 'Count of IN-4F0C2A91B7D3' });
  const confirm = dialog.getByRole('button', { name: 'Record step' });
  await confirm.and(page.locator(':disabled')).waitFor();
  await dialog.getByLabel('Number of the paper').fill('COUNT-9');
  await dialog.getByLabel('Counted SKIN-SERUM-30').fill('118');
  expect(await accessibilityFaults(page)).toEqual([]);
  await takePicture(page, 'stock-count-dialog-light');
  const request = page.waitForRequest((each) => each.method() === 'POST');
  await confirm.click();
  expect((await request).postDataJSON()).toEqual({
    step: 'count',
    voucher: 'COUNT-9',
    lines: [{ lineId: '1', quantity: '118' }],
  });
  await page.getByText('counted 118').waitFor();
  await page.getByRole('button', { name: 'Record Put away of IN-4F0C2A91B7D3' }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('goods are advised', async () => {
  const { page, close } = await open();
  await page.getByRole('button', { name: 'Advise goods…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Advise goods' });
  await dialog.getByLabel('Warehouse').selectOption('xiamen-import');
  await dialog.getByLabel('Reference').fill('PO-8000');
  await dialog.getByLabel('Goods').fill('SKIN-SERUM-30 50\nOLIVE-OIL-500 12');
  await takePicture(page, 'stock-advise-dialog-light');
  const request = page.waitForRequest((each) => each.method() === 'POST');
  await dialog.getByRole('button', { name: 'Advise' }).click();
  expect((await request).postDataJSON()).toEqual({
    warehouseId: 'xiamen-import',
    reference: 'PO-8000',
    lines: [
      { sku: 'SKIN-SERUM-30', quantity: '50' },
      { sku: 'OLIVE-OIL-500', quantity: '12' },
    ],
  });
  await page.getByText('PO-8000').waitFor();
  await close();
});

test('an adjustment is approved by somebody other than who asked', async () => {
  const { page, complaints, close } = await open();
  const approve = page.getByRole('button', { name: 'Approve ADJ-19B2C07D55E1' });
  await page.getByLabel('You are').pressSequentially('ann');
  await page.getByText('Somebody else decides.').waitFor();
  expect(await approve.count()).toBe(0);
  await page.getByLabel('You are').fill('bob');
  await approve.waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await takePicture(page, 'stock-adjustment-light');
  const request = page.waitForRequest((each) => each.method() === 'POST');
  await approve.click();
  const sent = await request;
  expect(sent.headers()['bondway-operator']).toBe('bob');
  expect(sent.postDataJSON()).toEqual({ decision: 'approved' });
  await page.getByText('by bob').waitFor();
  await approve.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await close();
});

test('an adjustment is declined', async () => {
  const { page, close } = await open({ scheme: 'dark', size: 'narrow' });
  await page.getByRole('button', { name: 'Decline ADJ-19B2C07D55E1' }).click();
  await page.getByText('rejected').waitFor();
  expect(await overflows(page)).toBe(false);
  await takePicture(page, 'stock-declined-dark-narrow');
  await close();
});
