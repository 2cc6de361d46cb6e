import { orderId, orderKeyText } from '../../functions/domain/identifiers/order-id.ts';
import { nodeFingerprint } from '../../functions/adapters/fingerprint/node-fingerprint.ts';
import type { TradeModeName } from '../../functions/domain/trade/trade-modes.ts';
import { channelOf } from '../../functions/sandbox/demo/channels.ts';
import { uniqueId } from '../contracts/unique-ids.ts';
import { exampleOf, exampleOrder } from '../support/signed-delivery.ts';

/** Orders of journeys are numbered apart from those that the demo posts. */
const PREFIX = 'J-';

/** Whether a journey posted the order, and not the demo. */
export function isOfJourney({ orderNumber }: { readonly orderNumber: string }): boolean {
  return orderNumber.startsWith(PREFIX);
}

/** The channel that journeys post through. */
export const CHANNEL_ID = 'demo-market';
/** The merchant that every host under test has. */
export const MERCHANT_ID = 'demo-merchant';

/** A canonical order that no other test and no earlier run posts. */
export interface JourneyOrder {
  readonly channelOrderId: string;
  readonly displayNumber: string;
}

/** A consignee in Korea, with a personal customs code; nobody real. */
const KOREA = {
  name: 'Kim Minji',
  telephone: '+82-10-1234-5678',
  country: 'KR',
  city: 'Seoul',
  street: 'Teheran-ro 152, Gangnam-gu',
  postcode: '06236',
  personalCustomsCode: 'P123456789012',
};

/** An order of its own in a trade mode: the example of that mode under another number. */
export function anOrderOf(
  mode: TradeModeName,
  place: { readonly country?: string; readonly city?: string } = {},
  sku?: string,
): JourneyOrder {
  const channelOrderId = uniqueId(PREFIX);
  const numbers = { channelOrderId, displayNumber: channelOrderId };
  switch (mode) {
    case 'bonded-import':
    case 'direct-import': {
      const paid = { payment: { firm: 'lakeside-pay', transactionId: channelOrderId } };
      return { ...exampleOrder(mode), ...paid, ...numbers };
    }
    case 'special-area-export': {
      // Its own example is what a shop posts.
      const there = { mode, shipTo: { ...KOREA, ...place } };
      return { ...exampleOrder('general-export'), ...there, ...numbers };
    }
    default:
      return { ...of(exampleTo(mode, place), sku), ...numbers };
  }
}

/** The order with another article on its lines, if one is named. */
function of(order: object, sku: string | undefined): object {
  const lines: readonly object[] =
    'lines' in order && Array.isArray(order.lines) ? order.lines : [];
  return sku === undefined ? order : { ...order, lines: lines.map((line) => ({ ...line, sku })) };
}

/** The example of a mode, to another place if one is named. */
function exampleTo(mode: TradeModeName, place: object): object {
  const order = exampleOrder(mode);
  const shipTo = 'shipTo' in order && typeof order.shipTo === 'object' ? order.shipTo : {};
  return { ...order, shipTo: { ...shipTo, ...place } };
}

/** A bonded import of its own. */
export function anImport(): JourneyOrder {
  return anOrderOf('bonded-import');
}

/** A business export of its own. */
export function anExport(): JourneyOrder {
  return anOrderOf('b2b-direct-export');
}

/** An export of two pieces, and the same as it is sold later: one piece less, at 24.50. */
export function aChangedExport() {
  const channelOrderId = uniqueId(PREFIX);
  const numbers = { channelOrderId, displayNumber: channelOrderId };
  const { order, changed } = exampleOf('changed-export');
  return { order: { ...order, ...numbers }, changed: { ...changed, ...numbers } };
}

/** An export whose two articles no warehouse has both of. */
export function aSplitExport() {
  const channelOrderId = uniqueId(PREFIX);
  return { ...exampleOrder('split-export'), channelOrderId, displayNumber: channelOrderId };
}

/** An import whose two articles no warehouse has both of, with the sub-orders that it goes as. */
export function aSplitImport() {
  const channelOrderId = uniqueId(PREFIX);
  const order = exampleOrder('split-import');
  const subOrders = 'subOrders' in order && Array.isArray(order.subOrders) ? order.subOrders : [];
  return {
    ...{ ...order, channelOrderId, displayNumber: channelOrderId },
    payment: { firm: 'lakeside-pay', transactionId: channelOrderId },
    subOrders: subOrders.map((each: { readonly payment: object }, at) => {
      const number = `${channelOrderId}-${'AB'.charAt(at)}`;
      return { ...each, number, payment: { ...each.payment, transactionId: number } };
    }),
  };
}

/** Our id of an order of the channel. */
export function ownOrderId(channelOrderId: string): string {
  const { account } = channelOf(CHANNEL_ID);
  const key = orderKeyText({ channelId: CHANNEL_ID, account, channelOrderId });
  return orderId(nodeFingerprint.sha256(key));
}
