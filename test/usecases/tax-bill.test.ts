import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { renderNotice } from '../../functions/adapters/customs/messages/render-notice.ts';
import { partnerReader } from '../../functions/adapters/partners/partner-reader.ts';
import { documentRows } from '../../functions/usecases/views/document-rows.ts';
import { taxView } from '../../functions/usecases/views/tax-view.ts';
import { workAnswer } from '../../functions/usecases/work-answer.ts';
import { anEnvelope } from '../support/receipt-envelope.ts';
import { UNTIL_RELEASE } from '../support/world/facts.ts';
import { MERCHANT } from '../support/world/world-data.ts';
import { accepted, aWorld, consignmentOf, settle, told } from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';

const GUID = '4CDE1CFD-EDED-46B1-946C-B8022E42FC94';
let world: World;
let id = '';
beforeEach(async () => {
  world = await aWorld();
  id = await accepted(world);
  await settle(world);
  await told(world, id, ...UNTIL_RELEASE);
});
afterEach(() => world.close());

async function arrives(xml: string, kind: string): Promise<void> {
  const body = anEnvelope(xml, `CEB${kind}Message`).toString('base64');
  const message = { partnerId: 'customs-1', messageId: `m-${kind}`, body };
  await workAnswer({ ...world.services, desk: partnerReader }, message);
}

const HEAD = {
  guid: GUID,
  returnTime: '20261123150000000',
  invtNo: '29242026I123456789',
  taxNo: '29242026I123456789T01',
  status: '1',
};
const bill = (vat: string, head = {}) =>
  renderNotice(
    '816',
    [
      {
        kind: '816',
        head: { ...HEAD, customsTax: '0', valueAddedTax: vat, consumptionTax: '0', ...head },
        lines: [
          {
            ...{ gnum: '1', gcode: '3304990039', taxPrice: '270' },
            ...{ customsTax: '0', valueAddedTax: vat, consumptionTax: '0' },
          },
        ],
      },
    ],
    GUID,
  );
const cases = () => world.services.orders.cases(MERCHANT.merchantId, 10);

test('a bill finds its list by number, is kept at it, and agrees to the fen', async () => {
  await arrives(bill('24.57'), '816');
  const consignment = await consignmentOf(world, id);
  expect(taxView(consignment)).toMatchObject({
    lines: [{ line: 1, duty: '0.00', vat: '24.57', total: '24.57' }],
    bills: [{ status: 'made', at: '2026-11-23T07:00:00.000Z', differences: [] }],
    limits: [
      { kind: 'buyer-year', of: '2026', amount: '270.00' },
      { kind: 'guarantee', amount: '24.57', state: 'drawn' },
    ],
  });
  const rows = documentRows(consignment, await world.services.orders.documents(id));
  const files = rows.find(({ kind }) => kind === '621')?.files ?? [];
  expect(files.map(({ message }) => message)).toContain('816');
  expect(await cases()).toEqual([]);
});

test('a cent more opens a case, and is shown with both values', async () => {
  await arrives(bill('24.58'), '816');
  expect(await cases()).toMatchObject([
    { kind: 'tax-differs', detail: expect.stringContaining('computed 24.57, billed 24.58') },
  ]);
  expect(taxView(await consignmentOf(world, id))?.bills[0]?.differences).toEqual([
    { line: 1, tax: 'VAT', computed: '24.57', billed: '24.58' },
  ]);
});

test('818 with status 3 voids it and gives the guarantee back', async () => {
  await arrives(bill('24.57'), '816');
  const voided = { ...HEAD, status: '3', returnTime: '20261124150000000' };
  await arrives(renderNotice('818', [{ kind: '818', head: voided, lines: [] }], GUID), '818');
  expect((await world.services.limits.account('guarantee', MERCHANT.guarantorCode)).drawn).toBe(0);
  expect(taxView(await consignmentOf(world, id))?.bills[0]).toMatchObject({ status: 'void' });
});

test.each([
  ['a list of nobody', { invtNo: '29242026I000000000' }, 'unknown-answer'],
  ['a status that nobody documented', { status: '9' }, 'not-understood'],
])('a bill with %s is parked as a case', async (_name, head, kind) => {
  await arrives(bill('24.57', head), '816');
  const parked = await world.services.orders.cases('unassigned', 10);
  expect(parked).toMatchObject([{ kind }]);
});
