import { expect, test } from '@jest/globals';
import { unwrapDxp } from '../../functions/adapters/customs/messages/dxp-envelope.ts';
import { drawImportOrder } from '../../functions/sandbox/demo/import-order.ts';
import {
  signedForMessage,
  waybillMessage,
} from '../../functions/sandbox/carrier/customs-filings.ts';
import { describeWithSchemas, schemaErrors } from '../support/ceb-schemas.ts';
import { filed, list621, withdrawal623 } from './documents.ts';
import {
  CUSTOMS,
  exportBegun,
  exportDocuments,
  exportListed,
  importBegun,
  importDocuments,
  importListed,
} from './journeys.ts';
import { BEGIN, HOUR, openRig } from './rig.ts';
import type { Rig } from './rig.ts';

const inside = (envelope: string): string => {
  const opened = unwrapDxp(envelope);
  return opened.ok ? opened.value.xml : '';
};

async function sent(rig: Rig): Promise<readonly string[]> {
  await rig.pass(HOUR);
  return rig.host.received
    .filter(({ headers }) => headers['content-type'] === 'application/xml')
    .map(({ body }) => body);
}

describeWithSchemas('what customs and firms send', () => {
  test('import receipts are valid, refusals and repeats too', async () => {
    const rig = await openRig();
    try {
      const journey = await importBegun(rig);
      await rig.post(`${CUSTOMS}/messages`, filed(list621(journey.order, journey), rig.identity));
      await importDocuments(rig, journey);
      const again = list621(journey.order, journey, { appTime: '20261123180000' });
      await rig.post(`${CUSTOMS}/messages`, filed(again, rig.identity));
      const number = (await importListed(rig, journey)) ?? '';
      const withdrawal = filed(withdrawal623(journey.order, journey, number), rig.identity);
      await rig.post(`${CUSTOMS}/messages`, withdrawal);
      const messages = await sent(rig);
      expect(messages.length).toBeGreaterThan(6);
      expect(await schemaErrors('terminal.xsd', messages)).toEqual([]);
      expect(await schemaErrors('import.xsd', messages.map(inside))).toEqual([]);
    } finally {
      await rig.close();
    }
  });

  test('export receipts are valid', async () => {
    const rig = await openRig();
    try {
      const journey = await exportBegun(rig);
      await exportDocuments(rig, journey);
      await exportListed(rig, journey);
      const messages = await sent(rig);
      expect(messages.length).toBeGreaterThan(3);
      expect(await schemaErrors('export.xsd', messages.map(inside))).toEqual([]);
    } finally {
      await rig.close();
    }
  });

  test('waybills and their status, as the carrier files them, are valid', async () => {
    const { channelOrderId, shipTo } = drawImportOrder({ seed: 1, index: 0, placedAt: BEGIN });
    const firm = { code: '3702980001', name: 'A & B' };
    const declared = {
      ...{ requestId: 'r', consignmentId: 'c', orderNumber: channelOrderId },
      ...{
        waybillNumber: 'LP470000012CN',
        consignee: shipTo.name,
        consigneeAddress: shipTo.street,
      },
      ...{ consigneeTelephone: shipTo.telephone, weightKg: '1.2', goodsInfo: '护肤品' },
      ...{ customsId: 'customs-xiamen', freight: '5.00', insurance: '0', currency: 'CNY' },
      parties: { logistics: firm, platform: firm, seller: firm, declarant: firm },
    };
    const message = (kind: '511' | '505') =>
      inside(waybillMessage('china-post', { ...declared, kind }, BEGIN).toString());
    const status = signedForMessage(
      {
        ...{ waybillNumber: 'LP470000012CN', carrierId: 'china-post', consignmentId: 'c' },
        ...{ orderNumber: channelOrderId, direction: 'import', country: 'CN', city: '厦门市' },
        state: 'collected',
      },
      BEGIN,
    );
    const imports = [message('511'), inside(status.toString())];
    expect(await schemaErrors('import.xsd', imports)).toEqual([]);
    expect(await schemaErrors('export.xsd', [message('505')])).toEqual([]);
  });
});
