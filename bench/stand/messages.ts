import { z } from 'zod';

/** How the host under test, or the bare loop, is started: as JSON on its command line. */
export const hostPlan = z.object({
  data: z.string(),
  /** Base address of the partners that it calls. */
  partnersUrl: z.string(),
  /** Address of the marketplace that is told of its orders. */
  eventsUrl: z.string(),
  /** Channels entered beside the demo's, two per merchant, signed with this secret. */
  channels: z.optional(z.object({ count: z.int(), secret: z.string() })),
});

/** What it says once it listens; `shared` is for the sandbox's configuration. */
export const hostReady = z.object({
  url: z.string(),
  token: z.string(),
  shared: z.looseObject({ secrets: z.record(z.string(), z.array(z.string())) }),
});

/** What it may be asked for while it runs. */
export const hostRequest = z.enum(['memory', 'stop']);

/** Bytes after garbage collection. */
export const hostMemory = z.object({
  heap: z.number(),
  /** What the collector holds, used or not. */
  heapTotal: z.number(),
  external: z.number(),
  rss: z.number(),
});
export type HostMemory = Readonly<z.infer<typeof hostMemory>>;

/** What the bare loop says once it listens; it is started by the same plan. */
export const bareLoopReady = z.object({ url: z.string() });

/** The sandbox's first line. */
export const sandboxReady = z.object({ listening: z.number() });
