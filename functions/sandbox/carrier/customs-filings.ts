import type { z } from 'zod';
import type { waybillDeclaration } from '../../adapters/carriers/messages.ts';
import { beijingDigits } from '../clock.ts';
import { enterpriseOf } from '../demo/world.ts';
import { firmEnvelope, firmMessage } from '../firm-message.ts';
import { drawGuid } from '../seeded.ts';
import { escapeXml } from '../xml/xml-characters.ts';
import type { Waybill } from './waybills.ts';

/** What Bondway asks a carrier to declare. */
export type WaybillDeclaration = Readonly<z.output<typeof waybillDeclaration>>;

/** weak: JGS-20 codes from public tables; only 142 stands in the specification's samples. */
const CURRENCIES: { readonly [iso: string]: string | undefined } = {
  CNY: '142',
  KRW: '133',
  USD: '502',
  EUR: '300',
  JPY: '116',
};

const opening = (guid: string, at: number) => ({
  guid,
  appType: '1',
  appTime: beijingDigits(at, 14),
  appStatus: '2',
});

/** CEB511 or 505 of a carrier, as itself. Source: CEB specification 2022-05. */
export function waybillMessage(
  carrierId: string,
  declared: WaybillDeclaration,
  at: number,
): Buffer {
  const { code, name } = enterpriseOf(carrierId);
  const { freight, goodsInfo, insurance, waybillNumber } = declared;
  const common = {
    ...opening(drawGuid(declared.kind, declared.requestId), at),
    logisticsCode: code,
    logisticsName: name,
    logisticsNo: waybillNumber,
    freight,
    currency: CURRENCIES[declared.currency] ?? declared.currency,
    packNo: '1',
    goodsInfo,
  };
  if (declared.kind === '511') {
    const head = {
      ...common,
      orderNo: declared.orderNumber,
      insuredFee: insurance,
      weight: declared.weightKg,
      consignee: declared.consignee,
      consigneeAddress: declared.consigneeAddress,
      consigneeTelephone: declared.consigneeTelephone,
    };
    return firmMessage(carrierId, { kind: '511', head, lines: [] }, at);
  }
  const head = {
    ...common,
    insuredFee: insurance,
    grossWeight: declared.weightKg,
    ebcCode: declared.parties.seller.code,
    ebcName: declared.parties.seller.name,
  };
  return firmMessage(carrierId, { kind: '505', head, lines: [] }, at);
}

/**
 * CEB513: the parcel of an import waybill was signed for. Only carriers send it, so it is written
 * here. Source: CEB specification 2022-05, LogisticsStatus.
 */
export function signedForMessage({ carrierId, waybillNumber }: Waybill, at: number): Buffer {
  const { code, name } = enterpriseOf(carrierId);
  const guid = drawGuid('513', waybillNumber);
  const head = {
    ...opening(guid, at),
    logisticsCode: code,
    logisticsName: name,
    logisticsNo: waybillNumber,
    logisticsStatus: 'S',
    logisticsTime: beijingDigits(at, 14),
  };
  const transfer = { copCode: code, copName: name, dxpMode: 'DXP', dxpId: `DXP${code}` };
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<ceb:CEB513Message xmlns:ceb="http://www.chinaport.gov.cn/ceb" guid="${guid}" version="1.0">`,
    `<ceb:LogisticsStatus>${leaves(head)}</ceb:LogisticsStatus>`,
    `<ceb:BaseTransfer>${leaves(transfer)}</ceb:BaseTransfer>`,
    '</ceb:CEB513Message>',
  ];
  return firmEnvelope(carrierId, '513', xml.join(''), guid, at);
}

function leaves(elements: { readonly [name: string]: string }): string {
  return Object.entries(elements)
    .map(([name, value]) => `<ceb:${name}>${escapeXml(value)}</ceb:${name}>`)
    .join('');
}
