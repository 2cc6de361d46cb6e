import { nextVersion } from '../domain/consignment/asks.ts';
import type { Consignment } from '../domain/consignment/consignment.ts';
import { beijingTime } from '../domain/customs/beijing-time.ts';
import { checkCebDocument } from '../domain/customs/check-ceb-document.ts';
import { declaredWaybillNumber } from '../domain/customs/declared-waybill.ts';
import { buildDocument, isBuilt } from '../domain/customs/documents/build-document.ts';
import type { BuiltKind } from '../domain/customs/documents/build-document.ts';
import { documentGuid } from '../domain/identifiers/document-guid.ts';
import { DOCUMENTS } from '../domain/trade/documents.ts';
import type { DocumentKind } from '../domain/trade/documents.ts';
import type { DocumentRecord } from '../ports/order-store.ts';
import type { Services } from '../ports/services.ts';
import { withFacts } from './draft.ts';
import type { Draft } from './draft.ts';

type PrepareServices = Pick<Services, 'clock' | 'vault' | 'documents' | 'writer' | 'fingerprint'>;

/**
 * Makes a document ready to go: one that we file is built, checked and stored as the exact bytes
 * that will be sent, however often they are sent; for one that its own party files we note that
 * we are about to ask. A document that breaks the schema's rules becomes a refused ask, which
 * holds the consignment with the element named.
 */
export async function prepareDocument(
  services: PrepareServices,
  draft: Draft,
  kind: DocumentKind,
): Promise<Draft> {
  const now = services.clock.now();
  const documentVersion = nextVersion(draft.consignment, kind);
  if (!DOCUMENTS[kind].entrustedToUs || !isBuilt(kind)) {
    return withFacts(draft, { facts: [{ type: 'document-filed', kind, documentVersion }] }, now);
  }
  const built = await wireBytes(services, draft.consignment, kind, documentVersion);
  if (!built.ok) {
    const { code, message } = built;
    const fact = { type: 'ask-refused' as const, ask: `document-${kind}` as const, code, message };
    return withFacts(draft, { facts: [fact] }, now);
  }
  const record = documentRecord(services, draft.consignment, kind, documentVersion, built.bytes);
  await services.documents.put(record.key, built.bytes, 'application/xml');
  const { hash } = record;
  const fact = { type: 'document-filed' as const, kind, documentVersion, hash };
  const filed = withFacts(draft, { facts: [fact] }, now);
  return { ...filed, documents: [...filed.documents, record] };
}

/**
 * Where the bytes of a document version lie. The digest is part of it: a rival that loses the race
 * to commit has stored other bytes, and must not have replaced those that the winner recorded.
 */
export function documentKey(
  consignmentId: string,
  kind: DocumentKind,
  version: number,
  hash: string,
): string {
  return `consignments/${consignmentId}/${kind}-${String(version)}-${hash.slice(0, 12)}.xml`;
}

type Built =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly code: string; readonly message: string };

async function wireBytes(
  { clock, vault, writer, fingerprint }: PrepareServices,
  consignment: Consignment,
  kind: BuiltKind,
  version: number,
): Promise<Built> {
  const seed = `${consignment.consignmentId}.${kind}.${String(version)}`;
  const document = buildDocument(kind, {
    consignment,
    identity: await vault.open(consignment.orderId),
    waybillNumber: declaredWaybillNumber(consignment),
    guid: documentGuid(fingerprint.sha256(seed)),
    appTime: beijingTime(clock.now()),
  });
  const [problem] = checkCebDocument(document);
  if (problem !== undefined) {
    return { ok: false, code: problem.rule, message: problem.message };
  }
  return { ok: true, bytes: await writer.write(document, consignment) };
}

function documentRecord(
  { clock, fingerprint }: PrepareServices,
  { consignmentId }: Consignment,
  kind: DocumentKind,
  version: number,
  bytes: Uint8Array,
): DocumentRecord {
  const hash = fingerprint.sha256(bytes);
  return {
    consignmentId,
    kind,
    message: kind,
    version,
    party: DOCUMENTS[kind].filedBy,
    at: clock.now(),
    hash,
    key: documentKey(consignmentId, kind, version, hash),
  };
}
