import type { EventConsumer } from '../../ports/event-feed.ts';
import { keepBooks } from '../../usecases/stock/keep-books.ts';
import type { KeepBooksServices } from '../../usecases/stock/keep-books.ts';

/** Consumer of the event feed: what is declared, what passed the gate, what was released. */
export function keepBooksJob(services: KeepBooksServices): EventConsumer {
  return (events) => keepBooks(services, events);
}
