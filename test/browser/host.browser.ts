import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { atRest } from './at-rest.ts';
import { DAYS, hostApi } from './host-api.ts';
import {
  accessibilityFaults,
  openConsole,
  overflows,
  startBrowser,
  takePicture,
} from './open-console.ts';
import type { Look } from './open-console.ts';

/** The console as a running demo host serves it: its files, its policy, its data. */
const host = hostApi();
let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
  // A demo that has just begun has little to show: by then something is everywhere.
  await Promise.all([host.first('delivered'), host.first('held')]);
}, 2 * DAYS);
afterAll(() => browser.close());

const LOOKS: readonly (readonly [string, Look])[] = [
  ['light', {}],
  ['dark', { scheme: 'dark' }],
  ['narrow', { size: 'narrow' }],
];
const STATUSES = ['delivered', 'held', 'needs-operator', 'cancelled', 'in-transit', 'declaring'];

const inspected = async (page: Page, complaints: readonly string[], picture: string) => {
  await takePicture(page, `host-${picture}`);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflows(page)).toBe(false);
  expect(complaints).toEqual([]);
};

describe.each(LOOKS)('%s', (look, options) => {
  test.each([
    ['board', '/', 'Last events'],
    ['consignments', '/consignments', 'Last change'],
    ['reconciliation', '/reconciliation', 'Reports'],
    ['channels', '/channels/demo-market', 'Received'],
    ['catalogue', '/catalogue', 'Gross weight'],
    ['item', '/catalogue/TEE-COTTON', 'What is missing'],
  ])('%s shows what the host says', async (name, path, landmark) => {
    const { page, complaints, close } = await openConsole(browser, host.address(path), options);
    await page.getByText(landmark, { exact: true }).first().waitFor({ state: 'attached' });
    await atRest(page);
    expect(await page.getByText('could not be loaded').count()).toBe(0);
    await inspected(page, complaints, `${name}-${look}`);
    await close();
  });

  test(
    'a consignment of every status shows where it is',
    async () => {
      for (const status of STATUSES) {
        const found = await host.newest(status);
        if (found === undefined) continue;
        const address = host.address(`/consignments/${found.consignmentId}`);
        const { page, complaints, close } = await openConsole(browser, address, options);
        await page.getByRole('heading', { level: 1, name: found.displayNumber }).waitFor();
        await page.locator('button[data-look]:not([data-look=ahead])').first().waitFor();
        await inspected(page, complaints, `${status}-${look}`);
        await close();
      }
    },
    2 * DAYS,
  );
});

test('a consignment is found by its order number', async () => {
  const found = await host.first('delivered');
  const { page, close } = await openConsole(browser, host.address('/consignments'));
  await page.getByRole('textbox', { name: /^Search/ }).fill(found.orderNumber);
  const row = page.locator('tbody tr').filter({ hasText: found.orderNumber });
  await row.first().waitFor();
  await page.locator('tbody tr').filter({ hasNotText: found.orderNumber }).first().waitFor({
    state: 'detached',
  });
  await row.locator(`a[href="/consignments/${found.consignmentId}"]`).click();
  await page.getByRole('heading', { level: 1, name: found.displayNumber }).waitFor();
  await close();
});

describe('commands', () => {
  test(
    'a payment difference is fixed in the page, and the consignment goes on by itself',
    async () => {
      expect(await host.isSimulated()).toBe(true);
      const held = await host.held('payment-difference');
      const { match, totals } = await host.consignment(held.consignmentId);
      const amount = match.find(({ left, right }) => amountIn(left) !== amountIn(right));
      const due = Number(amountIn(amount?.left ?? '')) - Number(amountIn(amount?.right ?? ''));
      const address = host.address(`/consignments/${held.consignmentId}`);
      const { page, complaints, close } = await openConsole(browser, address);
      await page
        .getByLabel('Discount of the order')
        .fill((Number(totals.discount) + due).toFixed(2));
      await page.getByRole('button', { name: 'Fix and continue' }).click();
      await page.getByText('Fixed. The consignment goes on where it stopped.').waitFor();
      await page.locator('button[data-look=held]').waitFor({ state: 'detached' });
      await page
        .locator('button[data-look=done]', { hasText: 'Delivered' })
        .waitFor({ timeout: DAYS });
      await takePicture(page, 'host-fixed-light');
      expect(complaints).toEqual([]);
      await close();
    },
    3 * DAYS,
  );
});

/** `311.acturalPaid 253.06 CNY` → `253.06`. */
function amountIn(text: string): string | undefined {
  return /(\d+\.\d\d) CNY/.exec(text)?.[1];
}
