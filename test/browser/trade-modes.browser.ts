import { expect, test } from '@jest/globals';
import { fixtureConsole } from './fixture-console.ts';
import { counted } from './at-rest.ts';
import { accessibilityFaults, overflows } from './open-console.ts';

const { open } = fixtureConsole();

test('the trade modes, each with parties, documents, stock, stages and district', async () => {
  const { page, complaints, close } = await open('/trade-modes');
  await counted(page.getByRole('region'), 7);
  const general = page.getByRole('region', { name: 'General export' });
  await general
    .getByText('507 Arrival at the site, filed by the logistics firm, for its load')
    .waitFor();
  await general.getByText('and are released there (800) (usual)').waitFor();
  await general.getByText('issue when it passes the gate').waitFor();
  await general.getByText('Within 45 days.').first().waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test('on a narrow screen everything fits', async () => {
  const { page, close } = await open('/trade-modes', { size: 'narrow' });
  await page.getByRole('heading', { level: 1, name: 'Trade modes' }).waitFor();
  await page.getByText('电商平台').first().waitFor();
  expect(await overflows(page)).toBe(false);
  await close();
});
