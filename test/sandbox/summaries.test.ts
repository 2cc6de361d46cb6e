import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { summaryApplications701 } from '../../functions/domain/customs/documents/summary-application-701.ts';
import { drawGuid } from '../../functions/sandbox/seeded.ts';
import { CUSTOMS, exportBegun, exportDocuments } from './journeys.ts';
import { filed, list603 } from './documents.ts';
import { DAY, HOUR, openRig } from './rig.ts';
import type { Rig } from './rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.close());

const receiptsOf = (kind: string) => rig.receipts().filter((each) => each.kind === kind);
const statuses = () => receiptsOf('702').map(({ status, info }) => `${status} ${info}`);

/** An export list that customs released; its number. */
async function released(index: number, statisticsFlag: 'A' | 'B' = 'B'): Promise<string> {
  const journey = await exportBegun(rig, 'accept', index);
  await exportDocuments(rig, journey);
  const list = list603(journey.order, journey, { statisticsFlag });
  await rig.post(`${CUSTOMS}/messages`, filed(list, rig.identity));
  await rig.pass(6 * HOUR);
  const receipt = receiptsOf('604').findLast(({ keys }) => keys.copNo === journey.consignmentId);
  expect(receipt?.status).toBe('800');
  return receipt?.keys.invtNo ?? '';
}

async function file(
  listNumbers: readonly string[],
  { summaryId = 'SA202611-00000001-01', appTime = '20261201100000' } = {},
): Promise<void> {
  const firm = { code: '91350100M000100Y43', name: 'Harbour Lane Trading' };
  const declarant = { code: '3502166001', name: 'Xiamen Harbour Declarations' };
  const [application] = summaryApplications701({
    ...{ summaryId, customsCode: '3702', declarant, seller: firm, broker: declarant },
    ...{ listNumbers, appTime },
    guidOf: () => drawGuid('701', summaryId, appTime),
  });
  if (application === undefined) throw new Error('nothing to file');
  await rig.post(`${CUSTOMS}/messages`, filed(application, rig.identity));
  await rig.pass(HOUR);
}

describe('an application to sum lists up', () => {
  test('is accepted under a number, and told as a declaration once', async () => {
    const lists = [await released(0), await released(1)];
    await file(lists);
    expect(receiptsOf('702')).toMatchObject([
      {
        status: '120',
        keys: { copNo: 'SA202611-00000001-01', sumNo: expect.stringMatching(/^S/) },
      },
    ]);
    await rig.pass(DAY);
    const effects = await rig.effects();
    const told = ['summary-accepted', 'summary-declared'].map(
      (kind) => effects[`${kind} SA202611-00000001-01`],
    );
    expect(told).toEqual([1, 1]);
    const { body } = await rig.get(`${CUSTOMS}/receipts?copNo=SA202611-00000001-01`);
    expect(body['items']).toHaveLength(2);
    // The same bytes again are there already.
    await file(lists);
    expect(statuses().at(-1)).toMatch(/^-704015/);
  });

  test.each([
    ['is not known', async () => ['37022026E999999999'], /not released/],
    ['stands alone', async () => [await released(0, 'A')], /statisticsFlag B/],
  ])('is refused where a list %s', async (_name, lists, why) => {
    await file(await lists());
    expect(statuses()).toEqual([expect.stringMatching(why)]);
  });

  test('sums no list up twice; one that was refused may come again, corrected', async () => {
    const [first, second] = [await released(0), await released(1)];
    await file([first]);
    const summaryId = 'SA202611-00000001-02';
    await file([first, second], { summaryId });
    expect(statuses().at(-1)).toMatch(/^100 .*summed up in SA202611-00000001-01/);
    await file([second], { summaryId, appTime: '20261201110000' });
    expect(statuses().at(-1)).toMatch(/^120/);
  });
});
