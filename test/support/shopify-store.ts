import { z } from 'zod';
import {
  fulfillmentCreateVariables,
  fulfillmentEventCreateVariables,
} from '../../functions/adapters/marketplaces/shopify/messages.ts';
import { fakeTransport } from './fake-transport.ts';
import type { FakeAnswer, FakeTransport } from './fake-transport.ts';

interface LineItem {
  readonly id: string;
  readonly lineItem: { readonly id: string };
  remainingQuantity: number;
}

/** What a store in memory holds of its one order. */
export interface StoreState {
  readonly fulfillments: {
    id: string;
    status: string;
    displayStatus: string | null;
    trackingInfo: { number: string; company: string }[];
  }[];
  readonly fulfillmentOrders: {
    readonly id: string;
    status: string;
    requestStatus: string;
    readonly lineItems: { readonly nodes: LineItem[] };
  }[];
  readonly transactions: object[];
  readonly notified: boolean[];
  readonly deliveredAt: string[];
}

export interface ShopifyStore extends FakeTransport {
  readonly state: StoreState;
  /** Name of the operation of each request. */
  readonly operations: () => readonly string[];
}

/** A store that acts like the Admin API; `interfere` answers instead of it where it returns something. */
export function shopifyStore(
  lines: readonly { readonly lineId: string; readonly quantity: number }[],
  interfere: (operation: string, number: number) => FakeAnswer | undefined = () => undefined,
): ShopifyStore {
  const state: StoreState = {
    fulfillments: [],
    fulfillmentOrders: [
      {
        id: 'gid://shopify/FulfillmentOrder/1',
        status: 'OPEN',
        requestStatus: 'UNSUBMITTED',
        lineItems: {
          nodes: lines.map(({ lineId, quantity }) => ({
            id: `gid://shopify/FulfillmentOrderLineItem/${lineId}`,
            lineItem: { id: `gid://shopify/LineItem/${lineId}` },
            remainingQuantity: quantity,
          })),
        },
      },
    ],
    transactions: [],
    notified: [],
    deliveredAt: [],
  };
  const operations: string[] = [];
  const request = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()) });
  const fake = fakeTransport(({ body }, number) => {
    const { query, variables } = request.parse(JSON.parse(Buffer.from(body ?? '').toString()));
    const operation = /^(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '';
    operations.push(operation);
    const answer = { status: 200, json: { data: perform(state, operation, variables) } };
    return interfere(operation, number) ?? answer;
  });
  return { ...fake, state, operations: () => operations };
}

function perform(state: StoreState, operation: string, variables: unknown): object {
  const none = { userErrors: [] };
  switch (operation) {
    case 'OrderFulfillment': {
      const { fulfillments, fulfillmentOrders } = state;
      const order = { id: 'gid://shopify/Order/1', fulfillments };
      return { order: { ...order, fulfillmentOrders: { nodes: fulfillmentOrders } } };
    }
    case 'OrderTransactions':
      return { order: { id: 'gid://shopify/Order/1', transactions: state.transactions } };
    case 'FulfillmentCreate':
      return { fulfillmentCreate: create(state, variables) };
    case 'FulfillmentEventCreate': {
      const { fulfillmentEvent } = fulfillmentEventCreateVariables.parse(variables);
      const found = state.fulfillments.find(({ id }) => id === fulfillmentEvent.fulfillmentId);
      if (found === undefined) throw new Error('no such fulfilment');
      found.displayStatus = 'DELIVERED';
      state.deliveredAt.push(fulfillmentEvent.happenedAt);
      return { fulfillmentEventCreate: { ...none, fulfillmentEvent: { id: 'e' } } };
    }
    case 'AcceptCancellation':
      answer(state, variables, 'CANCELLATION_ACCEPTED');
      return { fulfillmentOrderAcceptCancellationRequest: none };
    case 'RejectCancellation':
      answer(state, variables, 'CANCELLATION_REJECTED');
      return { fulfillmentOrderRejectCancellationRequest: none };
    default:
      throw new Error(`the store does not know ${operation}`);
  }
}

function create(state: StoreState, variables: unknown): object {
  const { fulfillment } = fulfillmentCreateVariables.parse(variables);
  for (const {
    fulfillmentOrderId,
    fulfillmentOrderLineItems,
  } of fulfillment.lineItemsByFulfillmentOrder) {
    const order = state.fulfillmentOrders.find(({ id }) => id === fulfillmentOrderId);
    for (const { id, quantity } of fulfillmentOrderLineItems) {
      const line = order?.lineItems.nodes.find((node) => node.id === id);
      if (line === undefined || line.remainingQuantity < quantity) {
        const message = 'Invalid fulfillment order line item quantity requested.';
        return { fulfillment: null, userErrors: [{ field: ['fulfillment'], message }] };
      }
      line.remainingQuantity -= quantity;
    }
  }
  const id = `gid://shopify/Fulfillment/${String(state.fulfillments.length + 1)}`;
  const trackingInfo = [fulfillment.trackingInfo];
  state.fulfillments.push({ id, status: 'SUCCESS', displayStatus: null, trackingInfo });
  state.notified.push(fulfillment.notifyCustomer);
  return { fulfillment: { id }, userErrors: [] };
}

function answer(state: StoreState, variables: unknown, requestStatus: string): void {
  const { id } = z.object({ id: z.string() }).parse(variables);
  const order = state.fulfillmentOrders.find((each) => each.id === id);
  if (order !== undefined) order.requestStatus = requestStatus;
}
