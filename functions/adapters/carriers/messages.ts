import * as z from 'zod/mini';
import { wireId, wireInstant, wireText } from '../http/messages.ts';

const ask = { requestId: wireId, consignmentId: wireId };
const firm = z.object({ code: wireText, name: wireText });

/** POST /waybills: draw a number for this parcel. */
export const waybillRequest = z.object({
  ...ask,
  orderNumber: wireId,
  direction: z.enum(['import', 'export']),
  /** UPU S10 service indicator. */
  service: z.literal('LP'),
  shipTo: z.object({
    name: z.string(),
    country: z.string(),
    province: z.optional(z.string()),
    city: z.string(),
    district: z.optional(z.string()),
    street: z.string(),
    postcode: z.optional(z.string()),
  }),
  weightGrams: z.int().check(z.nonnegative()),
});

/** 200 answer to POST /waybills. */
export const waybillAnswer = z.object({ waybillNumber: z.string() });

/** POST /declarations: declare 511 or 505 to customs, as yourself. */
export const waybillDeclaration = z.object({
  ...ask,
  kind: z.enum(['511', '505']),
  orderNumber: wireId,
  waybillNumber: wireId,
  consignee: z.string(),
  /** As it stands on the order: customs compares the two. */
  consigneeAddress: z.string(),
  consigneeTelephone: z.string(),
  /** Gross, decimal string. */
  weightKg: z.string(),
  goodsInfo: z.string(),
  customsId: wireId,
  /** Decimal strings in `currency` (ISO 4217). */
  freight: z.string(),
  insurance: z.string(),
  currency: z.string(),
  parties: z.object({ logistics: firm, platform: firm, seller: firm, declarant: firm }),
});

/** 200 answer to POST /declarations: what the carrier declares. */
export const waybillDeclared = z.object({
  record: z.object({
    waybillNumber: wireId,
    logisticsCode: wireId,
    orderNumber: wireId,
    consignee: wireText,
    consigneeAddress: wireText,
    telephone: z.string().check(z.minLength(1), z.maxLength(50)),
  }),
});

/** POST /voids: give the number back, nothing was sent under it. */
export const voidRequest = z.object({ ...ask, waybillNumber: wireId });
export const voidAnswer = z.object({ voided: z.literal(true) });

/** UPU EMSEVT version 3 event code. */
const eventCode = z.string().check(z.regex(/^E[A-Z]{2}$/, 'must be an EMSEVT code such as EMA'));
const place = z.optional(z.string().check(z.maxLength(100)));

/** GET /waybills/{waybillNumber}. */
export const waybillEvents = z.object({
  waybillNumber: wireId,
  events: z.array(z.object({ code: eventCode, at: wireInstant, place })),
});

/** A scan, as the carrier tells us of its own accord. */
export const trackingMessage = z.object({
  messageId: wireId,
  type: z.literal('tracking'),
  carrierId: wireId,
  waybillNumber: wireId,
  occurredAt: wireInstant,
  code: eventCode,
  place,
});
