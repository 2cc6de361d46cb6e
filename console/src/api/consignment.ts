import * as z from 'zod/mini';
import { consignmentSummarySchema } from './consignment-summary.ts';
import { documentSchema } from './document.ts';

const text = z.optional(z.string());
const hours = z.optional(z.nullable(z.number()));

const lineSchema = z.object({
  lineId: z.string(),
  sku: z.string(),
  name: z.string(),
  quantity: z.number(),
  price: z.string(),
  total: z.string(),
  hsCode: text,
  origin: text,
  bookItem: text,
});

const totalsSchema = z.object({
  goods: z.string(),
  freight: z.string(),
  insurance: z.string(),
  tax: z.string(),
  discount: z.string(),
  paid: z.string(),
  currency: z.string(),
});

const landedCostSchema = z.object({
  form: z.string(),
  terms: z.string(),
  currency: z.string(),
  goods: z.string(),
  transport: z.string(),
  duty: text,
  tax: text,
  fees: z.string(),
  total: z.string(),
  rules: z.array(z.string()),
  on: z.string(),
  ratesFrom: text,
});

const taxAmounts = {
  line: z.number(),
  duty: z.string(),
  consumptionTax: z.string(),
  vat: z.string(),
  total: z.string(),
};

const taxesSchema = z.object({
  lines: z.array(z.object(taxAmounts)),
  limits: z.array(
    z.object({
      kind: z.enum(['buyer-year', 'guarantee']),
      of: z.string(),
      state: z.enum(['drawn', 'exhausted', 'overruled', 'restored']),
      amount: z.string(),
      left: text,
    }),
  ),
  bills: z.array(
    z.object({
      number: z.string(),
      status: z.string(),
      at: z.string(),
      lines: z.array(z.object(taxAmounts)),
      differences: z.array(
        z.object({ line: z.number(), tax: z.string(), computed: z.string(), billed: z.string() }),
      ),
    }),
  ),
});

const taskSchema = z.object({
  stage: z.string(),
  visit: z.number(),
  status: z.string(),
  deadline: z.string(),
  asks: z.array(
    z.object({
      name: z.string(),
      party: z.string(),
      attempts: z.number(),
      askedAt: text,
      againAt: text,
    }),
  ),
});

const holdSchema = z.object({
  reason: z.string(),
  title: z.string(),
  message: z.string(),
  since: z.string(),
  stage: text,
  fields: z.array(
    z.object({ field: z.string(), title: z.string(), sensitive: z.boolean(), current: text }),
  ),
});

const screeningSchema = z.object({
  hits: z.array(
    z.object({
      hitId: z.string(),
      tier: z.enum(['freeze', 'hold', 'note']),
      field: z.string(),
      message: z.string(),
      cleared: z.boolean(),
    }),
  ),
  /** For what it may be cleared. */
  scopes: z.array(z.enum(['consignment', 'buyer'])),
});

const declarationState = z.enum([
  ...(['draft', 'matched', 'filed', 'accepted', 'in-review', 'inspection', 'detained'] as const),
  ...(['released', 'closed', 'rejected', 'amended', 'withdrawn', 'returned', 'void'] as const),
]);

const declarationSchema = z.object({
  state: declarationState,
  since: z.string(),
  blocked: z.boolean(),
  heldFrom: text,
  steps: z.array(z.object({ state: declarationState, since: z.string(), status: text })),
});

/** One consignment with everything an operator may see of it. */
export const consignmentSchema = z.extend(consignmentSummarySchema, {
  version: z.number(),
  planReason: text,
  /** Every parcel of its order, this one among them. */
  parcels: z.optional(z.array(z.string())),
  formerParcels: z.optional(z.array(z.string())),
  shipTo: z.object({ name: text, city: text, country: z.string() }),
  identity: z.record(z.string(), z.optional(z.string())),
  totals: totalsSchema,
  landedCost: z.optional(landedCostSchema),
  taxes: z.optional(taxesSchema),
  lines: z.array(lineSchema),
  states: z.array(
    z.object({
      name: z.string(),
      meaning: text,
      status: z.enum(['done', 'current', 'waiting', 'failed', 'ahead']),
      visits: z.number(),
      enteredAt: text,
      leftAt: text,
    }),
  ),
  timeline: z.array(
    z.object({
      version: z.number(),
      at: z.string(),
      type: z.string(),
      text: z.string(),
      by: text,
    }),
  ),
  documents: z.array(documentSchema),
  declaration: z.optional(declarationSchema),
  match: z.array(
    z.object({
      rule: z.string(),
      title: z.string(),
      ok: z.boolean(),
      field: z.string(),
      left: z.string(),
      right: z.string(),
    }),
  ),
  bookPostings: z.array(
    z.object({
      lineId: z.string(),
      accountBook: z.string(),
      bookItem: z.string(),
      unit: z.string(),
      quantity: z.string(),
      before: z.string(),
      after: z.string(),
    }),
  ),
  clocks: z.object({
    listHours: hours,
    portHours: hours,
    dwellHours: hours,
    simulated: z.optional(z.boolean()),
  }),
  tracking: z.array(
    z.object({ code: z.string(), status: z.string(), at: z.string(), place: text }),
  ),
  legs: z.optional(
    z.array(
      z.object({
        carrierId: z.string(),
        waybillNumber: z.string(),
        declared: z.optional(z.boolean()),
        public: z.optional(z.boolean()),
      }),
    ),
  ),
  load: z.optional(z.object({ loadId: z.string(), status: z.string(), gatePassNumber: text })),
  /** The load that it was taken out of, and why, until it travels in another. */
  leftLoad: z.optional(z.object({ loadId: z.string(), reason: z.string(), at: z.string() })),
  task: z.optional(taskSchema),
  hold: z.optional(holdSchema),
  screening: z.optional(screeningSchema),
  actions: z.array(z.enum(['clear', 'fix', 'cancel', 'return', 'resume', 'unwind'])),
  returnRequest: z.optional(z.object({ requestedAt: z.string(), reason: z.string() })),
  cancel: z.optional(
    z.object({
      requestedAt: text,
      reason: z.string(),
      answer: z.optional(z.string()),
      replaced: z.optional(z.boolean()),
    }),
  ),
  refusal: z.optional(z.object({ code: text, message: z.string(), at: text })),
});

export type Consignment = z.infer<typeof consignmentSchema>;
export type Screening = z.infer<typeof screeningSchema>;
export type Hold = z.infer<typeof holdSchema>;
export type Task = z.infer<typeof taskSchema>;
export type LiveState = Consignment['states'][number];
