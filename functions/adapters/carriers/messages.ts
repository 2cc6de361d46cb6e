import * as z from 'zod/mini';
import { parseCurrency } from '../../domain/money/currency.ts';
import type { Currency } from '../../domain/money/currency.ts';
import { wireCount, wireId, wireInstant, wireText } from '../http/messages.ts';

const ask = { requestId: wireId, consignmentId: wireId };
const firm = z.object({ code: wireText, name: wireText });
/** Amount in the currency that stands beside it. */
const wireAmount = z
  .string()
  .check(z.regex(/^\d{1,12}(?:\.\d{1,3})?$/, 'must be a decimal amount'));
/** ISO 4217. */
const wireCurrency = z.custom<Currency>(
  (code) => typeof code === 'string' && parseCurrency(code).ok,
  'must be an ISO 4217 code',
);

/** POST /waybills: draw a number for this parcel. */
export const waybillRequest = z.object({
  ...ask,
  orderNumber: wireId,
  /** `domestic`: it crosses no border. */
  direction: z.enum(['import', 'export', 'domestic']),
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
    /** Decimal strings in `currency` (ISO 4217). */
    freight: wireAmount,
    insurance: wireAmount,
    currency: wireCurrency,
    /** CEB `packNo`. */
    parcels: wireCount,
    /** Gross, decimal string. */
    weightKg: z.string().check(z.regex(/^\d{1,9}(?:\.\d{1,5})?$/, 'must be a weight in kg')),
  }),
});

/** POST /voids: give the number back, nothing was sent under it. */
export const voidRequest = z.object({ ...ask, waybillNumber: wireId });
export const voidAnswer = z.object({ voided: z.literal(true) });

const adviceItem = {
  /** Counts from 1, as the lines of the order do. */
  number: z.int().check(z.positive()),
  description: wireText,
  /** ISO 3166-1 alpha-2. */
  origin: z.optional(z.string()),
  quantity: wireCount,
  value: wireAmount,
  netWeightGrams: z.optional(wireCount),
  grossWeightGrams: z.optional(wireCount),
};
const adviceConsignee = {
  name: z.string(),
  country: z.string(),
  province: z.optional(z.string()),
  city: z.string(),
  district: z.optional(z.string()),
  street: z.string(),
  postcode: z.optional(z.string()),
};
const advice = {
  ...ask,
  orderNumber: wireId,
  waybillNumber: wireId,
  destination: z.string().check(z.regex(/^[A-Z]{2}$/, 'must be a country code')),
  /** How it is to be declared there, e.g. `eu-h7`. */
  form: z.optional(z.string()),
  currency: z.string(),
  value: wireAmount,
  freight: wireAmount,
  insurance: wireAmount,
  grossWeightGrams: wireCount,
};
const seller = { code: wireText, name: wireText };
const tariff = (digits: RegExp) => z.optional(z.string().check(z.regex(digits)));

/**
 * POST /pre-advices: the destination's data set, before the parcel departs. Answer: 200 with
 * `preAdviceAnswer`, or 202 and a message of it later.
 */
export const preAdviceRequest = z.discriminatedUnion('dataSet', [
  z.object({
    ...advice,
    dataSet: z.literal('h7'),
    /** Additional procedure: F48 with IOSS, F53 without. */
    procedure: z.optional(z.string().check(z.regex(/^[CF]\d\d$/))),
    seller: z.object({
      ...seller,
      ioss: z.optional(z.string()),
      eori: z.optional(z.string()),
      vat: z.optional(z.string()),
    }),
    consignee: z.object(adviceConsignee),
    items: z.array(
      z.object({
        ...adviceItem,
        hsCode: tariff(/^\d{6,10}$/),
        /** M-PID, NS-PID and S-PID. */
        merchantProductId: wireText,
        manufacturerProductId: z.optional(wireText),
        gtin: z.optional(z.string()),
      }),
    ),
  }),
  z.object({
    ...advice,
    dataSet: z.literal('hts10'),
    seller: z.object(seller),
    consignee: z.object(adviceConsignee),
    items: z.array(z.object({ ...adviceItem, hsCode: tariff(/^\d{10}$/) })),
  }),
  z.object({
    ...advice,
    dataSet: z.literal('pccc'),
    seller: z.object(seller),
    consignee: z.object({
      ...adviceConsignee,
      telephone: z.optional(z.string()),
      personalCustomsCode: z.optional(z.string()),
    }),
    items: z.array(z.object({ ...adviceItem, hsCode: tariff(/^\d{6,10}$/) })),
  }),
  z.object({
    ...advice,
    dataSet: z.literal('common'),
    seller: z.object(seller),
    consignee: z.object(adviceConsignee),
    items: z.array(z.object({ ...adviceItem, hsCode: tariff(/^\d{6,10}$/) })),
  }),
]);

