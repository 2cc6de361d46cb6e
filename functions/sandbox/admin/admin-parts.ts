import type { AccountBooks } from '../customs/account-books.ts';
import type { PaymentFirm } from '../payment-firm.ts';
import type { Services } from '../services.ts';
import type { Postings } from '../store/postings.ts';
import type { Updates } from '../store/updates.ts';
import type { Stock } from '../warehouse/stock.ts';

/** What the admin API steers. */
export interface AdminParts {
  readonly services: Services;
  readonly postings: Postings;
  readonly paymentFirm: PaymentFirm;
  readonly updates: Updates;
  readonly books: AccountBooks;
  readonly stock: Stock;
}
