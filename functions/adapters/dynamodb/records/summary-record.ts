import * as z from 'zod/mini';
import type { Summary } from '../../../domain/summary/summary.ts';
import { enterprise, integer, optionalText } from './shared-values.ts';
import type { ShapeOf } from './shared-values.ts';

const receipt = z.looseObject({
  guid: z.string(),
  message: z.enum(['702', '900']),
  status: z.string(),
  at: z.string(),
  info: z.string(),
  key: z.string(),
});

/** A summary application as it is stored. */
export const summaryRecord: z.ZodMiniType<Summary> = z.looseObject({
  summaryId: z.string(),
  merchantId: z.string(),
  month: z.string(),
  customsId: z.string(),
  customsCode: z.string(),
  declarant: enterprise,
  seller: enterprise,
  listNumbers: z.array(z.string()),
  by: z.string(),
  filing: integer,
  appTime: z.string(),
  signed: z.optional(z.looseObject({ hash: z.string(), key: z.string(), at: z.string() })),
  fault: z.optional(z.looseObject({ code: z.string(), message: z.string() })),
  receipts: z.array(receipt),
  earlierReceipts: z.array(receipt),
  declarations: z.array(
    z.looseObject({
      guid: z.string(),
      sequenceNumber: z.string(),
      entryNumber: optionalText,
      state: z.string(),
      at: z.string(),
      key: z.string(),
    }),
  ),
  version: integer,
  openedAt: z.string(),
  updatedAt: z.string(),
} satisfies ShapeOf<Summary>);
