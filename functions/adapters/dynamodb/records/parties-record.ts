import * as z from 'zod/mini';
import type { Parties } from '../../../domain/trade/parties.ts';
import { enterprise, optionalText } from './shared-values.ts';
import type { ShapeOf } from './shared-values.ts';

/** Everybody on a declaration, as a consignment keeps them. */
export const parties = z.looseObject({
  platform: enterprise,
  seller: enterprise,
  declarant: enterprise,
  logistics: enterprise,
  payment: z.optional(enterprise),
  warehouse: z.optional(enterprise),
  guarantorCode: optionalText,
  accountBook: optionalText,
  customsCode: z.string(),
  portCode: z.string(),
  statisticsFlag: z.optional(z.literal('B')),
  exportReceipts: z.optional(z.literal('filed')),
  exportArrival: z.optional(z.literal('after-release')),
} satisfies ShapeOf<Parties>);
