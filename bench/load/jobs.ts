import { z } from 'zod';

/** Where orders go, and how they are signed. */
const target = z.object({
  /** Base address of the host. */
  url: z.string(),
  /** Secret of the channel that the load generator plays. */
  secret: z.string(),
  /** Where the payments of the orders are entered; absent where nobody looks them up. */
  sandboxUrl: z.string().optional(),
});
export type Target = Readonly<z.infer<typeof target>>;

const closedJob = z.object({
  kind: z.literal('closed'),
  target,
  clients: z.int().positive(),
  warmUpMs: z.number(),
  measureMs: z.number(),
  mostOrders: z.int().positive(),
  /** Number of the first order: no order is sent in two jobs. */
  first: z.int(),
  /** Processes whose processor time is read at both ends of the window. */
  pids: z.array(z.int()),
});
const openJob = z.object({
  kind: z.literal('open'),
  target,
  perSecond: z.number().positive(),
  warmUpMs: z.number(),
  measureMs: z.number(),
  first: z.int(),
});
const fillJob = z.object({
  kind: z.literal('fill'),
  target,
  orders: z.int().positive(),
  atOnce: z.int().positive(),
  first: z.int(),
  /** Gives up waiting after this, and says how many got there. */
  mostMs: z.number(),
});
const refuseJob = z.object({
  kind: z.literal('refuse'),
  target,
  token: z.string(),
  times: z.int().positive(),
  /** The process that refuses. */
  pid: z.int(),
});

/** What the load generator is told to do, one at a time. */
export const job = z.discriminatedUnion('kind', [closedJob, openJob, fillJob, refuseJob]);
export type ClosedJob = Readonly<z.infer<typeof closedJob>>;
export type OpenJob = Readonly<z.infer<typeof openJob>>;
export type FillJob = Readonly<z.infer<typeof fillJob>>;
export type RefuseJob = Readonly<z.infer<typeof refuseJob>>;

/** The generator listens as a marketplace, and as partners that never answer. */
export const ready = z.object({ listening: z.string() });

const milliseconds = z.array(z.number());
/** What JSON makes of NaN. */
const measured = z
  .number()
  .nullable()
  .transform((value) => value ?? Number.NaN);

export const closedResult = z.object({
  windowMs: z.number(),
  delivered: z.number(),
  failed: z.number(),
  acknowledgeMs: milliseconds,
  deliverMs: milliseconds,
  cpuMs: z.array(measured),
  foreignPercent: measured,
});
export const openResult = z.object({
  acknowledgeMs: milliseconds,
  /** How late the generator itself was. */
  lateMs: milliseconds,
  failed: z.number(),
  delivered: z.number(),
});
export const fillResult = z.object({ waiting: z.number(), tookMs: z.number() });
export const refuseResult = z.object({
  cases: z.array(
    z.object({
      name: z.string(),
      expected: z.number(),
      /** How often each status came; 0 where the connection broke before an answer. */
      statuses: z.record(z.string(), z.number()),
      times: milliseconds,
      cpuMs: measured,
    }),
  ),
});
export type ClosedResult = Readonly<z.infer<typeof closedResult>>;
export type RefuseResult = Readonly<z.infer<typeof refuseResult>>;
