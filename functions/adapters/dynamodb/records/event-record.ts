import * as z from 'zod/mini';
import type { AskName } from '../../../domain/consignment/ask-names.ts';
import { LOAD_STATES } from '../../../domain/load/load-states.ts';
import type { ConsignmentEvent } from '../../../domain/consignment/consignment-events.ts';
import { chargeShape, preAdviceShape, screeningShape, seenList } from './compliance-shapes.ts';
import {
  bookPosting,
  documentKind,
  hold,
  matchResult,
  paymentRecord,
  plannedShape,
  receivedLines,
  stage,
  trackingEvent,
  waybillRecord,
} from './consignment-record.ts';
import {
  identitySummary,
  integer,
  oneOf,
  optionalText,
  shipPromise,
  word,
} from './shared-values.ts';
import { limitKind, limitTaken, taxBill } from './tax-records.ts';

const text = z.string();
const envelope = { consignmentId: text, version: integer, at: text, messageId: optionalText };

function fact<Type extends string, Shape extends z.core.$ZodShape>(type: Type, shape: Shape) {
  return z.looseObject({ type: z.literal(type), ...shape, ...envelope });
}

const fieldChange = z.looseObject({
  field: text,
  value: optionalText,
  identity: z.optional(identitySummary),
});

/** An event of a consignment's trail as both stores keep it. */
export const eventRecord: z.ZodMiniType<ConsignmentEvent> = z.discriminatedUnion('type', [
  fact('planned', { planned: z.looseObject(plannedShape) }),
  fact('stage-entered', { stage, visit: integer }),
  fact('stage-failed', { stage, code: text, message: text }),
  fact('stock-reserved', {}),
  fact('warehouse-accepted', {}),
  fact('ask-refused', {
    ask: word<AskName>(),
    requestId: optionalText,
    code: text,
    message: text,
  }),
  fact('waybill-drawn', { waybillNumber: text }),
  fact('payment-recorded', { record: paymentRecord }),
  fact('waybill-declared', { kind: documentKind, record: waybillRecord }),
  fact('charged', chargeShape),
  fact('screened', screeningShape),
  fact('screening-lapsed', { list: seenList }),
  fact('screening-cleared', {
    hitIds: z.array(text),
    scope: z.enum(['consignment', 'buyer']),
    until: optionalText,
    by: text,
    note: text,
  }),
  fact('pre-advised', { requestId: text, ...preAdviceShape }),
  fact('documents-matched', { results: z.array(matchResult) }),
  fact('document-filed', {
    kind: documentKind,
    documentVersion: integer,
    hash: optionalText,
    appTime: optionalText,
  }),
  fact('document-signed', {
    kind: documentKind,
    documentVersion: integer,
    hash: text,
    batch: optionalText,
  }),
  fact('filing-lost', { kind: documentKind }),
  fact('receipt-received', {
    kind: documentKind,
    status: text,
    receivedAt: text,
    info: text,
    preNumber: optionalText,
    listNumber: optionalText,
  }),
  fact('limit-drawn', { limit: limitKind, taken: limitTaken }),
  fact('limit-exhausted', { limit: limitKind, taken: limitTaken }),
  fact('limits-restored', { limits: z.array(limitKind) }),
  fact('tax-billed', { bill: taxBill }),
  fact('book-written-off', { postings: z.array(bookPosting) }),
  fact('parcel-packed', { weightGrams: integer }),
  fact('gate-pass-issued', { number: text }),
  fact('gated-out', { gatePassNumber: optionalText }),
  fact('load-joined', { loadId: text }),
  fact('load-left', { loadId: text, reason: text }),
  fact('load-booked', {
    loadId: text,
    masterBill: text,
    voyage: text,
    vessel: text,
    trafficMode: text,
  }),
  fact('load-moved', { loadId: text, status: oneOf(LOAD_STATES), movedAt: text }),
  fact('goods-received', { lines: receivedLines }),
  fact('stock-put-away', { postings: z.array(bookPosting) }),
  fact('tracked', { event: trackingEvent }),
  fact('held', { hold }),
  fact('fixed', { changes: z.array(fieldChange), by: text, note: optionalText }),
  fact('resumed', { stage, by: text }),
  fact('promise-moved', { promise: shipPromise }),
  fact('held-back', { reason: text }),
  fact('let-go', {}),
  fact('cancel-requested', { reason: text, by: text, replaced: z.optional(z.literal(true)) }),
  fact('cancel-answered', { answer: z.enum(['accepted', 'too-late']) }),
  fact('return-requested', { reason: text, by: text }),
  fact('parcel-returned', {}),
  fact('parcel-tallied', { requestId: text, lines: receivedLines }),
  fact('parcel-stopped', {}),
  fact('parcel-too-late', {}),
  fact('stock-returned', { postings: z.array(bookPosting) }),
  fact('label-voided', {}),
  fact('ended', { status: z.enum(['delivered', 'cancelled', 'returned', 'written-off']) }),
]);
