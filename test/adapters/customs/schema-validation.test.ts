import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { wrapDxp } from '../../../functions/adapters/customs/messages/dxp-envelope.ts';
import { RECEIPT_TABLES } from '../../../functions/adapters/customs/messages/receipt-tables.ts';
import { renderMessage } from '../../../functions/adapters/customs/messages/render-message.ts';
import { renderNotice } from '../../../functions/adapters/customs/messages/render-notice.ts';
import {
  renderReceipt,
  renderUnreadable,
} from '../../../functions/adapters/customs/messages/render-receipt.ts';
import { signMessage } from '../../../functions/adapters/customs/sign/sign-message.ts';
import type { ReceiptKind } from '../../../functions/domain/customs/ceb-receipt.ts';
import type { CebDocument } from '../../../functions/domain/customs/ceb-document.ts';
import { CEB_TABLES, isCebKind } from '../../../functions/domain/customs/ceb-tables/ceb-tables.ts';
import type { CebKind, CebTable } from '../../../functions/domain/customs/ceb-tables/ceb-tables.ts';
import {
  isNoticeKind,
  NOTICE_TABLES,
} from '../../../functions/domain/customs/ceb-tables/notice-tables.ts';
import { checkCebDocument } from '../../../functions/domain/customs/check-ceb-document.ts';
import { DOCUMENTS } from '../../../functions/domain/trade/documents.ts';
import { aDocumentOfEachKind } from '../../support/ceb-documents.ts';
import { describeWithSchemas, schemaErrors } from '../../support/ceb-schemas.ts';
import { GUID } from '../../support/declaration-inputs.ts';
import { contentsOf, randomDocuments } from '../../support/random-documents.ts';
import { aSigningIdentity } from '../../support/signing-identity.ts';
import { aTransfer } from '../../support/transfer.ts';

const identity = aSigningIdentity();
const file = (documents: readonly CebDocument[]) =>
  signMessage(renderMessage(documents, aTransfer()), identity);

function inBatches<Each>(all: readonly Each[], most: number): readonly (readonly Each[])[] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_batch, index) =>
    all.slice(index * most, (index + 1) * most),
  );
}

describeWithSchemas('published CEB schemas', () => {
  test.each(Object.values(aDocumentOfEachKind()).map(({ kind }) => kind))(
    '1,000 random %s',
    async (kind) => {
      const table: CebTable = CEB_TABLES[kind];
      const documents = fc.sample(randomDocuments(kind), { seed: 1210, numRuns: 1_000 });
      const problems = documents.flatMap((document) => checkCebDocument(document));
      expect(problems).toEqual([]);
      const messages = inBatches(documents, table.maxBodies ?? 100).map(file);
      expect(await schemaErrors(`${table.direction}.xsd`, messages)).toEqual([]);
    },
    60_000,
  );

  test.each(['import', 'export'] as const)(
    'whatever the tables of %s messages allow',
    async (direction) => {
      const kinds = Object.keys(CEB_TABLES).filter(isCebKind);
      const messages = kinds
        .filter((kind) => CEB_TABLES[kind].direction === direction)
        .flatMap((kind) => {
          const table: CebTable = CEB_TABLES[kind];
          const contents = fc.sample(contentsOf(kind, table), { seed: 1210, numRuns: 100 });
          return inBatches(contents as CebDocument[], table.maxBodies ?? 100).map(file);
        });
      expect(await schemaErrors(`${direction}.xsd`, messages)).toEqual([]);
    },
    60_000,
  );

  test.each(Object.keys(NOTICE_TABLES).filter(isNoticeKind))(
    '1,000 random notices %s, as whoever plays customs sends them',
    async (kind) => {
      const table: CebTable = NOTICE_TABLES[kind];
      const notices = fc.sample(contentsOf(kind, table), { seed: 816, numRuns: 1_000 });
      const messages = inBatches(notices, 100).map((batch) => renderNotice(kind, batch, GUID));
      expect(await schemaErrors(`${table.direction}.xsd`, messages)).toEqual([]);
    },
    60_000,
  );

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
        // A message carries one arrival list.
        file(Array.from({ length: document.kind === '711' ? 1 : 100 }, () => document)),
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
        operatorCode: '3301960S01',
        coElNo: 'C20261123000001',
        rkdNo: 'R2924202600000001',
        sumNo: '292420260000000001',
        billNo: '999-12345675',
        payNo: 'PAY20261123000001',
        msgSeqNo: '1',
      },
      status: '120',
      at: '2026-11-23T02:00:00.007Z',
      info: '[Code:1800;Desc:逻辑校验通过]',
    };
    const render = (kind: Exclude<ReceiptKind, '900'>) => renderReceipt(kind, [receipt], GUID);
    const receiptsOf = (direction: string) =>
      Object.entries(DOCUMENTS)
        .filter(([kind]) => CEB_TABLES[kind as CebKind].direction === direction)
        .map(([, row]) => render(row.receipt as Exclude<ReceiptKind, '900'>));
    const unreadable = renderUnreadable({ ...receipt, status: '-1' }, '<x/>', GUID);
    const imports = [...receiptsOf('import'), unreadable];
    expect(await schemaErrors('import.xsd', imports)).toEqual([]);
    expect(await schemaErrors('export.xsd', receiptsOf('export'))).toEqual([]);
    expect(imports.length - 1 + receiptsOf('export').length).toBe(
      Object.keys(RECEIPT_TABLES).length,
    );
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
