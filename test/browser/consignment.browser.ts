import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { stageMeaning } from '../../functions/domain/consignment/stage-meanings.ts';
import { fixtureConsole } from './fixture-console.ts';
import { idOf } from './fixture-consignment.ts';
import { accessibilityFaults, takePicture } from './open-console.ts';
import { until } from './until.ts';

const fixture = fixtureConsole();
const open = (index: number) => {
  const path = `/consignments/${idOf(fixture.api.consignment(index))}`;
  return fixture.open(path);
};
const state = (page: Page, name: string, look: string) =>
  page.locator(`button[data-look=${look}]`, { hasText: name });

describe('the workflow', () => {
  test('shows what is done, now and ahead, and follows the consignment', async () => {
    const { page, complaints, close } = await open(2);
    await state(page, 'Dispatch', 'done').waitFor();
    await state(page, 'Declare', 'current').waitFor();
    await state(page, 'Hand off', 'ahead').waitFor();
    await page.getByText(stageMeaning('special-area-export', 'declare')).waitFor();
    fixture.api.consignment(2).told = 15;
    await state(page, 'Hand off', 'current').waitFor();
    fixture.api.consignment(2).told = 23;
    await state(page, 'Delivered', 'done').waitFor();
    await page.getByText('EMI').first().waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test('draws catches lighter than the path, and tells where a state leads', async () => {
    const { page, close } = await open(2);
    const dashes = async (id: string) => {
      await page.locator(`[data-id="${id}"] path`).first().waitFor({ state: 'attached' });
      return page.evaluate(
        `getComputedStyle(document.querySelector('[data-id="${id}"] path')).strokeDasharray`,
      );
    };
    expect(await dashes('Hand off next Confirm delivery')).toBe('none');
    expect(await dashes('Hand off catch Unwind')).not.toBe('none');
    await page.getByRole('button', { name: /^Needs operator/ }).click();
    await page.getByText('ResumeAtDeclare → Declare').waitFor();
    await close();
  });
});

test('a document says who sends it and for whom we wait since when', async () => {
  fixture.api.consignment(2).told = 6;
  const { page, close } = await open(2);
  const documents = page.getByRole('region', { name: 'Customs documents' });
  await documents.getByText('Logistics firm sends it itself').waitFor();
  await documents.getByText(/^Waiting for the logistics firm since/).waitFor();
  await documents.getByText(/^Waiting for customs since/).waitFor();
  await takePicture(page, 'consignment-waiting-light');
  await documents.getByRole('button', { name: 'Message 303' }).click();
  const dialog = page.getByRole('dialog', { name: 'Message 303' });
  await dialog.getByText('**************002X').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await takePicture(page, 'document-body-light');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save' }).click();
  expect((await download).suggestedFilename()).toMatch(/303\.xml$/);
  await close();
});

test('the account book shows before and after once the list is released', async () => {
  const { page, close } = await open(40);
  const book = page.getByRole('region', { name: 'Account book' });
  await book.getByText('1198', { exact: true }).waitFor();
  await book.getByText('−2 piece 件').waitFor();
  await close();
});

describe('a hold', () => {
  test('is fixed: the field in error is named, then the consignment goes on by itself', async () => {
    const { page, complaints, close } = await open(8);
    const code = page.getByLabel('HS code (ten digits)');
    await code.fill('610910');
    await page.getByLabel('Personal customs code of the consignee').fill('P123456789012');
    await page.getByRole('button', { name: 'Fix and continue' }).click();
    await page.getByText('must be ten digits').waitFor();
    await code.and(page.locator('[aria-invalid=true]')).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await takePicture(page, 'consignment-fix-refused-light');
    await code.fill('6109100010');
    await page.getByRole('button', { name: 'Fix and continue' }).click();
    await page.getByText('Fixed. The consignment goes on where it stopped.').waitFor();
    await page.getByRole('button', { name: 'Fix and continue' }).waitFor({ state: 'detached' });
    await state(page, 'Dispatch', 'current').waitFor();
    fixture.api.consignment(8).told = 5;
    await state(page, 'Declare', 'current').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test('may be asked again as it is, when others put it right', async () => {
    const { page, close } = await open(3);
    await state(page, 'Declare', 'held').waitFor();
    const request = page.waitForRequest((each) => each.method() === 'POST');
    await page.getByRole('button', { name: 'Ask again as it is' }).click();
    expect((await request).postDataJSON()).toEqual({ changes: [] });
    await state(page, 'Declare', 'current').waitFor();
    await close();
  });

  test('keeps what is being typed while the page polls', async () => {
    const { page, close } = await open(3);
    const field = page.getByLabel('Discount of the order');
    await field.fill('10.00');
    const before = fixture.api.calls;
    await until('it polled again', () => fixture.api.calls > before + 4);
    expect(await field.inputValue()).toBe('10.00');
    await close();
  });

  test('sends the changed fields only, under the version that is shown', async () => {
    const { page, close } = await open(3);
    await page.getByLabel('Discount of the order').fill('10.00');
    await page.getByLabel('Note').fill('agreed with the payment firm');
    const request = page.waitForRequest((each) => each.method() === 'POST');
    await page.getByRole('button', { name: 'Fix and continue' }).click();
    const sent = await request;
    expect(sent.postDataJSON()).toEqual({
      changes: [{ field: 'totals.discount', value: '10.00' }],
      note: 'agreed with the payment firm',
    });
    expect(sent.headers()['if-match']).toBe('"10"');
    await close();
  });

  test('that somebody else changed meanwhile is read again, not overwritten', async () => {
    const { page, close } = await open(3);
    const field = page.getByLabel('Discount of the order');
    await field.fill('10.00');
    await page.route('**/fix', (route) =>
      route.continue({ headers: { ...route.request().headers(), 'if-match': '"1"' } }),
    );
    await page.getByRole('button', { name: 'Fix and continue' }).click();
    await page.getByText('The consignment changed meanwhile').waitFor();
    expect(await field.inputValue()).toBe('10.00');
    await close();
  });
});

test('a parcel of a split order leads to the others', async () => {
  const { page, complaints, close } = await open(12);
  await page.getByText('Parcel 1 of 2, beside').waitFor();
  const other = page.getByRole('link', { name: 'O7F3K9M2QX1012-02' });
  await other.and(page.locator('[href="/consignments/O7F3K9M2QX1012-02"]')).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await takePicture(page, 'consignment-split-light');
  expect(complaints).toEqual([]);
  await close();
});

describe('screening', () => {
  test('is cleared for this consignment, with a note', async () => {
    fixture.api.consignment(5).trouble = 'screening';
    const { page, complaints, close } = await open(5);
    const form = page.getByRole('form', { name: 'Clear the hits' });
    const clear = form.getByRole('button', { name: 'Clear and continue' });
    await form.getByText('shipTo.name is near a party on the list.').waitFor();
    await clear.and(page.locator(':disabled')).waitFor();
    await form.getByLabel('Why it is none').fill('another date of birth');
    expect(await accessibilityFaults(page)).toEqual([]);
    await takePicture(page, 'consignment-screening-light');
    const request = page.waitForRequest((each) => each.method() === 'POST');
    await clear.click();
    const sent = await request;
    expect(sent.postDataJSON()).toEqual({ scope: 'consignment', note: 'another date of birth' });
    expect(sent.headers()['if-match']).toBeDefined();
    await form.waitFor({ state: 'detached' });
    await page.getByText('Cleared for the consignment').first().waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test('is cleared for a buyer until a day', async () => {
    fixture.api.consignment(5).trouble = 'screening';
    const { page, close } = await open(5);
    await page.getByLabel('Cleared for').selectOption('buyer');
    await page.getByLabel('Why it is none').fill('known for years');
    const clear = page.getByRole('button', { name: 'Clear and continue' });
    await clear.and(page.locator(':disabled')).waitFor();
    await page.getByLabel('Until').fill('2027-06-30');
    await takePicture(page, 'consignment-screening-buyer-light');
    const request = page.waitForRequest((each) => each.method() === 'POST');
    await clear.click();
    expect((await request).postDataJSON()).toEqual({
      scope: 'buyer',
      until: '2027-06-30',
      note: 'known for years',
    });
    await close();
  });
});

test('a pre-advice that was refused is announced again', async () => {
  fixture.api.consignment(8).trouble = 'do-not-load';
  const { page, close } = await open(8);
  await page.getByText('The carrier must not load it: security.', { exact: true }).waitFor();
  const request = page.waitForRequest((each) => each.method() === 'POST');
  await page.getByRole('button', { name: 'Announce it again' }).click();
  expect((await request).postDataJSON()).toEqual({ changes: [] });
  await close();
});

describe('actions', () => {
  test('only legal ones are offered', async () => {
    const { page, close } = await open(40);
    await page.getByRole('region', { name: 'Workflow' }).waitFor();
    expect(
      await page.getByRole('button', { name: /Cancel|Resume|Unwind…|Fix|Clear/ }).count(),
    ).toBe(0);
    await close();
  });

  test('cancelling asks for a reason', async () => {
    const { page, close } = await open(2);
    await page.getByRole('button', { name: 'Cancel…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cancel #1002' });
    const confirm = dialog.getByRole('button', { name: 'Cancel consignment' });
    await confirm.and(page.locator(':disabled')).waitFor();
    await dialog.getByLabel('Reason').fill('buyer changed their mind');
    expect(await accessibilityFaults(page)).toEqual([]);
    await takePicture(page, 'cancel-dialog-light');
    await confirm.click();
    await page.getByText('Cancellation asked for:').first().waitFor();
    await state(page, 'Cancelled', 'done').waitFor();
    await close();
  });

  test('what needs an operator is resumed at a stage', async () => {
    const { page, close } = await open(11);
    await page.getByText('the warehouse never said that it packed').waitFor();
    await state(page, 'Hand off', 'failed').waitFor();
    await state(page, 'Needs operator', 'held').waitFor();
    const request = page.waitForRequest((each) => each.method() === 'POST');
    await page.getByRole('button', { name: 'Resume at hand off' }).click();
    expect((await request).postDataJSON()).toEqual({ stage: 'hand-off' });
    await state(page, 'Hand off', 'current').waitFor();
    await close();
  });

  test('unwinding asks once more', async () => {
    const { page, close } = await open(11);
    await page.getByRole('button', { name: 'Unwind…' }).click();
    const request = page.waitForRequest((each) => each.method() === 'POST');
    await page.getByRole('button', { name: 'Unwind consignment' }).click();
    expect((await request).postDataJSON()).toEqual({ stage: 'unwind' });
    await state(page, 'Unwind', 'current').waitFor();
    await close();
  });
});

test('polling moves no bodies while nothing changes', async () => {
  const { page, close } = await open(40);
  await page.getByRole('region', { name: 'Workflow' }).waitFor();
  await until('answers were 304', () => fixture.api.unchanged > 2);
  await close();
});

test('an unknown consignment says so', async () => {
  const { page, close } = await fixture.open('/consignments/O0-01');
  await page.getByText('O0-01 is not known here').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await close();
});
