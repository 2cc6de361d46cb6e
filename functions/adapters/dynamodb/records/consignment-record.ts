import * as z from 'zod/mini';
import { CONSIGNMENT_STATES } from '../../../domain/consignment/consignment-states.ts';
import type { AskName } from '../../../domain/consignment/ask-names.ts';
import type { Consignment } from '../../../domain/consignment/consignment.ts';
import { HOLD_REASONS } from '../../../domain/consignment/holds.ts';
import { STAGES } from '../../../domain/consignment/stages.ts';
import { DECLARATION_FORMS } from '../../../domain/destinations/declaration-forms.ts';
import { LOAD_KINDS } from '../../../domain/load/load-kinds.ts';
import { TRACKING_STATUSES } from '../../../domain/tracking/tracking-status.ts';
import { DOCUMENTS } from '../../../domain/trade/documents.ts';
import { TRADE_MODES } from '../../../domain/trade/trade-modes.ts';
import {
  chargeShape,
  preAdviceShape,
  screeningShape,
  standingScreening,
} from './compliance-shapes.ts';
import { parties } from './parties-record.ts';
import {
  address,
  currency,
  goods,
  identitySummary,
  integer,
  money,
  oneOf,
  optionalInteger,
  optionalText,
  orderTotals,
  paymentReference,
  registrations,
  shipPromise,
  word,
} from './shared-values.ts';
import { leftLoad, travelsIn } from './travel-records.ts';
import type { ShapeOf } from './shared-values.ts';
import { limitsTaken, taxBill } from './tax-records.ts';

export const stage = z.enum(STAGES);
export const documentKind = oneOf(DOCUMENTS);
const at = z.string();

export const paymentRecord = z.looseObject({
  transactionId: z.string(),
  orderNumber: z.string(),
  platformCode: z.string(),
  amountPaid: money,
});

export const waybillRecord = z.looseObject({
  waybillNumber: z.string(),
  logisticsCode: z.string(),
  orderNumber: z.string(),
  consignee: z.string(),
  consigneeAddress: z.string(),
  telephoneHash: z.string(),
  freight: z.optional(money),
  insurance: z.optional(money),
  parcels: optionalInteger,
  weight: optionalInteger,
});

export const matchResult = z.looseObject({
  rule: z.string(),
  title: z.string(),
  ok: z.boolean(),
  field: z.string(),
  left: z.string(),
  right: z.string(),
});

export const bookPosting = z.looseObject({
  lineId: z.string(),
  accountBook: z.string(),
  bookItem: z.string(),
  unit: z.string(),
  quantity: integer,
  before: integer,
  after: integer,
});

export const trackingEvent = z.looseObject({
  code: z.string(),
  status: oneOf(TRACKING_STATUSES),
  at,
  place: optionalText,
  reason: optionalText,
});

export const hold = z.looseObject({
  reason: oneOf(HOLD_REASONS),
  message: z.string(),
  pointers: z.array(z.string()),
  stage,
  since: at,
});

const receipt = z.looseObject({ status: z.string(), at, info: z.string() });

const documentFacts = z.looseObject({
  kind: documentKind,
  version: integer,
  filedAt: at,
  hash: optionalText,
  signedAt: optionalText,
  batch: optionalText,
  appTime: optionalText,
  receipts: z.array(receipt),
  earlierReceipts: z.optional(z.array(receipt)),
  acceptedAt: optionalText,
  superseded: z.optional(z.boolean()),
  amends: z.optional(z.boolean()),
  outdated: z.optional(z.boolean()),
  releasedAt: optionalText,
  rejected: z.optional(receipt),
});

const landedCost = z.looseObject({
  form: oneOf(DECLARATION_FORMS),
  terms: z.enum(['DDP', 'DAP']),
  currency,
  goods: money,
  transport: money,
  duty: z.optional(money),
  tax: z.optional(money),
  fees: money,
  total: money,
  rules: z.array(z.string()),
  on: z.string(),
  ratesFrom: optionalText,
  ioss: z.optional(z.array(z.looseObject({ rate: integer, base: money, amount: money }))),
});
export const receivedLines = z.array(z.looseObject({ sku: z.string(), quantity: integer }));

