import { createHash } from 'node:crypto';
import { canonicalText } from '../../domain/canonical-text.ts';
import type { ConsignmentStatus } from '../../domain/consignment/consignment-states.ts';
import { orderOfConsignment } from '../../domain/identifiers/order-id.ts';
import type { Instant } from '../../domain/instant.ts';
import type { BookLine } from '../../domain/stock/movements.ts';
import type { LimitKind } from '../../domain/tax/limit-account.ts';
import type { DeliveryRecord, Reference } from '../../ports/order-store.ts';
import type { Key } from './item.ts';

// Every key of both tables. A partition holds what is read together: an order with all of its
// consignments' records, a merchant with its catalogue, an account book with its balances.

/**
 * Partitions that every index of much traffic is spread over: a partition takes 1,000 writes a
 * second, and four million parcels a day write about 1,100 on average.
 */
export const SHARDS = ['0', '1', '2', '3'] as const;

/** The shard of an id. Ids are digests, so their last characters are evenly spread. */
export function shardOf(consignmentId: string): string {
  const [byte = 0] = createHash('sha256').update(consignmentId).digest();
  return SHARDS[byte % SHARDS.length] ?? SHARDS[0];
}

const numberOfConsignment = (consignmentId: string): string =>
  consignmentId.slice(consignmentId.lastIndexOf('-') + 1);
const orderPartition = (orderId: string): string => `ORDER#${orderId}`;
const padded = (number: number, digits: number): string => String(number).padStart(digits, '0');

/** Keys of what belongs to an order, and prefixes under which its records are read together. */
export const ORDER_KEYS = {
  order: (orderId: string): Key => ({ pk: orderPartition(orderId), sk: 'ORDER' }),
  consignment: (id: string): Key => within(id, `CONSIGNMENT#${numberOfConsignment(id)}`),
  plan: (id: string, planDigest: string): Key =>
    within(id, `CONSIGNMENT#${numberOfConsignment(id)}#PLAN#${planDigest}`),
  token: (id: string, tokenDigest: string): Key =>
    within(id, `CONSIGNMENT#${numberOfConsignment(id)}#TOKEN#${tokenDigest}`),
  segments: (id: string): Key => within(id, `TRAIL#${numberOfConsignment(id)}#`),
  segment: (id: string, revision: number): Key =>
    within(id, `TRAIL#${numberOfConsignment(id)}#${padded(revision, 6)}`),
};

function within(consignmentId: string, sk: string): Key {
  return { pk: orderPartition(orderOfConsignment(consignmentId)), sk };
}

/** The consignment whose state or index entry has this key. */
export function consignmentOfKey({ pk, sk }: Key): string {
  return `${pk.slice('ORDER#'.length)}-${sk.split('#')[1] ?? ''}`;
}

/** A digest of 16 characters: keys hold no more than 1,024 bytes, whatever others name things. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** A digest of a value that does not depend on the order of its keys. */
export function digestOf(value: unknown): string {
  return digest(canonicalText(value));
}

/** Names that others invent stand in keys as they are while they are short. */
function bounded(name: string): string {
  return name.length <= 200 ? name : `sha256:${createHash('sha256').update(name).digest('hex')}`;
}

