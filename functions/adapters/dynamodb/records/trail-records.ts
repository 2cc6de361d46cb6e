import * as z from 'zod/mini';
import type {
  Case,
  DeliveryRecord,
  DocumentRecord,
  InboxMark,
} from '../../../ports/order-store.ts';
import { documentKind } from './consignment-record.ts';
import { integer, optionalInteger, optionalText } from './shared-values.ts';
import type { ShapeOf } from './shared-values.ts';

/** A document's place in the document store. */
export const documentRecord: z.ZodMiniType<DocumentRecord> = z.looseObject({
  consignmentId: z.string(),
  kind: z.union([documentKind, z.literal('receipt'), z.literal('evidence')]),
  message: z.string(),
  answers: z.optional(documentKind),
  version: integer,
  party: z.string(),
  at: z.string(),
  hash: z.string(),
  key: z.string(),
} satisfies ShapeOf<DocumentRecord>);

/** A case as both stores keep it. */
export const caseRecord: z.ZodMiniType<Case> = z.looseObject({
  caseId: z.string(),
  merchantId: z.string(),
  kind: z.string(),
  severity: z.enum(['critical', 'warning']),
  title: z.string(),
  detail: z.string(),
  consignmentId: optionalText,
  openedAt: z.string(),
  status: z.enum(['open', 'closed']),
} satisfies ShapeOf<Case>);

/** An entry of a channel's inbound delivery log. */
export const deliveryRecord: z.ZodMiniType<DeliveryRecord> = z.looseObject({
  channelId: z.string(),
  receivedAt: z.string(),
  deliveryId: z.string(),
  topic: z.string(),
  bytes: integer,
  bodyHash: z.string(),
  outcome: z.enum(['accepted', 'refused']),
  reason: optionalText,
  signatureHeaderFound: z.boolean(),
  clockSkewSeconds: optionalInteger,
  occurredAt: optionalText,
  signedAs: optionalText,
  test: z.optional(z.boolean()),
} satisfies ShapeOf<DeliveryRecord>);

/** The payload hash first seen under a delivery id. */
export const inboxRecord: z.ZodMiniType<InboxMark> = z.looseObject({
  channelId: z.string(),
  deliveryId: z.string(),
  payloadHash: z.string(),
  at: z.string(),
} satisfies ShapeOf<InboxMark>);
