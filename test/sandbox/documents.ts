import { wrapDxp } from '../../functions/adapters/customs/messages/dxp-envelope.ts';
import { renderMessage } from '../../functions/adapters/customs/messages/render-message.ts';
import { signMessage } from '../../functions/adapters/customs/sign/sign-message.ts';
import type { SigningIdentity } from '../../functions/adapters/customs/sign/sign-message.ts';
import type { CebDocument, CebDocumentOf } from '../../functions/domain/customs/ceb-document.ts';
import { DEMO_CATALOGUE } from '../../functions/sandbox/demo/catalogue.ts';
import { DEMO_WAREHOUSES, demoWorld } from '../../functions/sandbox/demo/world.ts';
import type { drawExportOrder } from '../../functions/sandbox/demo/export-order.ts';
import type { drawImportOrder } from '../../functions/sandbox/demo/import-order.ts';
import { drawGuid } from '../../functions/sandbox/seeded.ts';

const { merchant: DEMO_MERCHANT } = demoWorld('');

export type ImportOrder = ReturnType<typeof drawImportOrder>;
export type ExportOrder = ReturnType<typeof drawExportOrder>;

/** What a list names besides its order. */
export interface Listed {
  readonly consignmentId: string;
  readonly waybillNumber: string;
}

const APP_TIME = '20261123100000';
const opening = (kind: string, order: string, appTime = APP_TIME) => ({
  guid: drawGuid(kind, order, appTime),
  ...{ appType: '1', appTime, appStatus: '2' },
});
const seller = {
  ebcCode: DEMO_MERCHANT.enterprise.code,
  ebcName: DEMO_MERCHANT.enterprise.name,
};
const declarant = {
  agentCode: DEMO_MERCHANT.declarant.code,
  agentName: DEMO_MERCHANT.declarant.name,
};
const market = { ebpCode: '3702960AB1', ebpName: 'Harbour Market' };
const shop = { ebpCode: '无', ebpName: 'Harbour Lane Shop' };
const logistics = { logisticsCode: '3702980001', logisticsName: 'China Post Cross-border' };

const itemOf = (sku: string) => {
  const item = DEMO_CATALOGUE.find((each) => each.sku === sku);
  if (item === undefined) throw new Error(`no ${sku}`);
  return item;
};
const COUNTRIES: Record<string, string> = { FR: '305', JP: '116', ES: '312', CN: '142' };
const sum = (...decimals: readonly string[]) =>
  (decimals.reduce((total, each) => total + Math.round(Number(each) * 100), 0) / 100).toFixed(2);

/** The consignee's address as one string, as order and waybill carry it. */
export function addressOf({ shipTo }: ImportOrder): string {
  return [shipTo.province, shipTo.city, shipTo.district, shipTo.street].join(' ');
}

const amountsOf = ({ sku, quantity, price }: ImportOrder['lines'][number]) => ({
  unit: itemOf(sku).unit,
  qty: String(quantity),
  price,
  totalPrice: (Number(price) * quantity).toFixed(2),
  currency: '142',
});

export function order311(order: ImportOrder): CebDocumentOf<'311'> {
  const lines = order.lines.map((line, index) => ({
    gnum: String(index + 1),
    itemNo: line.sku,
    itemName: itemOf(line.sku).declaredName,
    gmodel: itemOf(line.sku).model,
    country: COUNTRIES[itemOf(line.sku).origin] ?? '',
    ...amountsOf(line),
  }));
  const { buyer, shipTo, totals } = order;
  return {
    kind: '311',
    head: {
      ...opening('311', order.channelOrderId),
      ...market,
      ...seller,
      orderType: 'I',
      orderNo: order.channelOrderId,
      goodsValue: sum(...lines.map(({ totalPrice }) => totalPrice)),
      freight: totals.freight,
      discount: totals.discount,
      taxTotal: totals.tax,
      acturalPaid: totals.paid,
      currency: '142',
      buyerRegNo: buyer.registration,
      buyerName: buyer.name,
      buyerTelephone: buyer.telephone,
      buyerIdType: '1',
      buyerIdNumber: buyer.idNumber,
      payTransactionId: order.payment.transactionId,
      consignee: shipTo.name,
      consigneeTelephone: shipTo.telephone,
      consigneeAddress: addressOf(order),
    },
    lines,
  };
}

