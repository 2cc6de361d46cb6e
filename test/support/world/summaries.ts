import { renderNotice } from '../../../functions/adapters/customs/messages/render-notice.ts';
import { partnerReader } from '../../../functions/adapters/partners/partner-reader.ts';
import type { CebReceipt } from '../../../functions/domain/customs/ceb-receipt.ts';
import { recordFacts } from '../../../functions/usecases/record-news.ts';
import { workAnswer } from '../../../functions/usecases/work-answer.ts';
import { anExportConsignment } from '../consignment-builder.ts';
import { aReceiptEnvelope, anEnvelope } from '../receipt-envelope.ts';
import { receipt } from './facts.ts';
import { aParcel } from './loads.ts';
import { MERCHANT } from './world-data.ts';
import type { World } from './world.ts';

const { parties } = anExportConsignment();

/** The number of the n-th released list. */
export const listNumberOf = (number: number): string =>
  `29242026E${String(number).padStart(9, '0')}`;

/** A list that customs released for a declaration in sum. */
export async function aReleasedList(
  world: World,
  number: number,
  { releasedAt = '2026-11-23T08:00:00.000Z', isSummedUp = true, customsCode = '2924' } = {},
): Promise<string> {
  const { consignmentId } = await aParcel(world, number, {
    merchantId: MERCHANT.merchantId,
    parties: { ...parties, statisticsFlag: isSummedUp ? 'B' : undefined, customsCode },
  });
  await recordFacts(world.services, consignmentId, [
    {
      ...{ type: 'receipt-received', kind: '603', status: '800', receivedAt: releasedAt, info: '' },
      listNumber: listNumberOf(number),
    },
  ]);
  return consignmentId;
}

/** Customs granted that a released list be taken back. */
export async function takenBack(world: World, consignmentId: string): Promise<void> {
  await recordFacts(world.services, consignmentId, [
    { type: 'document-filed', kind: '213', documentVersion: 1 },
    receipt('213', '800', '2026-11-24T08:00:00.000Z'),
  ]);
}

/** A message of customs arrives as its bytes. */
export async function arrives(world: World, body: Buffer, messageId = 'm-1'): Promise<void> {
  const message = { partnerId: MERCHANT.customsId, messageId, body: body.toString('base64') };
  await workAnswer({ ...world.services, desk: partnerReader }, message);
}

/** Customs' receipt (702) for an application. */
export function receipt702(summaryId: string, said: Partial<CebReceipt> = {}): Buffer {
  const keys = { agentCode: 'A', ebcCode: 'B', copNo: summaryId, preNo: 'P', msgSeqNo: '1' };
  return aReceiptEnvelope('702', { guid: 'R-1', keys, ...said });
}

/** The declaration (792) that came of the application which a list is in. */
export function notice792(listNumber: string, entryId?: string, guid = 'N-1'): Buffer {
  const head = {
    ...{ guid, customsCode: '2924', sumNo: 'S20261201000000001', opDate: '20261201120000000' },
    ...{ declSeqNo: 'D20261201000000001', entryId, decState: '1', agentCode: 'A', agentName: 'A' },
    ...{ ebcCode: 'B', ebcName: 'B', declAgentCode: 'A', declAgentName: 'A' },
    ...{ grossWeight: '1', netWeight: '1', msgCount: '1', msgSeqNo: '1' },
  };
  const line = {
    invtNo: listNumber,
    logisticsNo: 'EB1',
    gseqno: '1',
    gnum: '1',
    gcode: '33049900',
  };
  return anEnvelope(
    renderNotice('792', [{ kind: '792', head, lines: [line] }], guid),
    'CEB792Message',
  );
}
