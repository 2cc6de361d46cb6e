import type { ConsignmentFact } from '../domain/consignment/consignment-events.ts';
import type { Instant } from '../domain/instant.ts';
import type { DocumentKind } from '../domain/trade/documents.ts';
import type { DocumentRecord } from '../ports/order-store.ts';
import type { KeptMessage, Statement } from '../ports/partners.ts';
import type { Services } from '../ports/services.ts';
import { withFacts } from './draft.ts';
import type { Draft } from './draft.ts';

type KeepServices = Pick<Services, 'documents' | 'fingerprint'>;

/**
 * The draft after what a partner said. A message that told something new is kept as it came: its
 * bytes are stored before the commit, its record goes in the same commit as the event. Repeats
 * tell nothing new and leave nothing behind.
 */
export async function withStatement(
  services: KeepServices,
  draft: Draft,
  statement: Statement & { readonly messageId?: string },
  at: Instant,
): Promise<Draft> {
  const told = withFacts(draft, statement, at);
  const { kept, facts } = statement;
  if (kept === undefined || told.events.length === draft.events.length) return told;
  const record = recordOf(services, told, kept, answeredBy(facts), at);
  await services.documents.put(record.key, kept.body, 'application/xml');
  return { ...told, documents: [...told.documents, record] };
}

/**
 * The digest in the key keeps apart what is not the same; a conflict stores the same bytes again.
 * As version it has that of the consignment that it made, which no other message can have.
 */
function recordOf(
  { fingerprint }: KeepServices,
  { consignment: { consignmentId, version } }: Draft,
  { message, body }: KeptMessage,
  answers: DocumentKind | undefined,
  at: Instant,
): DocumentRecord {
  const hash = fingerprint.sha256(body);
  const key = `consignments/${consignmentId}/receipt-${message}-${hash.slice(0, 12)}.xml`;
  const said = { kind: 'receipt', message, answers, party: 'customs' } as const;
  return { ...said, consignmentId, version, at, hash, key };
}

function answeredBy(facts: readonly ConsignmentFact[]): DocumentKind | undefined {
  const receipt = facts.find((fact) => fact.type === 'receipt-received');
  // A tax bill follows the import list.
  return receipt?.kind ?? (facts.some(({ type }) => type === 'tax-billed') ? '621' : undefined);
}
