import type { Order } from '../order/order.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 14;

/** The text whose digest names an order: who sent it and what they call it. */
export function orderKeyText({
  channelId,
  account,
  channelOrderId,
}: Pick<Order, 'channelId' | 'account' | 'channelOrderId'>): string {
  return JSON.stringify([channelId, account, channelOrderId]);
}

/**
 * `O` and 14 Crockford base-32 characters: 70 bits of the digest of the order key, so that the
 * same order always has the same id.
 *
 * @param digest lower-case hex SHA-256 of `orderKeyText`
 */
export function orderId(digest: string): string {
  let bits = BigInt(`0x${digest.slice(0, 18)}`) >> 2n;
  let text = '';
  for (let index = 0; index < LENGTH; index += 1) {
    text = CROCKFORD.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return `O${text}`;
}

/** Id of the n-th consignment of an order, at most 20 characters: it is the CEB `copNo`. */
export function consignmentId(order: string, number: number): string {
  return `${order}-${String(number).padStart(2, '0')}`;
}

/** The order a consignment belongs to. */
export function orderOfConsignment(id: string): string {
  return id.slice(0, id.lastIndexOf('-'));
}
