import { drawExportOrder } from '../../functions/sandbox/demo/export-order.ts';
import { drawImportOrder } from '../../functions/sandbox/demo/import-order.ts';
import {
  DEMO_CATALOGUE,
  EXPORT_BOOK,
  IMPORT_BOOK,
} from '../../functions/sandbox/demo/catalogue.ts';
import type { ScriptChoice } from '../../functions/sandbox/scripts.ts';
import { addressOf, filed, list603, list621, order303, order311 } from './documents.ts';
import type { ExportOrder, ImportOrder, Listed } from './documents.ts';
import { BEGIN, HOUR, MINUTE } from './rig.ts';
import type { Rig } from './rig.ts';

export const CUSTOMS = '/customs/customs-xiamen';
export const CARRIER = '/carrier/china-post';

/** An order under way through the partners. */
export interface Journey<Order> extends Listed {
  readonly order: Order;
  readonly orderNumber: string;
  readonly warehouse: string;
}

const firm = (code: string) => ({ code, name: code });
const PARTIES = {
  logistics: firm('3702980001'),
  platform: { code: '3702960AB1', name: 'Harbour Market' },
  seller: firm('91350100M000100Y43'),
  declarant: firm('3502166001'),
};

/** Posts a demo import order and draws its waybill; nothing is declared yet. */
export async function importBegun(
  rig: Rig,
  script: ScriptChoice = 'accept',
  index = 0,
  warehouse: 'xiamen-import' | 'nagoya-hub' = 'xiamen-import',
): Promise<Journey<ImportOrder>> {
  const order = drawImportOrder({ seed: 1, index, placedAt: BEGIN });
  await rig.admin('POST', '/orders', { channelId: 'demo-market', order, script });
  const orderNumber = order.channelOrderId;
  const lines = order.lines.map(({ lineId, sku, quantity }) => ({ lineId, sku, quantity }));
  const begun = { orderNumber, index, direction: 'import', warehouse } as const;
  const shipTo = { ...order.shipTo, telephone: undefined };
  return {
    order,
    ...(await dispatched(rig, {
      ...begun,
      lines,
      book: warehouse === 'xiamen-import' ? IMPORT_BOOK : '',
      shipTo,
    })),
  };
}

/** Posts a demo export order and draws its waybill; nothing is declared yet. */
export async function exportBegun(
  rig: Rig,
  script: ScriptChoice = 'accept',
  index = 0,
  warehouse: 'xiamen-export' | 'hangzhou-hub' = 'xiamen-export',
): Promise<Journey<ExportOrder>> {
  const order = drawExportOrder({ seed: 1, index, placedAt: BEGIN });
  const body = `{"channelId":"demo-shop","script":"${script}","order":${shopJson(order)}}`;
  await rig.admin('POST', '/orders', body);
  const lines = order.line_items.map(({ id, sku, quantity }) => ({
    ...{ lineId: String(id), sku, quantity },
  }));
  const shipTo = { name: 'Kim', country: 'KR', city: 'Seoul', street: 'Teheran-ro 152' };
  const orderNumber = String(order.id);
  const begun = { orderNumber, index, direction: 'export', warehouse } as const;
  return {
    order,
    ...(await dispatched(rig, {
      ...begun,
      lines,
      book: warehouse === 'xiamen-export' ? EXPORT_BOOK : '',
      shipTo,
    })),
  };
}

/** A Shopify order as JSON, 64-bit ids as bare numbers. */
export function shopJson(order: ExportOrder): string {
  return JSON.stringify(order, (_key, value: unknown) =>
    typeof value === 'bigint' ? `#${String(value)}#` : value,
  ).replace(/"#(\d+)#"/g, '$1');
}

interface Dispatch {
  readonly orderNumber: string;
  readonly index: number;
  readonly direction: 'import' | 'export';
  readonly warehouse: string;
  readonly book: string;
  readonly lines: readonly {
    readonly lineId: string;
    readonly sku: string;
    readonly quantity: number;
  }[];
  readonly shipTo: object;
}

async function dispatched(rig: Rig, asked: Dispatch) {
  const { orderNumber, index, direction, warehouse, book, lines, shipTo } = asked;
  const consignmentId = `O${String(index).padStart(14, '0')}-01`;
  const fulfilment = `${consignmentId}.fulfilment.1`;
  await rig.post(
    `/warehouse/${warehouse}/fulfilments`,
    {
      ...{ requestId: fulfilment, consignmentId, orderNumber, policy: 'release-then-pick' },
      shipTo: { country: 'KR', city: 'Seoul' },
      lines: lines.map((line) => ({
        ...line,
        bookItem: DEMO_CATALOGUE.find(({ sku }) => sku === line.sku)?.bookItems[book],
      })),
    },
    fulfilment,
  );
  const draw = `${consignmentId}.waybill.1`;
  const drawn = await rig.post(
    `${CARRIER}/waybills`,
    {
      requestId: draw,
      consignmentId,
      orderNumber,
      direction,
      service: 'LP',
      shipTo,
      weightGrams: 900,
    },
    draw,
  );
  return {
    orderNumber,
    consignmentId,
    warehouse,
    waybillNumber: String(drawn.body['waybillNumber']),
  };
}

