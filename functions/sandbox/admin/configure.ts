import { z } from 'zod';
import { json, readJson } from '../http-message.ts';
import type { Route } from '../routes.ts';
import { settingsSchema } from '../settings.ts';
import type { AdminParts } from './admin-parts.ts';

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

/** Takes the host's address, secrets and certificate, and opening balances. */
export function configure({ services, books, stock }: AdminParts): Route['run'] {
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
