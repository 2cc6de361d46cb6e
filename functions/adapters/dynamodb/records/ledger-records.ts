import * as z from 'zod/mini';
import type { Balance, PostedMovement } from '../../../ports/stock-ledger.ts';
import { integer } from './shared-values.ts';
import type { ShapeOf } from './shared-values.ts';

const bookLine = { accountBook: z.string(), bookItem: z.string(), unit: z.string() };

/** A balance of the ledger as both stores keep it. */
export const balanceRecord: z.ZodMiniType<Balance> = z.looseObject({
  ...bookLine,
  book: integer,
  reserved: integer,
} satisfies ShapeOf<Balance>);

/** A posted movement as both stores keep it. */
export const movementRecord: z.ZodMiniType<PostedMovement> = z.looseObject({
  ...bookLine,
  movementId: z.string(),
  kind: z.enum(['inbound', 'reserve', 'release', 'write-off', 'return']),
  quantity: integer,
  at: z.string(),
  cause: z.string(),
  before: balanceRecord,
  after: balanceRecord,
} satisfies ShapeOf<PostedMovement>);