/** A field of the data set, e.g. `items.1.hsCode`: a name, never a value. */
const adviceField = z.string().check(z.regex(/^[A-Za-z]{1,30}(?:\.[A-Za-z0-9]{1,30}){0,3}$/));
const verdict = [
  z.object({ status: z.literal('accepted'), adviceId: wireId }),
  z.object({
    status: z.literal('data-missing'),
    fields: z.array(adviceField).check(z.minLength(1), z.maxLength(40)),
  }),
  /** A code, so that nothing personal can stand in it. */
  z.object({
    status: z.literal('do-not-load'),
    reason: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/, 'must be a code')),
  }),
] as const;

/** 2xx answer to POST /pre-advices; `asked`: it comes as a message. */
export const preAdviceAnswer = z.discriminatedUnion('status', [
  ...verdict,
  z.object({ status: z.literal('asked') }),
]);

/** What was laid out, or taken of the buyer, at the border. */
export const chargeMessage = z.object({
  messageId: wireId,
  type: z.literal('charge'),
  carrierId: wireId,
  waybillNumber: wireId,
  occurredAt: wireInstant,
  charge: z.enum(['import-vat', 'duty', 'fee']),
  amount: wireAmount,
  currency: wireCurrency,
});

/** The same as a message; also sent when the carrier must take back what it accepted. */
export const preAdviceMessage = z.object({
  messageId: wireId,
  type: z.literal('pre-advice'),
  carrierId: wireId,
  consignmentId: wireId,
  requestId: wireId,
  occurredAt: wireInstant,
  answer: z.discriminatedUnion('status', [...verdict]),
});

/** UPU EMSEVT version 3 event code. */
const eventCode = z.string().check(z.regex(/^E[A-Z]{2}$/, 'must be an EMSEVT code such as EMA'));
const place = z.optional(z.string().check(z.maxLength(100)));
/** Why it stands still, as a code: nothing personal may stand in it. EMSEVT version 3 wants one with EME. */
const reason = z.optional(z.string().check(z.regex(/^[0-9A-Za-z-]{1,20}$/, 'must be a code')));

/** GET /waybills/{waybillNumber}. */
export const waybillEvents = z.object({
  waybillNumber: wireId,
  events: z.array(z.object({ code: eventCode, at: wireInstant, place, reason })),
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
  reason,
});

const loadAsk = { requestId: wireId, loadId: wireId };
/** Most parcels of one load. */
const MOST_PARCELS = 200;
/** CEB `trafMode`, e.g. 5 for air. */
const trafficMode = z.string().check(z.regex(/^[0-9HWXYZ]$/, 'must be a CEB traffic mode'));
/** CEB limits: bill 37 characters, voyage 32, name of the means of transport 100. */
const transport = {
  masterBill: wireId.check(z.maxLength(37)),
  voyage: wireId.check(z.maxLength(32)),
  vessel: wireText.check(z.maxLength(100)),
  trafficMode,
};
const loadParcel = { waybillNumber: wireId, weightGrams: wireCount };

/** POST /load-bookings: carry this load. Acts once per request id, and once per load. */
export const loadBookingRequest = z.object({
  ...loadAsk,
  kind: z.enum(['bag', 'pallet', 'vehicle', 'flight', 'sailing']),
  direction: z.enum(['import', 'export']),
  /** ISO 3166-1 alpha-2. */
  destination: z.string().check(z.regex(/^[A-Z]{2}$/, 'must be a country code')),
  parcels: z.array(z.object(loadParcel)).check(z.minLength(1), z.maxLength(MOST_PARCELS)),
});

/** 200 answer to POST /load-bookings. `plate` is the vehicle's that fetches the load. */
export const loadBooked = z.object({ ...transport, plate: wireText, departsAt: wireInstant });

/**
 * POST /load-declarations: declare this of the load to customs, as yourself (711: as the operator
 * of the supervised site). The document's `copNo` is the load id; customs answers us with 508, 608,
 * 510 or 712. Answer: 202.
 */
export const loadDeclaration = z.object({
  ...loadAsk,
  kind: z.enum(['507', '607', '509', '711']),
  customsId: wireId,
  /** Customs district, four digits. */
  customsCode: z.string().check(z.regex(/^\d{4}$/, 'must be four digits')),
  ...transport,
  /** When it happened: arrival at the site (507, 711), closing of the flight (607), departure (509). */
  occurredAt: wireInstant,
  parcels: z
    .array(z.object({ ...loadParcel, listNumber: z.optional(wireId) }))
    .check(z.minLength(1), z.maxLength(MOST_PARCELS)),
});

const movement = {
  messageId: wireId,
  carrierId: wireId,
  /** Counts the carrier's messages per load. */
  seq: z.int().check(z.nonnegative()),
  occurredAt: wireInstant,
  loadId: wireId,
  place,
};

/** That a load left or came, as the carrier tells us of its own accord. */
export const loadMovement = z.discriminatedUnion('type', [
  z.object({ ...movement, type: z.literal('load.departed') }),
  z.object({ ...movement, type: z.literal('load.arrived') }),
]);

/** GET /loads/{loadId}: the load's movements so far, each to be read as `loadMovement`. */
export const loadMovements = z.object({ loadId: wireId, messages: z.array(z.unknown()) });
