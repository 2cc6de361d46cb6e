import * as z from 'zod/mini';
import { LOAD_ASK_NAMES } from '../../../domain/load/load-ask-names.ts';
import type { LoadDocument, LoadDocumentKind } from '../../../domain/load/load-documents.ts';
import type { LoadEvent, PlannedLoad } from '../../../domain/load/load-events.ts';
import { LOAD_STATES } from '../../../domain/load/load-states.ts';
import type {
  LeftEntry,
  Load,
  LoadBooking,
  LoadEntry,
  LoadGatePass,
  PackedIn,
} from '../../../domain/load/load.ts';
import type { PackedParcel } from '../../../domain/load/packing.ts';
import { TRADE_MODES } from '../../../domain/trade/trade-modes.ts';
import type { StoredLoad } from '../../../ports/load-store.ts';
import { integer, oneOf, optionalText } from './shared-values.ts';
import type { ShapeOf } from './shared-values.ts';

const text = z.string();
const askName = z.enum(LOAD_ASK_NAMES);
const documentKind = z.enum(['507', '607', '509', '711'] satisfies readonly LoadDocumentKind[]);
const receipt = z.looseObject({ status: text, at: text, info: text });

const packedIn = {
  bag: text,
  bagSeal: optionalText,
  pallet: optionalText,
} satisfies ShapeOf<PackedIn>;

const packedParcel = z.looseObject({
  consignmentId: text,
  ...packedIn,
} satisfies ShapeOf<PackedParcel>);

const entry = z.looseObject({
  consignmentId: text,
  waybillNumber: text,
  listNumber: optionalText,
  weightGrams: integer,
  joinedAt: text,
  atSite: z.optional(z.literal(true)),
  packedIn: z.optional(z.looseObject(packedIn)),
} satisfies ShapeOf<LoadEntry>);

const leftEntry = z.looseObject({
  consignmentId: text,
  reason: text,
} satisfies ShapeOf<LeftEntry>);

const booking = z.looseObject({
  masterBill: text,
  voyage: text,
  vessel: text,
  trafficMode: text,
  plate: text,
  departsAt: text,
} satisfies ShapeOf<LoadBooking>);

const gatePass = z.looseObject({
  number: text,
  plate: text,
  seal: text,
  listNumbers: z.array(text),
} satisfies ShapeOf<LoadGatePass>);

const loadDocument = z.looseObject({
  kind: documentKind,
  version: integer,
  askedAt: text,
  receipts: z.array(receipt),
  earlierReceipts: z.array(receipt),
  acceptedAt: optionalText,
  rejected: z.optional(receipt),
} satisfies ShapeOf<LoadDocument>);

const planned = {
  loadId: text,
  number: integer,
  kind: z.enum(['bag', 'pallet', 'vehicle', 'flight', 'sailing']),
  merchantId: text,
  warehouseId: text,
  carrierId: text,
  customsId: text,
  customsCode: text,
  mode: oneOf(TRADE_MODES),
  destination: text,
  exportArrival: z.optional(z.literal('after-release')),
} satisfies ShapeOf<PlannedLoad>;

const load = z.looseObject({
  ...planned,
  version: integer,
  status: oneOf(LOAD_STATES),
  openedAt: text,
  updatedAt: text,
  closesAt: text,
  entries: z.array(entry),
  left: z.array(leftEntry),
  closedAt: optionalText,
  seal: optionalText,
  booking: z.optional(booking),
  gatedOutAt: optionalText,
  plate: optionalText,
  gatePassNumber: optionalText,
  gatePass: z.optional(gatePass),
  listsReleasedAt: optionalText,
  departedAt: optionalText,
  departedFrom: optionalText,
  arrivedAt: optionalText,
  arrivedIn: optionalText,
  documents: z.partialRecord(documentKind, loadDocument),
  refused: z.partialRecord(askName, z.looseObject({ code: text, message: text, at: text })),
  requests: z.partialRecord(askName, integer),
  newsVersion: integer,
} satisfies ShapeOf<Load>);

/** A load as both stores keep it. */
export const storedLoadRecord: z.ZodMiniType<StoredLoad> = z.looseObject({
  load,
  asks: z.array(
    z.looseObject({
      name: askName,
      requestId: text,
      attempts: integer,
      askedAt: text,
      againAt: text,
    }),
  ),
  told: integer,
  revision: integer,
} satisfies ShapeOf<StoredLoad>);

const envelope = { loadId: text, version: integer, at: text, messageId: optionalText };

function fact<Type extends string, Shape extends z.core.$ZodShape>(type: Type, shape: Shape) {
  return z.looseObject({ type: z.literal(type), ...shape, ...envelope });
}

/** An event of a load's trail as both stores keep it. */
export const loadEventRecord: z.ZodMiniType<LoadEvent> = z.discriminatedUnion('type', [
  fact('opened', { planned: z.looseObject(planned) }),
  fact('joined', { entry }),
  fact('left', { consignmentId: text, reason: text, by: optionalText }),
  fact('stayed-behind', { consignmentId: text, reason: text }),
  fact('closed', {
    because: z.enum(['time', 'full', 'operator']),
    by: optionalText,
    seal: text,
    entries: z.array(entry),
    takenOut: z.array(leftEntry),
  }),
  fact('ask-refused', { ask: askName, requestId: text, code: text, message: text }),
  fact('booked', { booking }),
  fact('gate-pass-issued', { number: text }),
  fact('gated-out', {
    occurredAt: text,
    plate: text,
    gatePass: z.optional(gatePass),
    packing: z.optional(z.array(packedParcel)),
  }),
  fact('declaration-asked', { kind: documentKind, documentVersion: integer }),
  fact('receipt-received', { kind: documentKind, status: text, receivedAt: text, info: text }),
  fact('lists-released', {}),
  fact('departed', { occurredAt: text, place: optionalText }),
  fact('arrived', { occurredAt: text, place: optionalText }),
  fact('asked-again', { by: text, note: optionalText }),
]);
