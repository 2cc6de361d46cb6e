import { iossEvidence } from '../domain/ioss/ioss-evidence.ts';
import type { Instant } from '../domain/instant.ts';
import type { DocumentRecord } from '../ports/order-store.ts';
import type { Services } from '../ports/services.ts';
import type { Draft } from './draft.ts';

/**
 * The draft of a delivered consignment with its evidence under the IOSS scheme as a document; the
 * bytes are stored before the commit. Any other draft stays as it is. Source: Council Implementing
 * Regulation (EU) 282/2011 art. 63c; kept for ten years (art. 369x of Directive 2006/112/EC).
 */
export async function withIossEvidence(
  { documents, fingerprint }: Pick<Services, 'documents' | 'fingerprint'>,
  draft: Draft,
  at: Instant,
): Promise<Draft> {
  const { consignmentId, version, status } = draft.consignment;
  const evidence = status === 'delivered' ? iossEvidence(draft.consignment) : undefined;
  if (evidence === undefined) return draft;
  const body = Buffer.from(`${JSON.stringify(evidence, null, 2)}\n`);
  const hash = fingerprint.sha256(body);
  const key = `consignments/${consignmentId}/ioss-evidence-${hash.slice(0, 12)}.json`;
  await documents.put(key, body, 'application/json');
  const record: DocumentRecord = {
    ...{ consignmentId, kind: 'evidence', message: 'IOSS', version, party: 'merchant' },
    ...{ at, hash, key },
  };
  return { ...draft, documents: [...draft.documents, record] };
}
