import { z } from 'zod';
import type { AccountBooks } from './customs/account-books.ts';
import { demoOrders } from './demo/orders.ts';
import { json, readJson, Refused } from './http-message.ts';
import type { SandboxRequest } from './http-message.ts';
import { parseLossless } from './lossless-json.ts';
import { transactionSchema } from './payment-firm.ts';
import type { PaymentFirm } from './payment-firm.ts';
import type { Route } from './routes.ts';
import { isScriptName, SCRIPTS } from './scripts.ts';
import type { ScriptName } from './scripts.ts';
import type { Services } from './services.ts';
import { settingsSchema } from './settings.ts';
import type { Postings } from './store/postings.ts';
import type { Updates } from './store/updates.ts';
import type { Stock } from './warehouse/stock.ts';

/** What the admin API steers. */
export interface AdminParts {
  readonly services: Services;
  readonly postings: Postings;
  readonly paymentFirm: PaymentFirm;
  readonly updates: Updates;
  readonly books: AccountBooks;
  readonly stock: Stock;
}

const scriptName = z.custom<ScriptName>((name) => typeof name === 'string' && isScriptName(name), {
  error: `must be one of ${Object.keys(SCRIPTS).join(', ')}`,
});

const configureSchema = settingsSchema.partial().extend({
  hostUrl: z.url().optional(),
  /** One value or several, newest first. */
  secrets: z
    .record(
      z.string(),
      z.union([z.string().transform((value) => [value]), z.array(z.string()).min(1)]),
    )
    .optional(),
  /** Opening balances, entered in the book and in the warehouse; known lines stay as they are. */
  books: z
    .array(
      z.object({ accountBook: z.string(), bookItem: z.string(), quantity: z.int().nonnegative() }),
    )
    .default([]),
});

const startSchema = z.object({
  orders: z.int().min(1).max(100_000).default(40),
  seed: z.int().nonnegative().optional(),
  /** Wall time. */
  ratePerSecond: z.number().positive().max(10_000).default(20),
  plantGatedWithoutRelease: z.boolean().default(false),
  /** A run of this name that was started before is not started again. */
  run: z.string().min(1).max(100).optional(),
});

const oneOrderSchema = z.object({
  channelId: z.string(),
  order: z.unknown(),
  script: scriptName.default('accept'),
});

const admin = (method: Route['method'], path: string, run: Route['run']): Route => ({
  method,
  path: `/sandbox${path}`,
  access: 'admin',
  run,
});

/** The API by which the host's start script, tests and the kill journey steer the sandbox. Loopback only. */
export function adminRoutes(parts: AdminParts): readonly Route[] {
  const { services, postings, paymentFirm, updates } = parts;
  return [
    admin('GET', '/healthz', () =>
      json(200, {
        status: 'ok',
        planned: services.agenda.size(),
        waiting: services.outbox.waiting(),
      }),
    ),
    admin('POST', '/configure', configure(parts)),
    admin('POST', '/start', start(parts)),
    admin('POST', '/orders', postOne(parts)),
    admin('GET', '/orders', () => json(200, { items: postings.posted.startingWith('') })),
    admin('POST', '/transactions', (request) => {
      paymentFirm.register(readJson(request, transactionSchema));
      return json(201, { status: 'registered' });
    }),
    admin('PUT', '/scripts/:orderNumber', (request, parameter) => {
      const { script } = readJson(request, z.object({ script: scriptName }));
      services.scripts.set(parameter('orderNumber'), script);
      return json(200, { orderNumber: parameter('orderNumber'), script });
    }),
    admin('GET', '/journal', ({ query }) => {
      const { effects, next } = services.journal.effects(Number(query.get('since') ?? 0) || 0);
      return json(200, { effects, next, requests: services.journal.requestCounts() });
    }),
    admin('GET', '/updates', ({ query }) =>
      json(200, { items: updates.of(query.get('orderNumber') ?? '') }),
    ),
  ];
}

function configure({ services, books, stock }: AdminParts): Route['run'] {
  return (request) => {
    const { books: opening, ...changes } = readJson(request, configureSchema);
    services.settings.update(changes);
    for (const { accountBook, bookItem, quantity } of opening) {
      books.open(accountBook, bookItem, String(quantity));
      stock.open(accountBook, bookItem, quantity);
    }
    return json(200, { status: 'configured' });
  };
}

function start({ services, postings }: AdminParts): Route['run'] {
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

function postOne({ services, postings }: AdminParts): Route['run'] {
  return (request) => {
    const { channelId, order, script } = oneOrderOf(request);
    try {
      const at = services.clock.now();
      return json(201, postings.post({ channelId, order, script, at }));
    } catch (error) {
      if (error instanceof z.ZodError) {
        const { path = [], message = '' } = error.issues[0] ?? {};
        throw new Refused(422, 'malformed', `order.${path.join('.')}: ${message}`);
      }
      if (error instanceof RangeError) throw new Refused(404, 'unknown-channel', error.message);
      throw error;
    }
  };
}

/** Read without losing digits of 64-bit ids. */
function oneOrderOf({ body }: SandboxRequest): z.output<typeof oneOrderSchema> {
  try {
    return oneOrderSchema.parse(parseLossless(body.toString('utf8')));
  } catch (error) {
    const message = error instanceof Error ? error.message : 'not as agreed';
    throw new Refused(422, 'malformed', message);
  }
}
