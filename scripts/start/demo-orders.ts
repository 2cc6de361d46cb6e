import { z } from 'zod';
import { nodeFingerprint } from '../../functions/adapters/fingerprint/node-fingerprint.ts';
import { orderId, orderKeyText } from '../../functions/domain/identifiers/order-id.ts';
import { channelOf } from '../../functions/sandbox/demo/channels.ts';
import { callApi } from '../cli/host-connection.ts';
import type { HostConnection } from '../cli/host-connection.ts';

const posted = z.object({
  items: z.array(
    z.object({
      orderNumber: z.string(),
      channelId: z.string(),
      channelOrderId: z.string(),
      script: z.string(),
      expectedEnd: z.string(),
    }),
  ),
});
const page = z.object({
  items: z.array(
    z.object({
      consignmentId: z.string(),
      orderNumber: z.string(),
      modeTitle: z.string(),
      status: z.string(),
    }),
  ),
  nextCursor: z.string().nullish(),
});

const order = z.object({ status: z.string() });

/** A demo order with where it is now. */
export interface DemoOrder {
  readonly orderNumber: string;
  readonly script: string;
  readonly expectedEnd: string;
  readonly actualEnd: string;
  readonly modeTitle: string;
  readonly link: string;
}

/** What the sandbox's store posted, and where the host says each order is. */
export async function demoOrders(
  host: HostConnection,
  sandboxUrl: string,
): Promise<readonly DemoOrder[]> {
  const answer: unknown = await (await fetch(`${sandboxUrl}/sandbox/orders`)).json();
  const orders = posted.parse(answer).items;
  const known = new Map((await allConsignments(host)).map((each) => [each.orderNumber, each]));
  return Promise.all(
    orders.map(async (each) => {
      const { orderNumber, script, expectedEnd } = each;
      const consignment = known.get(orderNumber);
      const link =
        consignment === undefined ? '' : `${host.url}/consignments/${consignment.consignmentId}`;
      const actualEnd = consignment?.status ?? (await endWithoutConsignment(host, each));
      return {
        orderNumber,
        script,
        expectedEnd,
        actualEnd,
        modeTitle: consignment?.modeTitle ?? '',
        link,
      };
    }),
  );
}

/** A cancellation that overtook the payment leaves an order that never became a consignment. */
async function endWithoutConsignment(
  host: HostConnection,
  { channelId, channelOrderId }: z.infer<typeof posted>['items'][number],
): Promise<string> {
  const account = channelOf(channelId).account;
  const digest = nodeFingerprint.sha256(orderKeyText({ channelId, account, channelOrderId }));
  const { body } = await callApi(host, 'GET', `/v1/orders/${orderId(digest)}`).catch(() => ({
    body: undefined,
  }));
  return order.safeParse(body).data?.status === 'cancelled' ? 'cancelled' : 'not here yet';
}

async function allConsignments(host: HostConnection) {
  const items: z.infer<typeof page>['items'] = [];
  let cursor: string | null | undefined = '';
  while (cursor !== undefined && cursor !== null) {
    const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await callApi(host, 'GET', `/v1/consignments?limit=100${from}`);
    const next = page.parse(body);
    items.push(...next.items);
    cursor = next.nextCursor;
  }
  return items;
}

/** Whether every order is where its script ends. */
export function allEnded(orders: readonly DemoOrder[]): boolean {
  return orders.every(({ expectedEnd, actualEnd }) => expectedEnd === actualEnd);
}