/** What planning decided; the parts of a consignment that hardly ever change. */
export const plannedShape = {
  consignmentId: z.string(),
  orderId: z.string(),
  merchantId: z.string(),
  channelId: z.string(),
  orderNumber: z.string(),
  displayNumber: z.string(),
  mode: oneOf(TRADE_MODES),
  planReason: z.string(),
  warehouseId: z.string(),
  departsFrom: z.string(),
  travelsBy: z.optional(oneOf(LOAD_KINDS)),
  receivingWarehouseId: optionalText,
  generalDeclaration: z.optional(
    z.looseObject({ because: z.string(), number: optionalText, releasedOn: optionalText }),
  ),
  carrierId: z.string(),
  customsId: z.string(),
  parties,
  shipTo: address,
  buyerName: optionalText,
  buyerRegistration: optionalText,
  identity: identitySummary,
  payment: paymentReference,
  totals: orderTotals,
  lines: z.array(
    z.looseObject({
      lineId: z.string(),
      sku: z.string(),
      name: z.string(),
      quantity: integer,
      price: money,
      total: money,
      goods,
      tax: z.optional(
        z.looseObject({ duty: z.optional(money), consumptionTax: money, vat: money }),
      ),
    }),
  ),
  registrations: z.optional(registrations),
  landedCost: z.optional(landedCost),
  promise: z.optional(shipPromise),
  limits: z.optional(limitsTaken),
  unreserved: z.optional(z.array(z.string())),
};

/** A consignment as both stores keep it. */
export const consignmentRecord: z.ZodMiniType<Consignment> = z.looseObject({
  ...plannedShape,
  version: integer,
  status: oneOf(CONSIGNMENT_STATES),
  stage: z.optional(stage),
  createdAt: at,
  updatedAt: at,
  stockReserved: z.boolean(),
  screening: z.optional(z.looseObject({ at, ...screeningShape, ...standingScreening })),
  warehouseAcceptedAt: optionalText,
  legs: z.array(
    z.looseObject({
      carrierId: z.string(),
      waybillNumber: z.string(),
      declared: z.boolean(),
      public: z.boolean(),
    }),
  ),
  paymentRecord: z.optional(paymentRecord),
  waybillRecord: z.optional(waybillRecord),
  charges: z.optional(z.array(z.looseObject(chargeShape))),
  preAdvice: z.optional(z.looseObject({ at, ...preAdviceShape })),
  match: z.array(matchResult),
  taxBills: z.optional(z.array(taxBill)),
  documents: z.partialRecord(documentKind, documentFacts),
  preNumber: optionalText,
  listNumber: optionalText,
  bookPostings: z.array(bookPosting),
  packed: z.optional(
    z.looseObject({ at, weightGrams: integer, confirmed: z.optional(z.boolean()) }),
  ),
  load: z.optional(travelsIn),
  leftLoad: z.optional(leftLoad),
  gatePass: z.optional(z.looseObject({ number: z.string(), at })),
  gatedOutAt: optionalText,
  handedToCarrierAt: optionalText,
  tracking: z.array(trackingEvent),
  trackingStatus: oneOf(TRACKING_STATUSES),
  deliveredAt: optionalText,
  goodsReceipt: z.optional(z.looseObject({ at, lines: receivedLines, putAwayAt: optionalText })),
  hold: z.optional(hold),
  heldBack: z.optional(
    z.looseObject({ since: at, reason: z.string(), overruled: z.optional(z.boolean()) }),
  ),
  attendedAt: optionalText,
  refusedAsk: z.optional(
    z.looseObject({ ask: word<AskName>(), code: z.string(), message: z.string() }),
  ),
  refusals: z.partialRecord(word<AskName>(), integer),
  cancel: z.optional(
    z.looseObject({
      requestedAt: at,
      reason: z.string(),
      answer: z.optional(z.enum(['accepted', 'too-late'])),
      replaced: z.optional(z.literal(true)),
    }),
  ),
  refusal: z.optional(z.looseObject({ code: z.string(), message: z.string(), at })),
  returnRequest: z.optional(z.looseObject({ requestedAt: at, reason: z.string() })),
  restarts: optionalInteger,
  unwind: z.looseObject({
    parcelStoppedAt: optionalText,
    parcelTooLateAt: optionalText,
    parcelReturnedAt: optionalText,
    stockReturnedAt: optionalText,
    labelVoidedAt: optionalText,
    returnApplication: optionalText,
  }),
} satisfies ShapeOf<Consignment>);
