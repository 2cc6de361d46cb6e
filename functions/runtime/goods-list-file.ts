import * as z from 'zod/mini';
import { GOODS_KINDS } from '../domain/destinations/goods-kind.ts';
import type {
  GoodsLists,
  PositiveLine,
  PositiveList,
  RestrictedGoods,
} from '../domain/screening/goods-lists.ts';

const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/, 'must be YYYY-MM-DD'));
const short = z.string().check(z.minLength(1), z.maxLength(300));
/** `sample` and `built-in` are those that are kept here. */
const listId = z
  .string()
  .check(z.regex(/^(?!sample$|built-in$)[A-Za-z0-9._-]{1,60}$/, 'must be a name of its own'));

/** A line of the positive list, as a row of a file. */
export const positiveLine: z.ZodMiniType<PositiveLine> = z.strictObject({
  hsCode: z.string().check(z.regex(/^\d{8}$/, 'must be eight digits')),
  bondedOnly: z.optional(z.boolean()),
  remark: z.optional(short),
});

const edition = { listId, source: short, effectiveFrom: day };
const loadedAt = z.optional(z.string());

/** What stands at the head of an edition of the positive list. */
export const editionHead = z.strictObject(edition);

/** The format of a list of restricted goods: JSON. */
export const restrictedGoodsFile: z.ZodMiniType<RestrictedGoods> = z.object({
  listId,
  source: short,
  asOf: day,
  rules: z
    .array(
      z.strictObject({
        id: z
          .string()
          .check(z.regex(/^[a-z0-9-]{1,60}$/, 'must be small letters, digits, hyphens')),
        territory: z.enum(['any', 'CN', 'EU', 'GB', 'US', 'KR', 'JP', 'AU', 'CA', 'NZ', 'other']),
        tariffs: z.optional(z.array(z.string().check(z.regex(/^\d{2,10}$/, 'must be digits')))),
        kinds: z.optional(z.array(z.enum(GOODS_KINDS))),
        tier: z.enum(['freeze', 'hold', 'note']),
        says: short,
        validFrom: day,
        validTo: z.optional(day),
        source: short,
        weak: z.optional(short),
      }),
    )
    .check(z.maxLength(5_000)),
  loadedAt,
});

const positiveList: z.ZodMiniType<PositiveList> = z.object({
  ...edition,
  lines: z.array(positiveLine),
  loadedAt,
});

/** What is kept of both. */
export const goodsLists: z.ZodMiniType<GoodsLists> = z.object({
  positive: z.array(positiveList),
  restricted: z.optional(restrictedGoodsFile),
});
