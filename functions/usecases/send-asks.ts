import type { AskName } from '../domain/consignment/ask-names.ts';
import type { AskRow } from '../domain/consignment/ask-row.ts';
import { requestIdOf } from '../domain/consignment/asks.ts';
import type { ConsignmentFact } from '../domain/consignment/consignment-events.ts';
import type { Consignment } from '../domain/consignment/consignment.ts';
import { asksForIdentity } from '../domain/destinations/pre-advice-sets.ts';
import type { DocumentKind } from '../domain/trade/documents.ts';
import type { AskInput, AskResult } from '../ports/partners.ts';
import type { Services } from '../ports/services.ts';
import type { Draft } from './draft.ts';
import { screenConsignment } from './screen-consignment.ts';
import { toSigning } from './signing/signing-messages.ts';
import type { SignedKind } from './signing/signing-messages.ts';

type PartnerServices = Pick<
  Services,
  | 'warehouse'
  | 'carrier'
  | 'paymentFirm'
  | 'customs'
  | 'documents'
  | 'queue'
  | 'vault'
  | 'screening'
  | 'clock'
>;
interface SenderInput extends AskInput {
  /** It was asked before, and the partner said what became of it. */
  readonly lookedFor: boolean;
}
type Sender = (services: PartnerServices, input: SenderInput) => Promise<AskResult>;

/** A queue takes delays up to this; longer waits are found by the sweep. */
const LONGEST_DELAY_SECONDS = 900;
const FIRST_DELAY_SECONDS = 2;

/** Filed by whoever signs it, who asks customs for it where nobody did. */
const fileDocument =
  (kind: SignedKind): Sender =>
  async (services, { consignment, lookedFor }) => {
    const { consignmentId, documents } = consignment;
    const { version = 1 } = documents[kind] ?? {};
    await toSigning(services, { consignmentId, kind, version, lookedFor });
    return { kind: 'asked' };
  };

const declareWaybill =
  (kind: DocumentKind): Sender =>
  async ({ carrier, vault }, input) =>
    carrier.declareWaybill({
      ...input,
      kind,
      identity: await vault.open(input.consignment.orderId),
    });

const SENDERS: { readonly [Name in AskName]?: Sender } = {
  screening: (services, { consignment }) => screenConsignment(services, consignment),
  fulfilment: ({ warehouse }, input) => warehouse.requestFulfilment(input),
  waybill: ({ carrier }, input) => carrier.drawWaybill(input),
  'pre-advice': async ({ carrier, vault }, input) => {
    const { orderId, shipTo } = input.consignment;
    const identity = asksForIdentity(shipTo) ? await vault.open(orderId) : {};
    return carrier.preAdvise({ ...input, identity });
  },
  'payment-record': ({ paymentFirm }, input) => paymentFirm.paymentRecord(input),
  'document-311': fileDocument('311'),
  'document-303': fileDocument('303'),
  'document-403': fileDocument('403'),
  'document-621': fileDocument('621'),
  'document-603': fileDocument('603'),
  'document-623': fileDocument('623'),
  'document-605': fileDocument('605'),
  'document-625': fileDocument('625'),
  'document-213': fileDocument('213'),
  'document-411': ({ paymentFirm }, input) => paymentFirm.declarePayment(input),
  'document-511': declareWaybill('511'),
  'document-505': declareWaybill('505'),
  pick: ({ warehouse }, input) => warehouse.requestPick(input),
  'gate-pass': ({ customs }, input) => customs.requestGatePass(input),
  'gate-out': ({ warehouse }, input) => warehouse.requestGateOut(input),
  'goods-back': ({ warehouse }, input) => warehouse.requestReturn(input),
  'stop-parcel': ({ warehouse }, input) => warehouse.requestStop(input),
  'document-215': ({ warehouse }, input) => warehouse.requestTally(input),
  'void-label': ({ carrier }, input) => carrier.voidWaybill(input),
};

/** What asking partners needs. */
export type AskServices = PartnerServices;

/**
 * Sends the asks of a committed draft and returns what partners answered at once. What failed for
 * the moment is asked again through the queue, under the same request id.
 */
export async function sendAsks(
  services: AskServices,
  { consignment, sends, repeats }: Draft,
): Promise<readonly ConsignmentFact[]> {
  await Promise.all(repeats.map((row) => askAgainSoon(services, consignment, row.name)));
  const facts = await Promise.all(sends.map((row) => send(services, consignment, row, {})));
  return facts.flat();
}

/**
 * Sends one ask and returns the facts of its answer; none when the answer comes later, or when the
 * partner is to be asked again: then that is on the queue already.
 *
 * @param attempt counts from 1 and makes the delay grow; absent when it is sent for the first time
 * @param lookedFor the partner said just now what became of it
 */
export async function send(
  services: AskServices,
  consignment: Consignment,
  row: AskRow,
  { attempt, lookedFor = false }: { readonly attempt?: number; readonly lookedFor?: boolean },
): Promise<readonly ConsignmentFact[]> {
  const sender = SENDERS[row.name];
  if (sender === undefined) throw new Error(`nobody is asked for ${row.name}`);
  const requestId = requestIdOf(consignment, row);
  const result = await sender(services, { consignment, requestId, lookedFor });
  switch (result.kind) {
    case 'asked':
      return [];
    case 'answered':
      return result.facts;
    case 'refused':
      return [{ type: 'ask-refused', ask: row.name, code: result.code, message: result.message }];
    case 'transient':
      await askLater(services, consignment, row.name, attempt ?? 1, result.retryAfterSeconds);
      return [];
  }
}

/** What the ask-again queue carries. */
export interface AskAgainMessage {
  readonly consignmentId: string;
  readonly ask: AskName;
  readonly attempt: number;
}

/** Through the queue: asking again starts with a question about the earlier result. */
async function askAgainSoon(
  { queue }: Pick<Services, 'queue'>,
  { consignmentId }: Consignment,
  ask: AskName,
): Promise<void> {
  const message: AskAgainMessage = { consignmentId, ask, attempt: 1 };
  await queue.send('asks', { body: JSON.stringify(message) });
}

async function askLater(
  { queue }: Pick<Services, 'queue'>,
  { consignmentId }: Consignment,
  ask: AskName,
  attempt: number,
  retryAfterSeconds = 0,
): Promise<void> {
  const message: AskAgainMessage = { consignmentId, ask, attempt: attempt + 1 };
  const growing = FIRST_DELAY_SECONDS * 2 ** Math.min(attempt - 1, 8) + jitter(consignmentId);
  const delaySeconds = Math.min(LONGEST_DELAY_SECONDS, Math.max(retryAfterSeconds, growing));
  await queue.send('asks', { body: JSON.stringify(message), delaySeconds });
}

/** 0 to 3 seconds that differ between consignments, so that they do not come back all at once. */
function jitter(consignmentId: string): number {
  return [...consignmentId].reduce((sum, character) => sum + character.charCodeAt(0), 0) % 4;
}
