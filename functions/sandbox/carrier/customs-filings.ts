import type { z } from 'zod';
import type { waybillDeclaration } from '../../adapters/carriers/messages.ts';
import { beijingDigits } from '../clock.ts';
import { enterpriseOf } from '../demo/world.ts';
import { firmEnvelope, firmMessage } from '../firm-message.ts';
import { firmElement, firmLeaves, firmXml } from '../firm-xml.ts';
import { drawGuid } from '../seeded.ts';
import type { DeclaredCarriage } from './declared-carriage.ts';
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

const opening = (guid: string, at: number, amends = false) => ({
  guid,
  appType: amends ? '2' : '1',
  appTime: beijingDigits(at, 14),
  appStatus: '2',
});

/** A waybill as its carrier files it; `amends`: it has been declared before. */
export interface WaybillFiling {
  readonly carrierId: string;
  readonly declared: WaybillDeclaration;
  readonly carriage: DeclaredCarriage;
  readonly amends: boolean;
}

/** CEB511 or 505 of a carrier, as itself. Source: CEB specification 2022-05. */
export function waybillMessage(
  { carrierId, declared, carriage, amends }: WaybillFiling,
  at: number,
): Buffer {
  const { code, name } = enterpriseOf(carrierId);
  const { goodsInfo, waybillNumber } = declared;
  const { freight, insurance, currency, weightKg } = carriage;
  const common = {
    ...opening(drawGuid(declared.kind, declared.requestId), at, amends),
    logisticsCode: code,
    logisticsName: name,
    logisticsNo: waybillNumber,
    freight,
    currency: CURRENCIES[currency] ?? currency,
    // Customs takes no other: a wrong number stands only in what the carrier tells us.
    packNo: '1',
    goodsInfo,
  };
  if (declared.kind === '511') {
    const head = {
      ...common,
      orderNo: declared.orderNumber,
      insuredFee: insurance,
      weight: weightKg,
      consignee: declared.consignee,
      consigneeAddress: declared.consigneeAddress,
      consigneeTelephone: declared.consigneeTelephone,
    };
    return firmMessage(carrierId, { kind: '511', head, lines: [] }, at);
  }
  const head = {
    ...common,
    insuredFee: insurance,
    grossWeight: weightKg,
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
  const xml = firmXml(carrierId, '513', guid, firmElement('LogisticsStatus', firmLeaves(head)));
  return firmEnvelope(carrierId, '513', xml, guid, at);
}
