import { z } from 'zod';
import { demoOrders } from '../demo/orders.ts';
import { json, readJson } from '../http-message.ts';
import type { Route } from '../routes.ts';
import type { AdminParts } from './admin-parts.ts';

const startSchema = z.object({
  orders: z.int().min(1).max(100_000).default(40),
  seed: z.int().nonnegative().optional(),
  /** Wall time. */
  ratePerSecond: z.number().positive().max(10_000).default(20),
  plantGatedWithoutRelease: z.boolean().default(false),
  /** A run of this name that was started before is not started again. */
  run: z.string().min(1).max(100).optional(),
});

/** Lets the stores post a run of demo orders; answers with what they are going to post. */
export function startRun({ services, postings }: AdminParts): Route['run'] {
  const { clock, counter, records, seed: ownSeed, settings } = services;
  const runs = records('run', z.array(z.string()));
  return (request) => {
    const asked = readJson(request, startSchema);
    const { orders: count, seed = ownSeed, ratePerSecond, plantGatedWithoutRelease, run } = asked;
    const known = run === undefined ? undefined : runs.get(run);
    if (known !== undefined) {
      const items = known.map((number) => postings.posted.get(number));
      return json(200, { items: items.filter((item) => item !== undefined) });
    }
    settings.update({ plantGatedWithoutRelease });
    const begin = clock.now();
    const first = Array.from({ length: count }, () => counter(`orders of ${String(seed)}`))[0] ?? 1;
    const drawn = demoOrders(count, seed, { placedAt: begin, first: first - 1 });
    const apart = clock.businessMilliseconds(1000 / ratePerSecond);
    const items = drawn.map(({ channelId, order, script }, index) =>
      postings.post({ channelId, order, script, at: begin + index * apart }),
    );
    if (run !== undefined) {
      runs.put(
        run,
        items.map(({ orderNumber }) => orderNumber),
      );
    }
    return json(201, { items });
  };
}
