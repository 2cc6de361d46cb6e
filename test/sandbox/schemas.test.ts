import { expect, test } from '@jest/globals';
import { unwrapDxp } from '../../functions/adapters/customs/messages/dxp-envelope.ts';
import { drawImportOrder } from '../../functions/sandbox/demo/import-order.ts';
import {
  signedForMessage,
  waybillMessage,
} from '../../functions/sandbox/carrier/customs-filings.ts';
import { describeWithSchemas, schemaErrors } from '../support/ceb-schemas.ts';
import { loadMessage } from '../../functions/sandbox/carrier/load-filings.ts';
import { aSigningIdentity } from '../support/signing-identity.ts';
import { filed, list621, return213, return625, withdrawal623 } from './documents.ts';
import {
  CUSTOMS,
  exportBegun,
  exportDocuments,
  exportListed,
  importBegun,
  importDocuments,
  importListed,
} from './journeys.ts';
import { askOut, booked, declared, generalExportListed } from './load-journey.ts';
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

  test('receipts of a returned import and its tax bill are valid', async () => {
    const rig = await openRig();
    try {
      const journey = await importBegun(rig, 'tax-bill:123');
      await importDocuments(rig, journey);
      const number = (await importListed(rig, journey)) ?? '';
      const application = return625(journey.order, journey, number);
      await rig.post(`${CUSTOMS}/messages`, filed(application, rig.identity));
      await rig.pass(6 * HOUR);
      const messages = (await sent(rig)).map(inside);
      expect(messages.filter((xml) => /CEB(626|816)Message/.test(xml))).toHaveLength(3);
      expect(await schemaErrors('import.xsd', messages)).toEqual([]);
    } finally {
      await rig.close();
    }
  });

  test('receipts of a load and of a returned export are valid, refusals too', async () => {
    const rig = await openRig();
    try {
      const journey = await exportBegun(rig, 'accept', 0, 'hangzhou-hub');
      await exportDocuments(rig, journey);
      await generalExportListed(rig, journey);
      const load = await booked(rig, 'export', [journey]);
      await askOut(rig, load);
      await rig.pass(2 * HOUR);
      await declared(rig, load, '607');
      await declared(rig, load, '507');
      await rig.pass(3 * HOUR);
      await declared(rig, load, '607', {}, 2);
      await rig.pass(24 * HOUR);
      await declared(rig, load, '509');
      await rig.pass(HOUR);
      const [list] = rig.receipts().filter(({ kind }) => kind === '604');
      const application = return213(journey.order, journey, list?.keys.invtNo ?? '');
      await rig.post(`${CUSTOMS}/messages`, filed(application, rig.identity));
      await rig.pass(6 * HOUR);
      const messages = (await sent(rig)).map(inside);
      const kinds = new Set(messages.map((xml) => /CEB(\d{3})Message/.exec(xml)?.[1]));
      expect([...kinds].sort()).toEqual(['214', '304', '506', '508', '510', '604', '608']);
      expect(await schemaErrors('export.xsd', messages)).toEqual([]);
    } finally {
      await rig.close();
    }
  });

  test('documents of a load, as the carrier files them, are valid', async () => {
    const transport = { masterBill: '784-40000012', voyage: 'CF100', vessel: 'B-1234' };
    const load: Parameters<typeof loadMessage>[0] = {
      ...{ ...transport, trafficMode: '5', loadId: 'L1', carrierId: 'china-post', plate: '闽D1' },
      kind: 'flight',
      direction: 'export',
      ...{ destination: 'KR', departsAt: BEGIN, seq: 0 },
      waybillNumbers: ['LP470000012CN'],
    };
    const parcels = [
      { waybillNumber: 'LP470000012CN', weightGrams: 905, listNumber: '37022026E000000001' },
      { waybillNumber: 'LP470000026CN', weightGrams: 1_100 },
    ];
    const seal = aSigningIdentity();
    const message = (kind: '507' | '607' | '509' | '711') =>
      inside(
        loadMessage(
          load,
          {
            ...{ ...transport, requestId: `L1.document-${kind}.1`, loadId: 'L1', kind, parcels },
            ...{ customsId: 'customs-xiamen', customsCode: '3702', trafficMode: '5' },
            occurredAt: new Date(BEGIN).toISOString(),
          },
          { of: () => seal, draw: () => seal },
          BEGIN,
        ).toString(),
      );
    const exports = [message('507'), message('607'), message('509')];
    expect(exports[1]).toContain('<ceb:grossWeight>2.005</ceb:grossWeight>');
    expect(await schemaErrors('export.xsd', exports)).toEqual([]);
    expect(message('711')).toContain('<ds:Signature ');
    expect(await schemaErrors('import.xsd', [message('711')])).toEqual([]);
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
      inside(
        waybillMessage(
          {
            carrierId: 'china-post',
            declared: { ...declared, kind },
            carriage: { ...declared, parcels: 1 },
            amends: kind === '505',
          },
          BEGIN,
        ).toString(),
      );
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