/** Payment firm and carrier declare, we file the order: all accepted within half an hour. */
export async function importDocuments(rig: Rig, journey: Journey<ImportOrder>): Promise<void> {
  const { consignmentId, order, orderNumber, waybillNumber } = journey;
  const pay = `${consignmentId}.document-411.1`;
  const common = { consignmentId, orderNumber, customsId: 'customs-xiamen' };
  await rig.post(
    '/payments/lakeside-pay/declarations',
    {
      ...common,
      requestId: pay,
      transactionId: order.payment.transactionId,
      platform: PARTIES.platform,
    },
    pay,
  );
  const waybill = `${consignmentId}.document-511.1`;
  await rig.post(
    `${CARRIER}/declarations`,
    {
      ...common,
      ...{ requestId: waybill, kind: '511', waybillNumber, parties: PARTIES, weightKg: '1.2' },
      consignee: order.shipTo.name,
      consigneeAddress: addressOf(order),
      consigneeTelephone: order.shipTo.telephone,
      ...{ goodsInfo: '护肤品', freight: '0', insurance: '0', currency: 'CNY' },
    },
    waybill,
  );
  await rig.post(`${CUSTOMS}/messages`, filed(order311(order), rig.identity));
  await rig.pass(30 * MINUTE);
}

/** Carrier declares, we file the order: all accepted within half an hour. */
export async function exportDocuments(rig: Rig, journey: Journey<ExportOrder>): Promise<void> {
  const { consignmentId, order, orderNumber, waybillNumber } = journey;
  const waybill = `${consignmentId}.document-505.1`;
  await rig.post(
    `${CARRIER}/declarations`,
    {
      ...{ consignmentId, orderNumber, customsId: 'customs-xiamen', requestId: waybill },
      ...{ kind: '505', waybillNumber, parties: PARTIES, weightKg: '1.2', consignee: 'Kim' },
      ...{ consigneeAddress: 'Seoul', consigneeTelephone: '+82-10-0000-0000' },
      ...{ goodsInfo: 'T恤', freight: '0', insurance: '0', currency: order.currency },
    },
    waybill,
  );
  await rig.post(`${CUSTOMS}/messages`, filed(order303(order), rig.identity));
  await rig.pass(30 * MINUTE);
}

/** Files the list and waits half a day. Returns the number customs gave it, if it did. */
export async function importListed(
  rig: Rig,
  journey: Journey<ImportOrder>,
): Promise<string | undefined> {
  await rig.post(`${CUSTOMS}/messages`, filed(list621(journey.order, journey), rig.identity));
  await rig.pass(12 * HOUR);
  return rig.receipts().find(({ keys }) => keys.invtNo !== undefined)?.keys.invtNo;
}

/** As `importListed` for an export list. */
export async function exportListed(
  rig: Rig,
  journey: Journey<ExportOrder>,
): Promise<string | undefined> {
  await rig.post(`${CUSTOMS}/messages`, filed(list603(journey.order, journey), rig.identity));
  await rig.pass(12 * HOUR);
  return rig.receipts().find(({ keys }) => (keys.invtNo ?? '') !== '')?.keys.invtNo;
}

/** Picks, gets the gate pass, gates out and waits for two hours. */
export async function gatedOut(
  rig: Rig,
  journey: Journey<unknown>,
  listNumber: string,
): Promise<string> {
  const { consignmentId, warehouse, waybillNumber } = journey;
  const ask = { consignmentId, waybillNumber, listNumber };
  const pick = `${consignmentId}.pick.1`;
  await rig.post(`/warehouse/${warehouse}/picks`, { ...ask, requestId: pick }, pick);
  await rig.pass(2 * HOUR);
  const passId = `${consignmentId}.gate-pass.1`;
  const issued = await rig.post(
    `${CUSTOMS}/gate-passes`,
    { ...ask, requestId: passId, warehouseId: warehouse, weightGrams: 900 },
    passId,
  );
  const gatePassNumber = String(issued.body['gatePassNumber']);
  const gate = `${consignmentId}.gate-out.1`;
  await rig.post(
    `/warehouse/${warehouse}/gate-outs`,
    { ...ask, requestId: gate, gatePassNumber },
    gate,
  );
  await rig.pass(2 * HOUR);
  return gatePassNumber;
}
