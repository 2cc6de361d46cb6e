import { z } from 'zod';
import { fulfillmentOrder } from './shopify-query.ts';
import { gidOf, lineGidOf, orderIdOf } from './shop-orders.ts';
import type { ShopOrder, ShopOrders } from './shop-orders.ts';
import type { Updates } from './updates.ts';

/** Mutations that the store knows. */
export const MUTATIONS = [
  'fulfillmentCreate',
  'fulfillmentEventCreate',
  'fulfillmentOrderAcceptCancellationRequest',
  'fulfillmentOrderRejectCancellationRequest',
] as const;
type Mutation = (typeof MUTATIONS)[number];

/** What mutations change. */
export interface ShopTold {
  readonly channelId: string;
  readonly shopOrders: ShopOrders;
  readonly updates: Updates;
}

interface Done {
  readonly result: object;
  readonly userErrors: readonly { readonly field: readonly string[]; readonly message: string }[];
}

type Variables = { readonly [name: string]: unknown };

/** The `data` of a mutation's answer: the payload under the mutation's name, with its `userErrors`. */
export function mutate(mutation: Mutation, variables: Variables, told: ShopTold): object {
  const { result, userErrors } = HANDLERS[mutation](Object.values(variables), told);
  return { [mutation]: { ...result, userErrors } };
}

const failed = (result: object, field: string, message: string): Done => ({
  result,
  userErrors: [{ field: [field], message }],
});

const fulfillmentSchema = z.object({
  lineItemsByFulfillmentOrder: z
    .array(
      z.object({
        fulfillmentOrderId: z.string(),
        fulfillmentOrderLineItems: z
          .array(z.object({ id: z.string(), quantity: z.int().positive() }))
          .optional(),
      }),
    )
    .length(1),
  trackingInfo: z.object({
    number: z.string().min(1),
    company: z.string().min(1),
    url: z.string().default(''),
  }),
});

const eventSchema = z.object({ fulfillmentId: z.string(), status: z.string() });

type Handler = (values: readonly unknown[], told: ShopTold) => Done;

function firstOf<T>(values: readonly unknown[], schema: z.ZodType<T>): T | undefined {
  return values.map((value) => schema.safeParse(value).data).find((each) => each !== undefined);
}

const createFulfillment: Handler = (values, { channelId, shopOrders, updates }) => {
  const nothing = { fulfillment: null };
  const input = firstOf(values, fulfillmentSchema);
  const part = input?.lineItemsByFulfillmentOrder[0];
  if (input === undefined || part === undefined) {
    return failed(nothing, 'fulfillment', 'Fulfillment input is invalid.');
  }
  const order = shopOrders.get(orderIdOf('FulfillmentOrder', part.fulfillmentOrderId) ?? '');
  if (order === undefined) return failed(nothing, 'fulfillment', 'Fulfillment order not found.');
  if (order.status !== 'OPEN') {
    return failed(nothing, 'fulfillment', `Fulfillment order is ${NOT_OPEN[order.status]}.`);
  }
  const named = part.fulfillmentOrderLineItems;
  if (named !== undefined && !isEverything(order, named)) {
    return failed(
      nothing,
      'fulfillment',
      'Invalid fulfillment order line item quantity requested.',
    );
  }
  shopOrders.put({ ...order, status: 'CLOSED', tracking: input.trackingInfo });
  const { orderNumber } = order;
  updates.received({ channelId, orderNumber, type: 'fulfillmentCreate', content: input });
  const fulfillment = { id: gidOf('Fulfillment', order.id), status: 'SUCCESS' };
  return { result: { fulfillment }, userErrors: [] };
};

const NOT_OPEN = {
  CLOSED: 'already fulfilled',
  CANCELLED: 'cancelled',
  ON_HOLD: 'on hold',
} as const;

function isEverything(
  { lines }: ShopOrder,
  named: readonly { readonly id: string; readonly quantity: number }[],
): boolean {
  return (
    named.length === lines.length &&
    lines.every(({ id, quantity }) =>
      named.some((each) => each.id === lineGidOf(id) && each.quantity === quantity),
    )
  );
}

const createEvent: Handler = (values, { channelId, shopOrders, updates }) => {
  const nothing = { fulfillmentEvent: null };
  const event = firstOf(values, eventSchema);
  const order = shopOrders.get(orderIdOf('Fulfillment', event?.fulfillmentId ?? '') ?? '');
  if (event === undefined || order?.tracking === undefined) {
    return failed(nothing, 'fulfillmentEvent', 'Fulfillment not found.');
  }
  const { orderNumber } = order;
  shopOrders.put({ ...order, displayStatus: event.status });
  const type = `fulfillmentEventCreate ${event.status}`;
  updates.received({ channelId, orderNumber, type, content: event });
  const id = `gid://shopify/FulfillmentEvent/${order.id}`;
  return { result: { fulfillmentEvent: { id, status: event.status } }, userErrors: [] };
};

const answerCancellation =
  (accepted: boolean): Handler =>
  (values, { channelId, shopOrders, updates }) => {
    const nothing = { fulfillmentOrder: null };
    const ids = values.filter((value) => typeof value === 'string');
    const id = ids.map((value) => orderIdOf('FulfillmentOrder', value)).find((each) => each);
    const order = shopOrders.get(id ?? '');
    if (order?.request !== 'CANCELLATION_REQUESTED') {
      return failed(nothing, 'id', 'No cancellation of the fulfillment order is requested.');
    }
    const answered: ShopOrder = accepted
      ? { ...order, request: 'CANCELLATION_ACCEPTED', status: 'CANCELLED' }
      : { ...order, request: 'CANCELLATION_REJECTED' };
    shopOrders.put(answered);
    const type = accepted
      ? 'fulfillmentOrderAcceptCancellationRequest'
      : 'fulfillmentOrderRejectCancellationRequest';
    updates.received({ channelId, orderNumber: order.orderNumber, type, content: { ids } });
    return { result: { fulfillmentOrder: fulfillmentOrder(answered) }, userErrors: [] };
  };

const HANDLERS: { readonly [Name in Mutation]: Handler } = {
  fulfillmentCreate: createFulfillment,
  fulfillmentEventCreate: createEvent,
  fulfillmentOrderAcceptCancellationRequest: answerCancellation(true),
  fulfillmentOrderRejectCancellationRequest: answerCancellation(false),
};
