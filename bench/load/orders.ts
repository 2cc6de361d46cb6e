import { signWebhook } from '../../functions/adapters/marketplaces/standard-webhooks/sign.ts';
import { drawImportOrder } from '../../functions/sandbox/demo/import-order.ts';
import { DEMO_CHANNELS } from '../../functions/sandbox/demo/channels.ts';
import { canonicalOrder } from '../../functions/sandbox/store/canonical-order.ts';
import { postJson } from './post.ts';
import type { Post } from './post.ts';
import type { Target } from './jobs.ts';

const SEED = 1;
/** The bonded-import channel: its orders need the most documents. */
const [CHANNEL] = DEMO_CHANNELS;
const ENTERED_AT_ONCE = 32;

/** An order, ready to be signed and posted. */
export interface DrawnOrder {
  readonly orderNumber: string;
  readonly body: Buffer;
  readonly payment: object | undefined;
}

/** Draws paid bonded-import orders; a number gives the same order on every run of a day. */
export function drawOrders(first: number, count: number): readonly DrawnOrder[] {
  const placedAt = Date.now();
  return Array.from({ length: count }, (_, offset) => {
    const index = first + offset;
    const { orderNumber, paid, transaction } = canonicalOrder(
      drawImportOrder({ seed: SEED, index, placedAt }),
    );
    const payment = transaction(CHANNEL.platform.code, 0);
    return { orderNumber, body: Buffer.from(paid.body), payment };
  });
}

/** Enters the orders' payments at the payment firm, as buyers who paid. Throws when it refuses one. */
export async function enterPayments(
  post: Post,
  { sandboxUrl }: Target,
  orders: readonly DrawnOrder[],
): Promise<void> {
  if (sandboxUrl === undefined) return;
  const left = orders.values();
  const enter = async (): Promise<void> => {
    for (const { payment = {} } of left) {
      const status = await postJson(post, `${sandboxUrl}/sandbox/transactions`, payment);
      if (status !== 201) throw new Error(`the sandbox refused a payment: ${String(status)}`);
    }
  };
  await Promise.all(Array.from({ length: ENTERED_AT_ONCE }, enter));
}

/** Address of the channel's webhooks at a host. */
export function webhookUrl({ url }: Target): string {
  return `${url}/webhooks/${CHANNEL.channelId}`;
}

/** Headers of one delivery, signed now. */
export function signedHeaders({ secret }: Target, id: string, body: Buffer) {
  const timestamp = Math.floor(Date.now() / 1_000);
  return {
    'content-type': 'application/json',
    ...signWebhook({ id, timestamp, body }, [secret]),
  };
}

/** Posts an order; resolves with the status once it is acknowledged. */
export function postOrder(
  post: Post,
  target: Target,
  { orderNumber, body }: DrawnOrder,
): Promise<number> {
  return post(webhookUrl(target), signedHeaders(target, `bench-${orderNumber}`, body), body);
}