export function list621(
  order: ImportOrder,
  { consignmentId, waybillNumber }: Listed,
  changes: Partial<CebDocumentOf<'621'>['head']> = {},
): CebDocumentOf<'621'> {
  const [warehouse] = DEMO_WAREHOUSES;
  const lines = order.lines.map((line, index) => ({
    gnum: String(index + 1),
    itemRecordNo: itemOf(line.sku).bookItems[warehouse.accountBook] ?? '',
    gcode: itemOf(line.sku).hsCode,
    gname: itemOf(line.sku).declaredName,
    gmodel: itemOf(line.sku).model,
    country: COUNTRIES[itemOf(line.sku).origin] ?? '',
    qty1: '1',
    unit1: itemOf(line.sku).statutoryUnit,
    ...amountsOf(line),
  }));
  return {
    kind: '621',
    head: {
      ...opening('621', order.channelOrderId),
      ...market,
      ...seller,
      ...logistics,
      ...declarant,
      orderNo: order.channelOrderId,
      logisticsNo: waybillNumber,
      copNo: consignmentId,
      assureCode: DEMO_MERCHANT.guarantorCode,
      emsNo: warehouse.accountBook,
      ieFlag: 'I',
      declTime: '20261123',
      customsCode: '3702',
      portCode: '3702',
      buyerIdType: '1',
      buyerIdNumber: order.buyer.idNumber,
      buyerName: order.buyer.name,
      buyerTelephone: order.buyer.telephone,
      consigneeAddress: addressOf(order),
      areaCode: warehouse.enterprise.code,
      areaName: warehouse.enterprise.name,
      tradeMode: '1210',
      trafMode: '4',
      country: '142',
      freight: order.totals.freight,
      insuredFee: '0',
      currency: '142',
      packNo: '1',
      grossWeight: '1.2',
      netWeight: '1',
      ...changes,
    },
    lines,
  };
}

export function withdrawal623(
  order: ImportOrder,
  { consignmentId, waybillNumber }: Listed,
  invtNo: string,
): CebDocumentOf<'623'> {
  return {
    kind: '623',
    head: {
      ...opening('623', order.channelOrderId),
      ...market,
      ...seller,
      ...logistics,
      ...declarant,
      customsCode: '3702',
      orderNo: order.channelOrderId,
      logisticsNo: waybillNumber,
      copNo: consignmentId,
      invtNo,
      buyerIdType: '1',
      buyerIdNumber: order.buyer.idNumber,
      buyerName: order.buyer.name,
      buyerTelephone: order.buyer.telephone,
      reason: '商家撤单',
    },
    lines: [],
  };
}

/** As `withdrawal623` for an export list. */
export function withdrawal605(
  { consignmentId }: Pick<Listed, 'consignmentId'>,
  invtNo: string,
): CebDocumentOf<'605'> {
  const head = { ...opening('605', consignmentId), ...seller, ...declarant, invtNo };
  return {
    kind: '605',
    head: { ...head, customsCode: '3702', copNo: consignmentId, reason: '商家撤单' },
    lines: [],
  };
}

/** The return application for the first line of an import list. */
export function return625(
  order: ImportOrder,
  listed: Listed,
  invtNo: string,
  line: Partial<CebDocumentOf<'625'>['lines'][number]> = {},
): CebDocumentOf<'625'> {
  const [sold] = list621(order, listed).lines;
  const { head } = withdrawal623(order, listed, invtNo);
  return {
    kind: '625',
    head: { ...head, ...opening('625', order.channelOrderId), reason: '消费者退货' },
    lines: [
      {
        ...{ gnum: '1', gcode: sold?.gcode ?? '', gname: sold?.gname ?? '' },
        ...{ qty: '1', unit: sold?.unit ?? '' },
        ...line,
      },
    ],
  };
}

/** As `return625` for an export list. */
export function return213(
  order: ExportOrder,
  listed: Listed,
  invtNo: string,
): CebDocumentOf<'213'> {
  const [sold] = list603(order, listed).lines;
  const { consignmentId, waybillNumber } = listed;
  return {
    kind: '213',
    head: {
      ...{ ...opening('213', consignmentId), ...shop, ...seller, ...logistics, ...declarant },
      ...{ customsCode: '3702', logisticsNo: waybillNumber, coElNo: consignmentId, invtNo },
      ...{ billNo: '784-40000012', ieFlag: 'I', trafMode: '5', trafName: 'B-1234' },
      ...{ portCode: '3702', reason: '消费者退货', country: '133', voyageNo: 'CF100' },
    },
    lines: [
      {
        ...{ gnum: '1', gcode: sold?.gcode ?? '', gname: sold?.gname ?? '' },
        ...{ gmodel: sold?.gmodel ?? '', qty: '1', qty1: '1' },
        ...{ unit: sold?.unit ?? '', unit1: sold?.unit1 ?? '' },
      },
    ],
  };
}

/** A load as these documents name it. */
interface Carried {
  readonly loadId: string;
  readonly booking: { readonly masterBill: string; readonly voyage: string };
  readonly journeys: readonly Pick<Listed, 'waybillNumber'>[];
}

const waybillsOf = ({ journeys }: Carried) =>
  journeys.map(({ waybillNumber }, index) => ({
    ...{ gnum: String(index + 1), logisticsNo: waybillNumber },
  }));

