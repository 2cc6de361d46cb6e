import { z } from 'zod';

const event = z.object({ type: z.string(), data: z.object({ channelOrderId: z.string() }) });

/** The order went as it should, or it was held, cancelled or not heard of in time. */
export type End = 'delivered' | 'failed';

const DELIVERED = 'consignment.delivered';
const FAILURES = ['order.held', 'order.cancelled'];

/** The marketplace that the generator plays: it is told how its orders go, and polls nobody. */
export class Marketplace {
  readonly #awaited = new Map<string, (end: End) => void>();
  #delivered = 0;

  /** Orders delivered so far, awaited or not. */
  get delivered(): number {
    return this.#delivered;
  }

  /** Resolves with the end of an order. */
  endOf(orderNumber: string, withinMs: number): Promise<End> {
    return new Promise((resolve) => {
      const finish = (end: End): void => {
        clearTimeout(timer);
        this.#awaited.delete(orderNumber);
        resolve(end);
      };
      const timer = setTimeout(() => finish('failed'), withinMs);
      this.#awaited.set(orderNumber, finish);
    });
  }

  /** Takes an event of the host. */
  receive(body: unknown): void {
    const { type, data } = event.parse(body);
    const finish = this.#awaited.get(data.channelOrderId);
    if (type === DELIVERED) this.#delivered += 1;
    if (type === DELIVERED) finish?.('delivered');
    else if (FAILURES.includes(type)) finish?.('failed');
  }
}
