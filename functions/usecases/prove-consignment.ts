import type { ConsignmentEvent } from '../domain/consignment/consignment-events.ts';
import type { Consignment } from '../domain/consignment/consignment.ts';
import { foldEvent } from '../domain/consignment/fold-event.ts';
import type { CebContent } from '../domain/customs/ceb-document.ts';
import type { CebReceipt } from '../domain/customs/ceb-receipt.ts';
import { differingElements } from '../domain/customs/compare-content.ts';
import { buildDocument, isBuilt } from '../domain/customs/documents/build-document.ts';
import { documentGuid } from '../domain/identifiers/document-guid.ts';
import type { DocumentRecord } from '../ports/order-store.ts';
import type { Services } from '../ports/services.ts';
import { declarationInput } from './declaration-input-of.ts';

/** What proving reads. */
export type ProofServices = Pick<
  Services,
  'orders' | 'documents' | 'vault' | 'fingerprint' | 'declarationReader'
>;
type Filed = Extract<ConsignmentEvent, { type: 'document-filed' }>;
type Signed = Extract<ConsignmentEvent, { type: 'document-signed' }>;

/** `declared`: what the consignment says. `sent`: what was on the wire. `echoed`: what customs answered to. */
export interface ProofCheck {
  readonly check: 'stored' | 'signed' | 'declared = sent' | 'sent = echoed';
  readonly ok: boolean;
  /** What is wrong, or what was compared. Never a personal value. */
  readonly detail: string;
}

/** What is proved of one stored message. */
export interface ProvedMessage {
  readonly message: string;
  readonly version: number;
  readonly at: string;
  readonly checks: readonly ProofCheck[];
}

export interface Proof {
  readonly consignmentId: string;
  readonly holds: boolean;
  readonly messages: readonly ProvedMessage[];
}

/**
 * Proves that what was declared is what was sent and what customs answered to. Every stored message
 * is read again: its bytes have the digest of its record and of its event, its signature verifies,
 * its elements are those that follow from the consignment as it stood when it was filed, and every
 * receipt names the consignment and stands in the trail. Undefined when there is no such consignment.
 */
export async function proveConsignment(
  services: ProofServices,
  consignmentId: string,
): Promise<Proof | undefined> {
  const [consignment, events, records] = await Promise.all([
    services.orders.consignment(consignmentId),
    services.orders.events(consignmentId),
    services.orders.documents(consignmentId),
  ]);
  if (consignment === undefined) return undefined;
  const messages = await Promise.all(
    records
      .filter(({ kind }) => kind === 'receipt' || isBuilt(kind))
      .map(async (record) => ({
        message: record.message,
        version: record.version,
        at: record.at,
        checks: await checksOf(services, record, { consignment, events }),
      })),
  );
  const holds = messages.every(({ checks }) => checks.every(({ ok }) => ok));
  return { consignmentId, holds, messages };
}

interface Trail {
  readonly consignment: Consignment;
  readonly events: readonly ConsignmentEvent[];
}

async function checksOf(
  services: ProofServices,
  record: DocumentRecord,
  trail: Trail,
): Promise<readonly ProofCheck[]> {
  const bytes = await services.documents.get(record.key);
  if (bytes === undefined) return [stored(false, 'its bytes are gone')];
  if (services.fingerprint.sha256(bytes) !== record.hash) {
    return [stored(false, 'its bytes are not those that were recorded')];
  }
  return record.kind === 'receipt'
    ? [stored(true, record.hash), ...receiptChecks(services, bytes, trail)]
    : sentChecks(services, record, bytes, trail);
}

function stored(ok: boolean, detail: string): ProofCheck {
  return { check: 'stored', ok, detail };
}

async function sentChecks(
  services: ProofServices,
  record: DocumentRecord,
  bytes: Uint8Array,
  { events }: Trail,
): Promise<readonly ProofCheck[]> {
  const filed = events.find(
    (event): event is Filed =>
      event.type === 'document-filed' &&
      event.kind === record.kind &&
      event.documentVersion === record.version,
  );
  const signed = events.findLast(
    (event): event is Signed =>
      event.type === 'document-signed' &&
      event.kind === record.kind &&
      event.documentVersion === record.version,
  );
  const hash = signed?.hash ?? filed?.hash;
  if (filed === undefined || hash !== record.hash) {
    return [stored(false, 'no event filed these bytes')];
  }
  const read = services.declarationReader.sent(bytes);
  if (!read.ok) return [stored(true, record.hash), sent(false, read.message)];
  const { contents, signature } = read.value;
  return [
    stored(true, record.hash),
    {
      check: 'signed',
      ok: signature.ok,
      detail: signature.ok ? 'verifies with its certificate' : signature.message,
    },
    await declaredCheck(
      services,
      { ...filed, version: signed?.version ?? filed.version },
      contents,
      events,
    ),
  ];
}