/** Keys of everything beside the orders. */
export const KEYS = {
  identity: (orderId: string): Key => ({ pk: `IDENTITY#${orderId}`, sk: 'IDENTITY' }),
  references: (kind: Reference['kind'], value: string): string => `REF#${kind}#${bounded(value)}`,
  reference: ({ kind, value, consignmentId }: Reference): Key => ({
    pk: KEYS.references(kind, value),
    sk: consignmentId,
  }),
  inbox: (channelId: string, deliveryId: string): Key => ({
    pk: `INBOX#${channelId}#${bounded(deliveryId)}`,
    sk: 'INBOX',
  }),
  deliveries: (channelId: string): string => `DELIVERY#${bounded(channelId)}`,
  delivery: ({ channelId, receivedAt, deliveryId, bodyHash }: DeliveryRecord): Key => ({
    pk: KEYS.deliveries(channelId),
    sk: `${receivedAt}#${digest(`${deliveryId} ${bodyHash}`)}`,
  }),
  cases: (merchantId: string): string => `CASE#${merchantId}`,
  case: (merchantId: string, caseId: string): Key => ({
    pk: KEYS.cases(merchantId),
    sk: bounded(caseId),
  }),
  counts: (merchantId: string): string => `COUNT#${merchantId}`,
  count: (merchantId: string, status: ConsignmentStatus, shard: string): Key => ({
    pk: KEYS.counts(merchantId),
    sk: `${status}#${shard}`,
  }),
  merchants: 'MERCHANTS',
  merchant: (merchantId: string): Key => ({ pk: KEYS.merchants, sk: merchantId }),
  ofMerchant: (merchantId: string): string => `MERCHANT#${merchantId}`,
  day: (merchantId: string, day: string): Key => ({
    pk: KEYS.ofMerchant(merchantId),
    sk: `DAY#${day}`,
  }),
  item: (merchantId: string, sku: string): Key => ({
    pk: KEYS.ofMerchant(merchantId),
    sk: `ITEM#${bounded(sku)}`,
  }),
  warehouse: (merchantId: string, warehouseId: string): Key => ({
    pk: KEYS.ofMerchant(merchantId),
    sk: `WAREHOUSE#${warehouseId}`,
  }),
  channelOf: (merchantId: string, channelId: string): Key => ({
    pk: KEYS.ofMerchant(merchantId),
    sk: `CHANNEL#${channelId}`,
  }),
  channel: (channelId: string): Key => ({ pk: `CHANNEL#${bounded(channelId)}`, sk: 'CHANNEL' }),
  ofAccount: (marketplace: string, account: string): string =>
    `ACCOUNT#${marketplace}#${bounded(account)}`,
  channelAt: (channel: {
    readonly marketplace: string;
    readonly account: string;
    readonly channelId: string;
  }): Key => ({
    pk: KEYS.ofAccount(channel.marketplace, channel.account),
    sk: `CHANNEL#${channel.channelId}`,
  }),
  ofMarketplace: (marketplace: string): string => `MARKETPLACE#${marketplace}`,
  channelIn: (channel: { readonly marketplace: string; readonly channelId: string }): Key => ({
    pk: KEYS.ofMarketplace(channel.marketplace),
    sk: `CHANNEL#${channel.channelId}`,
  }),
  poll: (channelId: string): Key => ({ pk: `POLL#${bounded(channelId)}`, sk: 'POLL' }),
  pollReached: (marketplace: string): Key => ({ pk: `POLL#${marketplace}`, sk: 'REACHED' }),
  exchangeRates: 'EXCHANGE-RATES',
  exchangeRatesFrom: (day: string): Key => ({ pk: KEYS.exchangeRates, sk: day }),
  partner: (partnerId: string): Key => ({ pk: `PARTNER#${bounded(partnerId)}`, sk: 'PARTNER' }),
};

/** Keys of the stock table. */
export const STOCK_KEYS = {
  book: (accountBook: string): string => `BOOK#${accountBook}`,
  balance: ({ accountBook, bookItem, unit }: BookLine): Key => ({
    pk: STOCK_KEYS.book(accountBook),
    sk: `${bookItem}#${unit}`,
  }),
  line: ({ accountBook, bookItem, unit }: BookLine): string => `${accountBook}#${bookItem}#${unit}`,
  movement: (movementId: string): Key => ({ pk: `MOVEMENT#${movementId}`, sk: 'MOVEMENT' }),
};

/** Keys of limits, on the stock table. Guarantors are few and listed; buyers are many and spread. */
export const LIMIT_KEYS = {
  guarantees: 'LIMIT#guarantee',
  account: (kind: LimitKind, account: string): Key =>
    kind === 'guarantee'
      ? { pk: LIMIT_KEYS.guarantees, sk: bounded(account) }
      : { pk: `LIMIT#${kind}#${bounded(account)}`, sk: 'LIMIT' },
  draw: (kind: LimitKind, consignmentId: string): Key => ({
    pk: `DRAW#${consignmentId}`,
    sk: kind,
  }),
};

/** Partition of the index `merchant` that a consignment of this day lies in. */
export function merchantDay(merchantId: string, day: string, shard: string): string {
  return `${merchantId}#${day}#${shard}`;
}

/** Partition of the index `merchant` that a merchant's cases lie in. */
export function casesOf(merchantId: string): string {
  return `${merchantId}#cases`;
}

/** Partition of the index `merchant` that a merchant's orders lie in: it takes 1,000 new ones a second. */
export function ordersOf(merchantId: string): string {
  return `${merchantId}#orders`;
}

/** Partition of the index `exceptions`: the rare statuses, so that a page of them is one read. */
export function exceptionsOf(merchantId: string, status: ConsignmentStatus): string {
  return `${merchantId}#${status}`;
}

/** The calendar day of a moment, UTC. */
export function dayOf(instant: Instant): string {
  return instant.slice(0, 10);
}

/**
 * Sort key of the index `work`: the hour of `due`. A due that moves within its hour changes no
 * index key, which would be billed as a delete and a put.
 */
export function hourOf(instant: Instant): string {
  return instant.slice(0, 13);
}
