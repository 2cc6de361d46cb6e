import * as z from 'zod/mini';
import { wireInstant } from '../../http/messages.ts';
import { wireDigits } from '../wire-values.ts';

/** Version of the Admin API whose fields stand below. Shopify keeps one for a year. */
export const ADMIN_API_VERSION = '2026-10';

const gid = z.string();

/**
 * What is there to fulfil and what was. The page sizes keep the query below the 1,000 points that
 * one query may cost. Source: shopify.dev, Admin GraphQL `Order`, `FulfillmentOrder`.
 */
export const ORDER_FULFILLMENT = `query OrderFulfillment($id: ID!) {
  order(id: $id) {
    id
    fulfillments(first: 20) { id status displayStatus trackingInfo { number } }
    fulfillmentOrders(first: 4) {
      nodes {
        id
        status
        requestStatus
        lineItems(first: 100) { nodes { id remainingQuantity lineItem { id } } }
      }
    }
  }
}`;

const fulfillment = z.object({
  id: gid,
  status: z.string(),
  displayStatus: z.nullish(z.string()),
  trackingInfo: z.array(z.object({ number: z.nullish(z.string()) })),
});

const fulfillmentOrder = z.object({
  id: gid,
  status: z.string(),
  requestStatus: z.string(),
  lineItems: z.object({
    nodes: z.array(
      z.object({
        id: gid,
        remainingQuantity: z.int().check(z.nonnegative()),
        lineItem: z.object({ id: gid }),
      }),
    ),
  }),
});

export const orderFulfillment = z.object({
  order: z.nullable(
    z.object({
      id: gid,
      fulfillments: z.array(fulfillment),
      fulfillmentOrders: z.object({ nodes: z.array(fulfillmentOrder) }),
    }),
  ),
});

/**
 * Whether the order of a fulfilment order is held back. Names from shopify.dev, Admin GraphQL
 * `FulfillmentOrder`, `FulfillmentHold`; not run against a store.
 */
export const FULFILLMENT_ORDER_HOLDS = `query FulfillmentOrderHolds($id: ID!) {
  fulfillmentOrder(id: $id) {
    order {
      legacyResourceId
      fulfillmentOrders(first: 20) {
        nodes { status updatedAt fulfillmentHolds { reason reasonNotes } }
      }
    }
  }
}`;

const holdNode = z.object({
  status: z.string(),
  updatedAt: wireInstant,
  fulfillmentHolds: z.array(z.object({ reason: z.string(), reasonNotes: z.nullish(z.string()) })),
});

export const fulfillmentOrderHolds = z.object({
  fulfillmentOrder: z.nullable(
    z.object({
      order: z.object({
        legacyResourceId: wireDigits,
        fulfillmentOrders: z.object({ nodes: z.array(holdNode).check(z.minLength(1)) }),
      }),
    }),
  ),
});

/** How an order was paid. */
export const ORDER_TRANSACTIONS = `query OrderTransactions($id: ID!) {
  order(id: $id) {
    id
    transactions(first: 20) { id kind status authorizationCode paymentId }
  }
}`;

export const orderTransactions = z.object({
  order: z.nullable(
    z.object({
      id: gid,
      transactions: z.array(
        z.object({
          id: gid,
          kind: z.string(),
          status: z.string(),
          authorizationCode: z.nullish(z.string()),
          paymentId: z.nullish(z.string()),
        }),
      ),
    }),
  ),
});

const userErrors = z.array(z.object({ message: z.string() }));

/** Marks items as shipped under a tracking number. */
export const FULFILLMENT_CREATE = `mutation FulfillmentCreate($fulfillment: FulfillmentInput!) {
  fulfillmentCreate(fulfillment: $fulfillment) {
    fulfillment { id }
    userErrors { field message }
  }
}`;

/** Variables of `FULFILLMENT_CREATE`. */
export const fulfillmentCreateVariables = z.object({
  fulfillment: z.object({
    lineItemsByFulfillmentOrder: z.array(
      z.object({
        fulfillmentOrderId: gid,
        fulfillmentOrderLineItems: z.array(
          z.object({ id: gid, quantity: z.int().check(z.positive()) }),
        ),
      }),
    ),
    trackingInfo: z.object({ number: z.string(), company: z.string() }),
    notifyCustomer: z.boolean(),
  }),
});

export const fulfillmentCreate = z.object({
  fulfillmentCreate: z.object({ fulfillment: z.nullable(z.object({ id: gid })), userErrors }),
});

/** A milestone of a shipment. */
export const FULFILLMENT_EVENT_CREATE = `mutation FulfillmentEventCreate($fulfillmentEvent: FulfillmentEventInput!) {
  fulfillmentEventCreate(fulfillmentEvent: $fulfillmentEvent) {
    fulfillmentEvent { id }
    userErrors { field message }
  }
}`;

/** Variables of `FULFILLMENT_EVENT_CREATE`. */
export const fulfillmentEventCreateVariables = z.object({
  fulfillmentEvent: z.object({
    fulfillmentId: gid,
    status: z.literal('DELIVERED'),
    happenedAt: z.string(),
  }),
});

export const fulfillmentEventCreate = z.object({
  fulfillmentEventCreate: z.object({ userErrors }),
});

/** Answers to a store that asked to cancel. Variables of both: `{id, message}`. */
export const ACCEPT_CANCELLATION = `mutation AcceptCancellation($id: ID!, $message: String) {
  fulfillmentOrderAcceptCancellationRequest(id: $id, message: $message) {
    fulfillmentOrder { id requestStatus }
    userErrors { field message }
  }
}`;

export const REJECT_CANCELLATION = `mutation RejectCancellation($id: ID!, $message: String) {
  fulfillmentOrderRejectCancellationRequest(id: $id, message: $message) {
    fulfillmentOrder { id requestStatus }
    userErrors { field message }
  }
}`;

export const acceptCancellation = z.object({
  fulfillmentOrderAcceptCancellationRequest: z.object({ userErrors }),
});

export const rejectCancellation = z.object({
  fulfillmentOrderRejectCancellationRequest: z.object({ userErrors }),
});

/** What every GraphQL answer is wrapped in; it is HTTP 200 for errors too. */
export const graphqlAnswer = z.object({
  data: z.optional(z.unknown()),
  errors: z.optional(
    z.array(
      z.object({
        message: z.string(),
        extensions: z.optional(z.object({ code: z.optional(z.string()) })),
      }),
    ),
  ),
  extensions: z.optional(
    z.object({
      cost: z.optional(
        z.object({
          requestedQueryCost: z.number(),
          throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number() }),
        }),
      ),
    }),
  ),
});