function sent(ok: boolean, detail: string): ProofCheck {
  return { check: 'declared = sent', ok, detail };
}

/** Identity values are kept as they are now: what was corrected since cannot be compared any more. */
const IDENTITY = /(?:IdNumber|[tT]elephone)$/;

async function declaredCheck(
  { vault, fingerprint }: ProofServices,
  { kind, documentVersion, appTime, version, consignmentId }: Filed,
  contents: readonly CebContent[],
  events: readonly ConsignmentEvent[],
): Promise<ProofCheck> {
  const before = events
    .filter((event) => event.version < version)
    .reduce<Consignment | undefined>(foldEvent, undefined);
  if (before === undefined || !isBuilt(kind)) return sent(false, 'nothing stood before it');
  const guid = documentGuid(
    fingerprint.sha256(`${consignmentId}.${kind}.${String(documentVersion)}`),
  );
  const content = contents.find(({ head }) => head['guid'] === guid);
  if (content === undefined) return sent(false, 'the message holds no document of this number');
  const identity = await vault.open(before.orderId);
  const declared = buildDocument(
    kind,
    declarationInput(before, identity, {
      ...{ kind, version: documentVersion, guid },
      appTime: appTime ?? content.head['appTime'] ?? '',
    }),
  );
  const corrected = events.some(
    (event) =>
      event.version > version &&
      event.type === 'fixed' &&
      event.changes.some((change) => change.identity !== undefined),
  );
  const names = differingElements(declared, content).filter(
    (name) => !corrected || !IDENTITY.test(name),
  );
  const compared = Object.keys(content.head).length + content.lines.length;
  return names.length === 0
    ? sent(true, `${String(compared)} elements and lines agree`)
    : sent(false, `differs in ${names.join(', ')}`);
}

function receiptChecks(
  { declarationReader }: ProofServices,
  bytes: Uint8Array,
  trail: Trail,
): readonly ProofCheck[] {
  const read = declarationReader.receipts(bytes);
  // Notices, e.g. tax bills, answer no document.
  if (!read.ok) return read.code === 'receipt-unknown' ? [] : [echoed(false, read.message)];
  const ours = read.value.filter((receipt) => isAnswered(receipt, trail));
  const [first] = ours;
  if (first === undefined) return [echoed(false, 'no event of the trail tells of it')];
  const foreign = ours.flatMap((receipt) => foreignKeys(receipt, trail.consignment));
  return foreign.length > 0
    ? [echoed(false, `names another ${foreign.join(', ')}`)]
    : [echoed(true, `names ${Object.keys(first.keys).join(', ')} of this consignment`)];
}

function echoed(ok: boolean, detail: string): ProofCheck {
  return { check: 'sent = echoed', ok, detail };
}

function isAnswered({ status, at }: CebReceipt, { events }: Trail): boolean {
  return events.some(
    (event) =>
      event.type === 'receipt-received' && event.status === status && event.receivedAt === at,
  );
}

/** Keys by which the receipt names what it answers, and that are not ours. */
function foreignKeys({ keys }: CebReceipt, consignment: Consignment): readonly string[] {
  const { consignmentId, orderNumber, listNumber, payment, legs, parties } = consignment;
  const own: { readonly [key: string]: readonly (string | undefined)[] } = {
    copNo: [consignmentId],
    coElNo: [consignmentId],
    orderNo: [orderNumber],
    invtNo: [listNumber],
    payTransactionId: [payment.transactionId],
    logisticsNo: legs.map(({ waybillNumber }) => waybillNumber),
    ebcCode: [parties.seller.code],
    ebpCode: [parties.platform.code],
    agentCode: [parties.declarant.code],
  };
  return Object.entries(keys)
    .filter(([key, value]) => value !== '' && own[key]?.includes(value) === false)
    .map(([key]) => key);
}