/** That a load departed. */
export function departure509(
  load: Carried,
  changes: { readonly billNo: string; readonly copNo: string },
): CebDocumentOf<'509'> {
  const head = { ...opening('509', changes.copNo), ...logistics, ...changes };
  return {
    kind: '509',
    head: {
      ...{ ...head, customsCode: '3702', trafMode: '5', trafName: 'B-1234' },
      ...{ voyageNo: load.booking.voyage, leaveTime: APP_TIME, msgCount: '1', msgSeqNo: '1' },
    },
    lines: waybillsOf(load),
  };
}

/** That a load arrived at a site, in the name of the carrier as its operator. */
export function delivery711(load: Carried): CebDocumentOf<'711'> {
  const { logisticsCode, logisticsName } = logistics;
  const head = { ...opening('711', load.loadId), ...logistics, copNo: load.loadId };
  return {
    kind: '711',
    head: {
      ...{ ...head, operatorCode: logisticsCode, operatorName: logisticsName },
      ...{ customsCode: '3702', ieFlag: 'I', trafMode: '5', trafNo: 'B-1234' },
      ...{ voyageNo: load.booking.voyage, billNo: load.booking.masterBill },
    },
    lines: waybillsOf(load),
  };
}

const shopLine = (
  order: ExportOrder,
  { sku, price, quantity }: ExportOrder['line_items'][number],
) => ({
  unit: itemOf(sku).unit,
  qty: String(quantity),
  price,
  totalPrice: String(Math.round(Number(price) * 100 * quantity) / 100),
  currency: order.currency === 'KRW' ? '133' : '502',
});

export function order303(
  order: ExportOrder,
  changes: Partial<CebDocumentOf<'303'>['head']> = {},
): CebDocumentOf<'303'> {
  return {
    kind: '303',
    head: {
      ...opening('303', String(order.id)),
      ...shop,
      ...seller,
      orderType: 'E',
      orderNo: String(order.id),
      goodsValue: order.subtotal_price,
      freight: order.total_shipping_price_set.shop_money.amount,
      currency: order.currency === 'KRW' ? '133' : '502',
      ...changes,
    },
    lines: order.line_items.map((line, index) => ({
      gnum: String(index + 1),
      itemNo: line.sku,
      itemName: itemOf(line.sku).declaredName,
      ...shopLine(order, line),
    })),
  };
}

export function list603(
  order: ExportOrder,
  { consignmentId, waybillNumber }: Listed,
  changes: Partial<CebDocumentOf<'603'>['head']> = {},
): CebDocumentOf<'603'> {
  const warehouse = DEMO_WAREHOUSES[1];
  const currency = order.currency === 'KRW' ? '133' : '502';
  return {
    kind: '603',
    head: {
      ...opening('603', String(order.id)),
      ...shop,
      ...seller,
      ...logistics,
      ...declarant,
      customsCode: '3702',
      orderNo: String(order.id),
      logisticsNo: waybillNumber,
      copNo: consignmentId,
      ieFlag: 'E',
      portCode: '3702',
      ieDate: '20261123',
      statisticsFlag: 'A',
      ownerCode: seller.ebcCode,
      ownerName: seller.ebcName,
      iacCode: warehouse.enterprise.code,
      iacName: warehouse.enterprise.name,
      emsNo: warehouse.accountBook,
      tradeMode: '1210',
      trafMode: '5',
      country: '133',
      POD: '133',
      ...{ freight: '0', fCurrency: currency, fFlag: '3' },
      ...{ insuredFee: '0', iCurrency: currency, iFlag: '3' },
      ...{ wrapType: '2', packNo: '1', grossWeight: '1.2', netWeight: '1' },
      ...changes,
    },
    lines: order.line_items.map((line, index) => ({
      gnum: String(index + 1),
      itemNo: line.sku,
      itemRecordNo: itemOf(line.sku).bookItems[warehouse.accountBook] ?? '',
      gcode: itemOf(line.sku).hsCode,
      gname: itemOf(line.sku).declaredName,
      gmodel: itemOf(line.sku).model,
      barCode: '无',
      country: '133',
      qty1: '1',
      unit1: itemOf(line.sku).statutoryUnit,
      ...shopLine(order, line),
    })),
  };
}

/** The transport message of a document, signed. */
export function filed(document: CebDocument, identity: SigningIdentity): string {
  return enveloped(signMessage(rendered(document), identity), document);
}

/** As `filed`, without a signature. */
export function filedUnsigned(document: CebDocument): string {
  return enveloped(rendered(document), document);
}

/** Any CEB message in the envelope of a document. */
function enveloped(xml: string, { head, kind }: CebDocument): string {
  return wrapDxp(xml, {
    ...{ senderId: 'BONDWAY', receiverId: 'EPORT', messageId: head.guid },
    at: '2026-11-23T02:00:00.000Z',
    msgType: `CEB${kind}Message`,
  });
}

function rendered(document: CebDocument): string {
  const { code, name } = DEMO_MERCHANT.declarant;
  const { guid } = document.head;
  return renderMessage([document], { copCode: code, copName: name, dxpId: 'DXPBONDWAY', guid });
}
