import { z } from 'zod';
import { callApi } from '../cli/host-connection.ts';
import type { HostConnection } from '../cli/host-connection.ts';

const posted = z.object({
  items: z.array(
    z.object({
      orderNumber: z.string(),
      channelId: z.string(),
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
  return orders.map(({ orderNumber, script, expectedEnd }) => {
    const consignment = known.get(orderNumber);
    return {
      orderNumber,
      script,
      expectedEnd,
      actualEnd: consignment?.status ?? 'not here yet',
      modeTitle: consignment?.modeTitle ?? '',
      link:
        consignment === undefined ? '' : `${host.url}/consignments/${consignment.consignmentId}`,
    };
  });
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
