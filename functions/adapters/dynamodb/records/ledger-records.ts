import * as z from 'zod/mini';
import type { Balance, PostedMovement } from '../../../ports/stock-ledger.ts';
import { MOVEMENT_EFFECTS } from '../../../domain/stock/movement-effects.ts';
import { integer, oneOf, optionalText } from './shared-values.ts';
import type { ShapeOf } from './shared-values.ts';

export const bookLine = { accountBook: z.string(), bookItem: z.string(), unit: z.string() };

const statutoryUnit = z.object({ unit: z.string(), factor: integer });
export const lineUnits = z.optional(
  z.object({ first: statutoryUnit, second: z.optional(statutoryUnit) }),
);
const filedGoods = z.optional(z.object({ hsCode: optionalText, origin: optionalText }));
/** Absent on what was stored before these were counted. */
const counted = z._default(integer, 0);

/** A balance of the ledger as both stores keep it. */
export const balanceRecord: z.ZodMiniType<Balance> = z.looseObject({
  ...bookLine,
  book: integer,
  reserved: integer,
  declared: counted,
  awaitingGate: counted,
  onHand: counted,
  units: lineUnits,
  filed: filedGoods,
} satisfies ShapeOf<Balance>);

/** A posted movement as both stores keep it. */
export const movementRecord: z.ZodMiniType<PostedMovement> = z.looseObject({
  ...bookLine,
  movementId: z.string(),
  kind: oneOf(MOVEMENT_EFFECTS),
  quantity: integer,
  at: z.string(),
  cause: z.string(),
  voucher: z._default(z.string(), ''),
  by: z.optional(z.string()),
  units: lineUnits,
  filed: filedGoods,
  before: balanceRecord,
  after: balanceRecord,
} satisfies ShapeOf<PostedMovement>);
