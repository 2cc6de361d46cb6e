import { z } from 'zod';
import { readJson } from '../http-message.ts';
import type { SandboxResponse } from '../http-message.ts';
import type { Route } from '../routes.ts';
import { anyRecord } from './market-order.ts';
import { answered, marketRoute } from './market-route.ts';
import { listed } from './listed.ts';
import type { Shelf } from './shelf.ts';
import { withStatus } from './temu-order.ts';
import type { Updates } from './updates.ts';

const listSchema = z.object({
  updateAtStart: z.int(),
  updateAtEnd: z.int(),
  pageNumber: z.int(),
  pageSize: z.int(),
});
const routedSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('bg.order.list.v2.get'),
    parentOrderSnList: z.tuple([z.string()]).optional(),
    ...listSchema.partial().shape,
  }),
  z.object({ type: z.literal('bg.order.shippinginfo.v2.get'), parentOrderSn: z.string() }),
  z.object({ type: z.literal('temu.order.amount.v2.query'), parentOrderSn: z.string() }),
  z.object({ type: z.literal('bg.logistics.companies.get'), regionId: z.int() }),
  z.object({
    type: z.literal('bg.logistics.shipment.v2.confirm'),
    sendType: z.literal(0),
    sendRequestList: z.tuple([
      z.object({
        carrierId: z.literal(960266520),
        trackingNumber: z.string().min(1),
        orderSendInfoList: z
          .tuple([z.object({ parentOrderSn: z.string(), quantity: z.int().positive() })])
          .rest(z.unknown()),
      }),
    ]),
  }),
]);

const shownSchema = z.object({
  order: z.looseObject({
    parentOrderMap: z.looseObject({ parentOrderStatus: z.int(), updateTime: z.int() }),
    orderList: z.array(anyRecord),
  }),
  shipping: anyRecord,
  amounts: anyRecord,
});

const CARRIERS = [
  {
    logisticsServiceProviderId: 960266520,
    logisticsServiceProviderName: 'China Post',
    logisticsBrandName: 'China Post',
  },
];
const [TO_SHIP, SHIPPED] = [2, 4];

/** The part of Temu's Open Platform that fulfilment needs: one address, the call's name in the body. */
export function temuApiRoutes(shelf: Shelf, updates: Updates): readonly Route[] {
  const shownOf = (channelId: string, orderSn: string) =>
    shownSchema.parse(shelf.need(channelId, orderSn));
  return [
    marketRoute('POST', '/openapi/router', (channelId, request) => {
      const asked = readJson(request, routedSchema);
      switch (asked.type) {
        case 'bg.order.list.v2.get': {
          if (asked.parentOrderSnList === undefined) {
            return done(pageOf(shelf, channelId, listSchema.parse(asked)));
          }
          const found = shelf.get(channelId, asked.parentOrderSnList[0]);
          const pageItems = found === undefined ? [] : [shownSchema.parse(found).order];
          return done({ totalItemNum: pageItems.length, pageItems });
        }
        case 'bg.order.shippinginfo.v2.get':
          return done(shownOf(channelId, asked.parentOrderSn).shipping);
        case 'temu.order.amount.v2.query':
          return done(shownOf(channelId, asked.parentOrderSn).amounts);
        case 'bg.logistics.companies.get':
          return done(CARRIERS);
        case 'bg.logistics.shipment.v2.confirm': {
          const [{ trackingNumber, orderSendInfoList }] = asked.sendRequestList;
          const orderNumber = orderSendInfoList[0].parentOrderSn;
          const shown = shownOf(channelId, orderNumber);
          const { parentOrderStatus, updateTime } = shown.order.parentOrderMap;
          if (parentOrderStatus !== TO_SHIP) return no(120012004, 'The order has been shipped');
          const order = withStatus(shown.order, SHIPPED, updateTime);
          shelf.put(channelId, orderNumber, { ...shown, order });
          const content = { trackingNumber };
          updates.received({ channelId, orderNumber, type: 'shipment confirmed', content });
          return done({});
        }
      }
    }),
  ];
}

function pageOf(
  shelf: Shelf,
  channelId: string,
  { updateAtStart, updateAtEnd, pageNumber, pageSize }: z.infer<typeof listSchema>,
): object {
  const get = (name: string) => String(name === 'since' ? updateAtStart : updateAtEnd);
  const found = listed(shelf, channelId, { get }, ['since', 'until']);
  const pageItems = found
    .slice((pageNumber - 1) * pageSize, pageNumber * pageSize)
    .map((shown) => shownSchema.parse(shown).order);
  return { totalItemNum: found.length, pageItems };
}

function done(result: object): SandboxResponse {
  return answered({ success: true, errorCode: 1000000, errorMsg: '', result });
}

function no(errorCode: number, errorMsg: string): SandboxResponse {
  return answered({ success: false, errorCode, errorMsg });
}
