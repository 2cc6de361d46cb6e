import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { wrapDxp } from '../../../functions/adapters/customs/messages/dxp-envelope.ts';
import { RECEIPT_TABLES } from '../../../functions/adapters/customs/messages/receipt-tables.ts';
import { renderMessage } from '../../../functions/adapters/customs/messages/render-message.ts';
import {
  renderReceipt,
  renderUnreadable,
} from '../../../functions/adapters/customs/messages/render-receipt.ts';
import { signMessage } from '../../../functions/adapters/customs/sign/sign-message.ts';
import type { ReceiptKind } from '../../../functions/domain/customs/ceb-receipt.ts';
import type { CebDocument } from '../../../functions/domain/customs/ceb-document.ts';
import { CEB_TABLES } from '../../../functions/domain/customs/ceb-tables/ceb-tables.ts';
import { exportList603 } from '../../../functions/domain/customs/documents/export-list-603.ts';
import { exportOrder303 } from '../../../functions/domain/customs/documents/export-order-303.ts';
import { importList621 } from '../../../functions/domain/customs/documents/import-list-621.ts';
import { importOrder311 } from '../../../functions/domain/customs/documents/import-order-311.ts';
import { aDocumentOfEachKind } from '../../support/ceb-documents.ts';
import { describeWithSchemas, schemaErrors } from '../../support/ceb-schemas.ts';
import { aDeclarationInput, GUID } from '../../support/declaration-inputs.ts';
import {
  exportConsignments,
  identities,
  importConsignments,
} from '../../support/random-consignments.ts';
import { aSigningIdentity } from '../../support/signing-identity.ts';
import { aTransfer } from '../../support/transfer.ts';

const identity = aSigningIdentity();
const file = (documents: readonly CebDocument[]) =>
  signMessage(renderMessage(documents, aTransfer()), identity);

describeWithSchemas('published CEB schemas', () => {
  test('100 random bonded imports: 311 and 621', async () => {
    const samples = fc.sample(fc.tuple(importConsignments, identities), {
      seed: 1210,
      numRuns: 100,
    });
    const inputs = samples.map(([consignment, who]) => aDeclarationInput(consignment, who));
    const messages = inputs.flatMap((input) => [
      file([importOrder311(input)]),
      file([importList621(input)]),
    ]);
    expect(await schemaErrors('import.xsd', messages)).toEqual([]);
  });

  test('100 random special-area exports: 303 and 603', async () => {
    const samples = fc.sample(exportConsignments, { seed: 1210, numRuns: 100 });
    const inputs = samples.map((consignment) => aDeclarationInput(consignment));
    const messages = inputs.flatMap((input) => [
      file([exportOrder303(input)]),
      file([exportList603(input)]),
    ]);
    expect(await schemaErrors('export.xsd', messages)).toEqual([]);
  });

  test.each(['import', 'export'] as const)(
    'a document of each %s kind, and a hundred',
    async (direction) => {
      const documents = Object.values(aDocumentOfEachKind()).filter(
        ({ kind }) => CEB_TABLES[kind].direction === direction,
      );
      const subscribe = [{ status: 'RET', dxpAddress: 'DXPENT0000458764' }] as const;
      const subscribed = renderMessage(documents.slice(0, 1), { ...aTransfer(), subscribe });
      const messages = documents.flatMap((document) => [
        file([document]),
        file(Array.from({ length: 100 }, () => document)),
      ]);
      expect(
        await schemaErrors(`${direction}.xsd`, [...messages, signMessage(subscribed, identity)]),
      ).toEqual([]);
    },
  );

  test('receipts as the sandbox sends them', async () => {
    const receipt = {
      guid: GUID,
      keys: {
        orderNo: 'SO-1001',
        ebpCode: '91110000600037341L',
        ebcCode: '3301960A1B',
        agentCode: '3301980001',
        customsCode: '2924',
        payCode: '3301960P03',
        payTransactionId: 'PAY20261123000001',
        logisticsCode: '3301960L02',
        logisticsNo: 'YT20261123001',
        logisticsStatus: 'S',
        copNo: 'C20261123000001',
        preNo: 'B20201208796651782',
        invtNo: '49212020I046118061',
        statisticsFlag: 'A',
      },
      status: '120',
      at: '2026-11-23T02:00:00.007Z',
      info: '[Code:1800;Desc:逻辑校验通过]',
    };
    const exports: readonly string[] = ['304', '506', '604', '606'];
    const kinds = Object.keys(RECEIPT_TABLES) as Exclude<ReceiptKind, '900'>[];
    const render = (kind: Exclude<ReceiptKind, '900'>) => renderReceipt(kind, [receipt], GUID);
    const imports = kinds.filter((kind) => !exports.includes(kind)).map(render);
    const unreadable = renderUnreadable({ ...receipt, status: '-1' }, '<x/>', GUID);
    expect(await schemaErrors('import.xsd', [...imports, unreadable])).toEqual([]);
    const outbound = kinds.filter((kind) => exports.includes(kind)).map(render);
    expect(await schemaErrors('export.xsd', outbound)).toEqual([]);
  });

  test('the transport envelope', async () => {
    const envelope = wrapDxp(file([aDocumentOfEachKind()['621']]), {
      senderId: 'DXPENT0000458763',
      receiverId: 'DXPEDCCEB0000002',
      messageId: 'message-1',
      at: '2026-11-23T02:00:00.000Z',
      msgType: 'CEB621Message',
    });
    expect(await schemaErrors('terminal.xsd', [envelope])).toEqual([]);
  });

  test('the validator does complain: an unsigned list, elements out of order', async () => {
    const list = aDocumentOfEachKind()['621'];
    const unsigned = renderMessage([list], aTransfer());
    expect((await schemaErrors('import.xsd', [unsigned])).join()).toContain('Signature');
    const swapped = file([list]).replace(
      /(<ceb:qty>.*?<\/ceb:qty>)(<ceb:unit>.*?<\/ceb:unit>)/,
      '$2$1',
    );
    expect((await schemaErrors('import.xsd', [swapped])).join()).toContain('unit');
  });
});
