import { z } from 'zod';
import type { Services } from '../services.ts';

const updateSchema = z.object({
  channelId: z.string(),
  orderNumber: z.string(),
  type: z.string(),
  content: z.unknown(),
});
/** Something a marketplace was told about an order. */
export type Update = Readonly<z.infer<typeof updateSchema>>;

/** What marketplaces were told, each kept and journaled as an effect. Only inside a change. */
export interface Updates {
  received(update: Update): void;
  of(orderNumber: string): readonly Update[];
}

/** Updates in the sandbox's records. */
export function openUpdates({ counter, journal, records, scripts }: Services): Updates {
  const updates = records('update', updateSchema);
  return {
    received(update) {
      const orderNumber = scripts.resolve(update.orderNumber);
      journal.effect(`update ${update.type}`, orderNumber);
      const serial = String(counter('update')).padStart(9, '0');
      updates.put(`${orderNumber}/${serial}`, { ...update, orderNumber });
    },
    of: (orderNumber) => updates.startingWith(`${scripts.resolve(orderNumber)}/`),
  };
}
