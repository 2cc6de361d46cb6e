import * as z from 'zod/mini';
import { INBOUND_STEPS } from '../../../domain/inbound/inbound-steps.ts';
import type { Inbound } from '../../../domain/inbound/inbound.ts';
import { ADJUSTED } from '../../../domain/stock/adjustment.ts';
import type { Adjustment } from '../../../domain/stock/adjustment.ts';
import { bookLine, lineUnits } from './ledger-records.ts';
import { integer, oneOf, optionalText } from './shared-values.ts';
import type { ShapeOf } from './shared-values.ts';

const step = oneOf(INBOUND_STEPS);

/** An inbound as it is stored. */
export const inboundRecord: z.ZodMiniType<Inbound> = z.looseObject({
  inboundId: z.string(),
  merchantId: z.string(),
  warehouseId: z.string(),
  customsId: z.string(),
  accountBook: optionalText,
  reference: z.string(),
  lines: z.array(
    z.looseObject({
      lineId: z.string(),
      sku: z.string(),
      bookItem: z.string(),
      unit: z.string(),
      quantity: integer,
      units: lineUnits,
    }),
  ),
  steps: z.array(z.looseObject({ step, voucher: z.string(), by: z.string(), at: z.string() })),
  counted: z.optional(z.array(z.looseObject({ lineId: z.string(), quantity: integer }))),
  posted: z.array(step),
  version: integer,
  openedAt: z.string(),
  updatedAt: z.string(),
} satisfies ShapeOf<Inbound>);

/** An adjustment as it is stored. */
export const adjustmentRecord: z.ZodMiniType<Adjustment> = z.looseObject({
  adjustmentId: z.string(),
  merchantId: z.string(),
  line: z.looseObject(bookLine),
  direction: z.enum(['up', 'down']),
  of: oneOf(ADJUSTED),
  quantity: integer,
  reason: z.string(),
  requestedBy: z.string(),
  status: z.enum(['requested', 'approved', 'posted', 'rejected']),
  decidedBy: optionalText,
  decidedAt: optionalText,
  version: integer,
  openedAt: z.string(),
} satisfies ShapeOf<Adjustment>);
