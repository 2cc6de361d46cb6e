import { describe, expect, test } from '@jest/globals';
import { fixtureConsole } from './fixture-console.ts';
import { idOf } from './fixture-consignment.ts';
import { accessibilityFaults, overflows, takePicture } from './open-console.ts';
import type { Look } from './open-console.ts';

const fixture = fixtureConsole();
const consignmentAt = (index: number) => `/consignments/${idOf(fixture.api.consignment(index))}`;

const PLACES: readonly (readonly [string, () => string, string])[] = [
  ['board', () => '/', 'Needs you'],
  ['consignments', () => '/consignments', 'Waybill'],
  ['consignment-declaring', () => consignmentAt(2), 'Workflow'],
  ['consignment-held', () => consignmentAt(3), 'Ask again as it is'],
  ['consignment-needs-operator', () => consignmentAt(11), 'How shall it go on?'],
  ['consignment-rejected', () => consignmentAt(17), 'Refused'],
  ['consignment-delivered', () => consignmentAt(40), 'Workflow'],
  ['reconciliation', () => '/reconciliation', 'Gated out without release'],
  ['channels', () => '/channels', 'Refused'],
  ['endpoints', () => '/endpoints', 'What it was sent'],
  ['promises', () => '/promises?hours=168', 'Late rate'],
];

const LOOKS: readonly (readonly [string, Look])[] = [
  ['light', {}],
  ['dark', { scheme: 'dark' }],
  ['narrow', { size: 'narrow' }],
  ['narrow-dark', { size: 'narrow', scheme: 'dark' }],
];

describe.each(LOOKS)('%s', (look, options) => {
  test.each(PLACES)('%s has no fault, fits, and is pictured', async (name, path, landmark) => {
    const { page, complaints, close } = await fixture.open(path(), options);
    await page.getByText(landmark).first().waitFor();
    if (name.startsWith('consignment-'))
      await page.locator('.react-flow__edge').first().waitFor({ state: 'attached' });
    await takePicture(page, `${name}-${look}`);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    expect(complaints).toEqual([]);
    await close();
  });
});
